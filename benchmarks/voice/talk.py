"""What a session would take for its own of a file of other people's talk, as text.

    python -m benchmarks.voice.talk FILE

A sentence a line, each heard right in both readings, as by an open microphone during a session.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.understanding.limber_nlu import Understanding

_SIGN = "report_pain"
# What changes a session. What is merely answered does not count as a false trigger: the clock runs.
CHANGES = {"pause", "resume", "stop", "skip", "back", "switch_sides", "longer", "shorter"} | {
    "set_length",
    "ready",
    _SIGN,
    "start_session",
    "state_condition",
}
SILENT = {"out_of_scope"}  # what was meant for others is not answered
Parse = Callable[[str, str], dict[str, Any]]


@dataclass(frozen=True)
class Taken:
    """Of so many sentences, those that would change a session, and how many would be answered."""

    sentences: int
    changes: tuple[str, ...]
    answered: int

    @property
    def signs(self) -> int:
        """Of the changes, those taken for a warning sign."""
        return sum(one.endswith(f"({_SIGN})") for one in self.changes)


def taken(talk: Iterable[str], parse: Parse) -> Taken:
    """What is taken of it."""
    meant = [(text, str(parse(text, text)["intent"]["name"])) for text in talk]
    changes = tuple(f"{text} ({intent})" for text, intent in meant if intent in CHANGES)
    answered = sum(intent not in CHANGES | SILENT for _, intent in meant)
    return Taken(len(meant), changes, answered)


def main(files: list[str]) -> int:
    """Prints it for a file; an exit status."""
    if len(files) != 1 or not Path(files[0]).is_file():
        print(__doc__, file=sys.stderr)
        return 2
    lines = Path(files[0]).read_text(encoding="utf-8").split("\n")
    found = taken([line for line in lines if line.strip()], Understanding().overheard)
    print(*found.changes, sep="\n")
    share = 1000 * len(found.changes) / max(1, found.sentences)
    print(f"{len(found.changes)} of {found.sentences} change a session ({share:.1f} in 1,000),")
    print(f"{found.signs} of them as warning signs;")
    print(f"{found.answered} more are answered.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
