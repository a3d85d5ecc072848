"""Whether everyone can be called: names that are one record's own, that none other sounds like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from knowledge.checks.finding import Finding, file_of
from knowledge.checks.texts import words
from knowledge.routine import Routine
from knowledge.shared_names import SharedNames
from knowledge.stretch import Stretch

MAX_NAME_WORDS = 8
MAX_ALIASES = 12
_HEADS = frozenset(["stretch", "pose", "exercise"])
_SHORTEST, _LONG = 6, 12  # letters, for one slip between two names, and for two
Library = Mapping[str, Stretch]
Record = Stretch | Routine


@dataclass(frozen=True)
class Ears:
    """What is understood of a text, passed in by who knows how.

    `link` gives the stretches that each name in a text means; `sound` a key that words which sound
    alike share; `part` the muscle groups that a text names.
    """

    link: Callable[[str], Sequence[tuple[str, ...]]]
    sound: Callable[[str], str]
    part: Callable[[str], set[str]]


def check_names(stretch: Stretch) -> Iterator[Finding]:
    """Each name once, and no longer than one says it."""
    seen: set[str] = set()
    for index, name in enumerate(stretch.names):
        field = f"aliases.{index - 1}" if index else "name"
        if name.lower() in seen:
            yield Finding(field, f"{name!r} is there already", "Take it out.")
        seen.add(name.lower())
        if len(words(name)) > MAX_NAME_WORDS:
            yield Finding(field, f"more than {MAX_NAME_WORDS} words: {name!r}", "Shorten it.")
    if len(stretch.aliases) > MAX_ALIASES:
        what = f"{len(stretch.aliases)} aliases, at most {MAX_ALIASES}"
        yield Finding("aliases", what, "Keep those that people say.", "warning")


def check_collisions(library: Library, shared: SharedNames) -> Iterator[Finding]:
    """A name that two records have is a shared one, with a question."""
    owners: dict[str, list[str]] = defaultdict(list)
    for stretch in library.values():
        for name in {plain(name) for name in stretch.names}:
            owners[name].append(stretch.id)
    asked = {plain(name) for one in shared.values() for name in one.names}
    for name, ids in sorted(owners.items()):
        if len(ids) > 1 and name not in asked:
            what = f"{name!r} is a name of {' and '.join(ids)}"
            yield Finding("aliases", what, "Keep it in one of them.", file=file_of(ids[-1]))


def check_alike(library: Library, ears: Ears) -> Iterator[Finding]:
    """No names of two records are spelt or sound nearly the same."""
    named = [
        (bare(name), name, stretch.id)
        for stretch in library.values()
        for name in stretch.names
        if bare(name)
    ]
    sounds = {letters: ears.sound(letters) for letters, _, _ in named}
    for (one, name, first), (other, like, second) in combinations(named, 2):
        if first == second or one == other or (one[-3:] != other[-3:] and one[:3] != other[:3]):
            continue
        shorter = min(len(one), len(other))
        slips = 0 if shorter < _SHORTEST else 1 if shorter < _LONG else 2
        near = OSA.distance(one, other, score_cutoff=slips) <= slips
        if near or sounds[one] == sounds[other]:
            what = f"{name!r} is {'spelt' if near else 'heard'} nearly like {like!r} of {second}"
            do = "Choose another name for one of them."
            yield Finding("aliases", what, do, "warning", file_of(first))


def check_own_names(
    records: Iterable[Record], folder: str, shared: SharedNames, ears: Ears
) -> Iterator[Finding]:
    """Each name leads to its record, and to it alone unless it is shared."""
    asked = {plain(name) for one in shared.values() for name in one.names}
    for record in records:
        for name in record.names:
            found = ears.link(name)
            alone = list(found) == [(record.id,)]
            shares = plain(name) in asked and any(record.id in ids for ids in found)
            if not (alone or (shares and name != record.name)):
                told = "; ".join(", ".join(ids) for ids in found) or "nothing"
                what = f"{name!r} is understood as {told}"
                do = "Take it out, or ask: add it to shared_names.yml."
                yield Finding("aliases", what, do, file=f"{folder}/{record.id}.yml")


def plain(name: str) -> str:
    """A name as it is said: small letters, no marks."""
    return " ".join(words(name.replace("-", " "))).replace("'", "")


def bare(name: str) -> str:
    """The letters of a name without "stretch" and the like."""
    return "".join(word for word in plain(name).split() if word not in _HEADS)
