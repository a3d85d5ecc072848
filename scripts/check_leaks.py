"""Fails when a sentence stands, or nearly, in two of the training, development and test sets.

    python -m scripts.check_leaks [--remove]

Compared are the words, without case, punctuation, apostrophes, polite words and articles
(`bot.nlu.likeness`): equal, or from four words on as sets of words that are 92 % alike. What has
one or two words then ("stop", "pause please") is exempt: everybody says it, and a training set that
must not have it would be no training set. Which files are which set: `bot.nlu.labelling.sets`.

`--remove` deletes the offending examples from the training files, and nothing else in them. What
stands in both development and test is for people to settle.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bot.nlu.labelling.sets import DEVELOPMENT, TEST, TRAINING, Sentence, read_set, sentences
from bot.nlu.likeness import pairs
from bot.paths import PROJECT_DIR

_DROP = (
    "Delete the training example; `python -m scripts.check_leaks --remove` does. "
    "Then `make train`, and `make net` after a change in knowledge/safety."
)
_TO_DO = {
    (TRAINING, DEVELOPMENT): _DROP,
    (TRAINING, TEST): _DROP,
    (DEVELOPMENT, TEST): "Delete or reword the development sentence, never the test's.",
}


@dataclass(frozen=True)
class Leak:
    """A sentence of one set that is, or nearly, in another; `score` is 100 for the same words."""

    one: Sentence
    other: Sentence
    sets: tuple[str, str]
    score: float


def find_leaks(project: Path) -> list[Leak]:
    """Every pair across the sets."""
    read = {name: read_set(project, name) for name in (TRAINING, DEVELOPMENT, TEST)}
    return [
        Leak(read[one][pair.one], read[other][pair.other], (one, other), pair.score)
        for one, other in combinations(read, 2)
        for pair in pairs([say.text for say in read[one]], [say.text for say in read[other]])
    ]


def remove(leaks: Iterable[Leak]) -> int:
    """Deletes the training examples among the leaks from their files; how many that were."""
    offending: dict[Path, set[str]] = defaultdict(set)
    for leak in leaks:
        if leak.sets[0] == TRAINING:
            offending[leak.one.file].add(leak.one.text)
    count = 0
    for file, texts in offending.items():
        before = file.read_text(encoding="utf-8")
        gone = [say for say in sentences(before, file) if say.text in texts]
        file.write_text(without(before, gone), encoding="utf-8")
        count += len(gone)
    return count


def without(text: str, gone: Iterable[Sentence]) -> str:
    """The text of a file without the lines of some sentences."""
    lines = {line for say in gone for line in range(say.line, say.last + 1)}
    return "\n".join(
        line for number, line in enumerate(text.split("\n"), start=1) if number not in lines
    )


def report(leaks: Sequence[Leak], project: Path) -> list[str]:
    """The pairs by the sets they are of, and what to do about them."""
    lines = []
    for sets, to_do in _TO_DO.items():
        found = [leak for leak in leaks if leak.sets == sets]
        if not found:
            continue
        lines += ["", f"{sets[0]} and {sets[1]}: {len(found)}. {to_do}"]
        for leak in found:
            alike = "" if leak.score == 100 else f" ({leak.score:.0f} % alike)"
            lines += [f"  {_place(leak.one, project)}", f"    {_place(leak.other, project)}{alike}"]
    return lines


def _place(say: Sentence, project: Path) -> str:
    return f"{say.file.relative_to(project)}:{say.line}: {say.text}"


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT_DIR) -> int:
    """Checks, says what it found; an exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.check_leaks")
    parser.add_argument("--remove", action="store_true", help="delete the training examples")
    wanted = parser.parse_args(arguments)
    leaks = find_leaks(project)
    if wanted.remove:
        print(f"Training examples deleted: {remove(leaks)}")
        leaks = find_leaks(project)
    for line in report(leaks, project):
        print(line)
    print(f"Sentences in two sets: {len(leaks)}" if leaks else "No sentence is in two sets.")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
