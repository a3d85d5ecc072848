"""A message as plain words: no case, no apostrophes, no hyphens, common slips put right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:['’‘`´ʼ][^\W_]+)*|[.?!;:\n…]+|,")
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_]{3})['’‘`´ʼ]s\b")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_SENTENCE_END = 3  # counted as so many words
# Letters of a word whose slips are put right; shorter ones are too alike ("aching", "acing").
_EXTRA_LEAST, _MISSING_LEAST, _SWAPPED_LEAST = 6, 7, 5


@dataclass(frozen=True)
class Message:
    """`words[i]` stands at characters `spans[i]` of the text and at `places[i]`.

    A place counts words, and three for the end of a sentence. `breaks` and `commas` hold the
    indexes of the words that follow such an end, or a comma.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    places: tuple[int, ...]
    breaks: frozenset[int]
    commas: frozenset[int]


class Reader:
    """Turns text into a message. `spellings`: slip -> word; `known`: the words of the patterns."""

    def __init__(self, spellings: Mapping[str, str], known: Collection[str]) -> None:
        self._spellings = spellings
        self._known = frozenset(known)
        self._shortened: dict[str, str] = {}
        for word in sorted(self._known):
            if len(word) >= _MISSING_LEAST:
                for shorter in _one_less(word):
                    self._shortened.setdefault(shorter, word)

    def read(self, text: str) -> Message:
        """The words of a text; any text will do."""
        words: list[str] = []
        spans, places = [], []
        breaks, commas = set(), set()
        place = 0
        for match in _TOKEN.finditer(text):
            if match.group() == ",":
                commas.add(len(words))
            elif not match.group()[0].isalnum():
                breaks.add(len(words))
                place += _SENTENCE_END
            else:
                words.append(self._meant(plain(match.group())))
                spans.append(match.span())
                places.append(place)
                place += 1
        return Message(
            tuple(words), tuple(spans), tuple(places), frozenset(breaks), frozenset(commas)
        )

    def _meant(self, word: str) -> str:
        word = self._spellings.get(word, word)
        if word in self._known:
            return word
        if word.endswith("s") and word[:-1] in self._known:  # "my necks sore"
            return word[:-1]
        if word in self._shortened:  # a letter is missing
            return self._shortened[word]
        if len(word) > _EXTRA_LEAST:
            for shorter in _one_less(word):
                if shorter in self._known:
                    return shorter
        if len(word) >= _SWAPPED_LEAST:
            for swapped in _swapped(word):
                if swapped in self._known:
                    return swapped
        return word


def plain(word: str) -> str:
    """A word as the patterns compare it: "Can’t" -> "cant", "knee's" -> "knee", "owww" -> "ow"."""
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word)
    word = _POSSESSIVE.sub("", word.lower())
    return _DRAWN_OUT.sub(r"\1", _APOSTROPHES.sub("", word))


def _one_less(word: str) -> list[str]:
    # The first letter stays: it is rarely the one mistyped, and "painting" is no "fainting".
    return [word[:i] + word[i + 1 :] for i in range(1, len(word))]


def _swapped(word: str) -> list[str]:
    return [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)]
