"""Whether every record can be found: by a name of its own, and by what it is good for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.checks.finding import Finding, file_of
from knowledge.checks.names import Ears
from knowledge.stretch import Stretch
from knowledge.vocabulary import spoken


def check_reach(stretches: Iterable[Stretch], ears: Ears) -> Iterator[Finding]:
    """A name leads to each record alone, and a part of the body that can be asked for does."""
    for stretch in stretches:
        if not any(list(ears.link(name)) == [(stretch.id,)] for name in stretch.names):
            what = "no name leads to it alone"
            do = "Give it a name that no other stretch answers to."
            yield Finding("name", what, do, file=file_of(stretch.id))
        if not any(group in ears.part(spoken(group)) for group in stretch.muscles.primary):
            groups = ", ".join(stretch.muscles.primary)
            what = f"nobody can ask for {groups}"
            do = "Give it a primary group that bot/nlu/body_parts.py has words for."
            yield Finding("muscles.primary", what, do, file=file_of(stretch.id))
