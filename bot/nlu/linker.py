"""Finds which stretches a text speaks of, however they are written, misspelt or misheard.

A new record needs its names and nothing else: the linker is built from them, not trained.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from bot.nlu.linking.framed import FramedNames
from bot.nlu.linking.gathering import gather
from bot.nlu.linking.hits import EXACT, Hit
from bot.nlu.linking.mentions import Mention
from bot.nlu.linking.names import Name, NameBook
from bot.nlu.linking.rules import stands
from bot.nlu.linking.runs import Runs
from bot.nlu.linking.single import SingleWords
from bot.nlu.linking.words import Word, split

_TIE = 0.05  # mentions whose evidence differs by less fit equally


class _Record(Protocol):
    id: str

    @property
    def names(self) -> list[str]: ...


class _Shared(Protocol):
    means: list[str]

    @property
    def names(self) -> list[str]: ...


@dataclass(frozen=True)
class Link:
    """Characters `start` to `end` of a text name one of `ids`; several fit equally well.

    `score` is 0 to 1: how much of a name is there, and how clearly.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    score: float


def names_of(records: Iterable[_Record], shared: Iterable[_Shared] = ()) -> dict[str, list[str]]:
    """Id -> names of some records; a name that several share is a name of each of them."""
    names = {record.id: list(record.names) for record in records}
    for one in shared:
        for record in one.means:
            if record in names:
                names[record] += one.names
    return names


class Linker:
    """Links texts to records by their names: id -> the name and its aliases."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._book = NameBook(names)
        self._single = SingleWords(self._book)
        self._runs = Runs(self._book)
        self._framed = FramedNames(self._book.names)

    def link(self, text: str) -> list[Link]:
        """The stretches named in a text, in its order; links never overlap.

        Looks at the first 160 words. Raises nothing, whatever the text.
        """
        words = self._book.split_compounds(split(text))
        found = list(self._mentions(words))
        links = [_link(_fullest(equal, found)) for equal in _apart(found)]
        if not links:
            links = [Link(*framed) for framed in self._framed.find(words)]
        return sorted(links, key=lambda link: link.start)

    def _mentions(self, words: list[Word]) -> Iterator[Mention]:
        hits = sorted(
            chain(self._single.find(words), self._runs.find(words)),
            key=lambda h: (h.start, -h.quality, -h.end),
        )
        of_name: dict[Name, list[Hit]] = defaultdict(list)
        for hit in hits:
            for name in self._book.by_word[hit.word]:
                of_name[name].append(hit)
        for name, its_hits in of_name.items():
            end = 0
            for mention in gather(name, its_hits, words):
                # What begins inside a mention that stands is a part of it, unless that one began
                # with a word that only sounds right: "for the seated figure four".
                if mention.hits[0].start >= end and stands(mention):
                    if all(hit.quality == EXACT for hit in mention.hits):
                        end = mention.hits[-1].end
                    yield mention


def _apart(found: Iterable[Mention]) -> list[list[Mention]]:
    """The best mentions of the words they take, each with those that fit these words as well."""
    groups: list[list[Mention]] = []
    taken: dict[int, list[Mention]] = {}
    for mention in sorted(found, key=lambda m: (-round(m.evidence, 2), not m.complete, m.start)):
        places = range(mention.start, mention.end)
        group = next((taken[place] for place in places if place in taken), None)
        if group is None:
            group = []
            groups.append(group)
            taken |= dict.fromkeys(places, group)
        if not group or _fits_as_well(mention, group[0]):
            group.append(mention)
    return groups


def _fits_as_well(mention: Mention, best: Mention) -> bool:
    return mention.evidence >= best.evidence - _TIE and mention.complete == best.complete


def _fullest(equal: list[Mention], found: Iterable[Mention]) -> list[Mention]:
    """Of mentions that fit equally well, those whose record has most words thereabouts.

    In "hug your knee to your chest" the record that is also called "knee to chest" wins.
    """
    if len(equal) == 1:
        return equal
    best = equal[0]
    covered: dict[str, set[int]] = {mention.name.id: set() for mention in equal}
    for mention in found:
        near = mention.start < best.end and best.start < mention.end
        if near and mention.exact and mention.name.id in covered:
            covered[mention.name.id].update(hit.start for hit in mention.hits)
    most = max(map(len, covered.values()))
    return [mention for mention in equal if len(covered[mention.name.id]) == most]


def _link(equal: list[Mention]) -> Link:
    best = equal[0]
    start, end = best.words[best.start].start, best.words[best.end - 1].end
    return Link(start, end, tuple(sorted({m.name.id for m in equal})), round(best.score, 3))
