"""Has `limber voice` talk with a scripted person on a virtual sound card, and prints what happens.

    python -m scripts.try_voice SCRIPT [options of `limber voice`]

Needs PulseAudio (see `scripts/voice_room.py`) and the programs of the person's voices. A script has
a line for each thing that the person does:

    wait Hello                   until Limber's terminal shows that
    rest 4                       so many seconds
    quiet 1                      until Limber has said nothing for so many seconds
    flite:slt stretch my hips    says it, in a voice of `scripts/voices.py`
"""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from scripts.voice_room import Limber, Person, missing, timed, virtual_card

_PATIENCE_S = 60.0


def main(arguments: list[str]) -> int:
    """Plays a script; an exit status, 1 when something that was waited for did not come."""
    if lacking := missing():
        print(f"Install these first: {', '.join(lacking)}", file=sys.stderr)
        return 2
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        steps = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
        missed = played([step for step in steps if step.strip()], arguments[1:])
    except (OSError, TimeoutError, subprocess.SubprocessError) as error:
        print(error, file=sys.stderr)
        return 2
    for step in missed:
        print(f"Did not come: {step}", file=sys.stderr)
    return 1 if missed else 0


def played(steps: list[str], options: list[str]) -> list[str]:
    """Plays the steps of a script to `limber voice` with these options; those that did not come."""
    show = timed()
    with virtual_card() as card, closing(Person(card, show)) as person:
        limber = Limber(card, options, show)
        try:
            return [step for step in steps if not _done(step, limber, person)]
        finally:
            limber.leaves()


def _done(step: str, limber: Limber, person: Person) -> bool:
    what, _, how = step.partition(" ")
    if what == "rest":
        time.sleep(float(how))
    elif what == "quiet":
        return person.hears_nothing(float(how), within_s=_PATIENCE_S)
    elif what == "wait":
        return limber.shows(how.strip(), within_s=_PATIENCE_S)
    else:
        person.says(how.strip(), what)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
