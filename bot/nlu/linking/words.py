"""The words of a text, with their places in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

MAX_WORDS = 160  # a turn is a sentence or two; what follows is not looked at
MAX_LETTERS = 24  # no name has a longer word

_IRREGULAR = {
    "bicep": "biceps",
    "calves": "calf",
    "children": "child",
    "feet": "foot",
    "sitting": "seated",
    "tricep": "triceps",
}
_NO_PLURAL = frozenset(["biceps", "fours", "triceps"])  # "on all fours" is no number
_NUMBERS = {
    "1": "one",
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine",
    "10": "ten",
    "90": "ninety",
}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BREAK = re.compile(r"[.!?;:\n]")


@dataclass(frozen=True)
class Word:
    """One word: characters `start` to `end` of the text, as plain letters, and its stem.

    `sentence` counts the sentences before it: no name runs across the end of one.
    """

    start: int
    end: int
    letters: str
    stem: str
    sentence: int


def split(text: str) -> Iterator[Word]:
    """The first words of a text, in order; longer words than any name has are passed over."""
    sentence, end = 0, 0
    for match in islice(_WORD.finditer(text), MAX_WORDS):
        sentence += bool(_BREAK.search(text, end, match.start()))
        end = match.end()
        if end - match.start() <= MAX_LETTERS:
            letters = plain(match.group())
            yield Word(match.start(), end, letters, stem(letters), sentence)


def plain(word: str) -> str:
    """Lower case, without accents and apostrophes; small numbers as words."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    letters = word.casefold().replace("'", "").replace("’", "")
    return _NUMBERS.get(letters, letters)


def stem(letters: str) -> str:
    """The word without a plural's or a possessive's ending: "stretches" -> "stretch"."""
    bare = letters
    if letters in _NO_PLURAL:
        return letters
    if (
        len(letters) > 3
        and letters.endswith("s")
        and not letters.endswith(("ss", "us", "is", "as"))
    ):
        bare = letters[:-2] if letters.endswith(("ches", "shes", "sses", "xes")) else letters[:-1]
    return _IRREGULAR.get(bare, bare)
