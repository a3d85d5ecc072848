"""Whether every name that means several stretches has a question, and none asks without need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from knowledge.checks.finding import Finding
from knowledge.checks.names import Ears, Record, plain
from knowledge.shared_names import MOST_CHOICES, SharedName, SharedNames
from knowledge.stretch import Stretch
from knowledge.vocabulary import spoken

Records = Mapping[str, Record]

FILE = "shared_names.yml"
_HEADS = {"stretch": "stretches", "pose": "poses", "exercise": "exercises"}


def check_asked(
    records: Records, shared: SharedNames, ears: Ears, of: Iterable[Record] | None = None
) -> Iterator[Finding]:
    """Every way to shorten a name (`of` some records) that fits several has a question to ask."""
    unasked: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for phrase in sorted({part for one in of or records.values() for part in parts(one.names)}):
        for ids in ears.link(f"the {phrase}"):
            if 1 < len(ids) <= MOST_CHOICES and shared.of(ids) is None:
                unasked[ids].append(phrase)
    for ids, phrases in unasked.items():
        what = f"{' and '.join(map(repr, phrases))} may be {', '.join(ids)}, and nothing is asked"
        do = f"Add it with `means`, `choices` and a question such as: {_question(ids, records)}"
        yield Finding(plain(phrases[0]), what, do, file=FILE)


def check_shared(records: Records, shared: SharedNames, ears: Ears) -> Iterator[Finding]:
    """Each entry means records that exist and tells them apart, in words that are asked for."""
    for one in shared.values():
        missing = [stretch for stretch in one.means if stretch not in records]
        if missing:
            what = f"{', '.join(missing)} is no record of the base"
            yield Finding(one.name, what, "Correct the id.", file=FILE)
            continue
        for name in one.names:
            owners = [other.id for other in records.values() if plain(name) in _own(other)]
            if len(owners) == 1:
                what = f"{name!r} is a name of {owners[0]}, which is understood without asking"
                yield Finding(one.name, what, "Take it out.", file=FILE)
                continue
            found = list(ears.link(f"the {name}"))
            if found != [tuple(sorted(one.means))]:
                told = "; ".join(", ".join(ids) for ids in found) or "nothing"
                what = f"{name!r} is understood as {told}"
                yield Finding(one.name, what, "Bring `means` in line, or drop it.", file=FILE)
        yield from _choices(one)


def _own(record: Record) -> set[str]:
    return {plain(name) for name in record.names}


def _question(ids: tuple[str, ...], records: Records) -> str:
    told = [
        spoken(one.performance.position) if isinstance(one, Stretch) else f"{one.minutes:g} minutes"
        for one in map(records.__getitem__, ids)
    ]
    return f"{' or '.join(told).capitalize()}?"


def _choices(one: SharedName) -> Iterator[Finding]:
    asked = plain(one.ask)
    for stretch in one.means:
        words = [choice for choice, chosen in one.choices.items() if chosen == stretch]
        if not any(plain(word) in asked for word in words):
            what = f"the question offers no words for {stretch}, which has: {', '.join(words)}"
            yield Finding(f"{one.name}.ask", what, "Ask with words of `choices`.", file=FILE)
        for word in words:
            if one.chosen(word) != stretch:
                what = f"{word!r} does not choose {stretch}"
                yield Finding(f"{one.name}.choices", what, "Make it differ.", file=FILE)


def parts(names: list[str]) -> Iterator[str]:
    """Names, and what is left of them when their first words are dropped; also as plural."""
    for name in names:
        said = plain(name).split()
        for first in range(len(said)):
            part = said[first:]
            if part[-1] in _HEADS and len(part) > 1:
                yield " ".join([*part[:-1], _HEADS[part[-1]]])
            yield " ".join(part)
