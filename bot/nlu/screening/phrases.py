"""Finds the terms of all patterns in a message, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from bot.nlu.screening.message import Message, plain

_LIST = re.compile(r"<(\w+)>")
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Hit:
    """Words `start` to `end` (exclusive) of a message that say a term of these groups.

    `denier` is the word that denies it, if one does.
    """

    start: int
    end: int
    groups: tuple[int, ...]
    denier: int | None = None


class Phrases:
    """The terms of every group, expanded. Groups are numbered in the order they are added."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        self._numbers: dict[tuple[str, ...], int] = {}
        self._groups_of: dict[Phrase, list[int]] = {}
        self._by_first: dict[str, list[tuple[Phrase, tuple[int, ...]]]] = {}

    def add(self, terms: Iterable[str]) -> int:
        """The number of the group of these terms."""
        key = tuple(terms)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers)
            for phrase in {phrase for term in key for phrase in self.expand(term)}:
                self._groups_of.setdefault(phrase, []).append(self._numbers[key])
        return self._numbers[key]

    def expand(self, term: str) -> Iterator[Phrase]:
        """Every phrase that a term stands for."""
        parts = [
            [phrase for inner in self._lists[part[1:-1]] for phrase in self.expand(inner)]
            if _LIST.fullmatch(part)
            else [(plain(part),)]
            for part in term.split()
        ]
        for chosen in product(*parts):
            yield tuple(word for phrase in chosen for word in phrase)

    def finish(self) -> frozenset[str]:
        """Makes ready to find; the words of all phrases."""
        for phrase, groups in self._groups_of.items():
            self._by_first.setdefault(phrase[0], []).append((phrase, tuple(groups)))
        for starting in self._by_first.values():
            starting.sort(key=lambda one: (-len(one[0]), one[0]))
        return frozenset(word for phrase in self._groups_of for word in phrase)

    def find(self, message: Message) -> list[Hit]:
        """Every phrase in the message, by where it starts, the longest first."""
        words, hits = message.words, []
        for start, word in enumerate(words):
            for phrase, groups in self._by_first.get(word, ()):
                end = start + len(phrase)
                if words[start:end] == phrase:
                    hits.append(Hit(start, end, groups))
        return hits
