"""Single words of a text that are words of names: as written, misspelt or misheard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.nlu.linking import sounds
from bot.nlu.linking.hits import CLOSE, EXACT, FAINT, Hit
from bot.nlu.linking.lexicon import COMMON, EVERYDAY, OTHERS, PLACES, kind
from bot.nlu.linking.names import NameBook
from bot.nlu.linking.words import Word
from bot.nlu.wordlist import wordset

_KNOWN = COMMON | EVERYDAY | PLACES
_TRIED = 8  # nearest words of the vocabulary
_ENDINGS = wordset("d ed r er ing ly y")  # "figured" is no slip for "figure"
_SLIPS, _LONG, _LONG_SLIPS = 1, 8, 2
_SHORTEST_SURE = 4
# Likeness of letters, in percent, that words of the same sound must have besides.
_ALIKE, _ALIKE_KNOWN, _ALIKE_FAINT = 60, 50, 30
_ALIKE_COMMON = 80  # two words that everyone knows: "for" and "four", not "start" and "straight"


class SingleWords:
    """Finds hits of one word each."""

    def __init__(self, book: NameBook) -> None:
        self._book = book
        self._forms = list(book.forms)
        self._near = lru_cache(maxsize=8192)(self._near_words)

    def find(self, words: Sequence[Word]) -> Iterator[Hit]:
        """The words of names that each word may be."""
        for at, word in enumerate(words):
            if word.stem in self._book.by_word:
                yield Hit(at, at + 1, word.stem, EXACT)
            if len(word.letters) == 1 or word.letters in OTHERS:
                continue
            if kind(word.stem) not in ("head", "joint"):
                for near, quality in self._near(word.letters, word.stem):
                    yield Hit(at, at + 1, near, quality)

    def _near_words(self, letters: str, stem: str) -> list[tuple[str, float]]:
        # A word that everyone knows is rather itself than a slip for another.
        own = stem in self._book.by_word
        known = own or bool({stem, letters} & _KNOWN)
        near: dict[str, float] = {}
        for word, quality in chain(
            () if own else self._slips(letters, stem, known=known),
            self._same_sounds(letters, stem, known=known),
        ):
            near[word] = max(quality, near.get(word, 0))
        near.pop(stem, None)
        return list(near.items())

    def _slips(self, letters: str, stem: str, *, known: bool) -> Iterator[tuple[str, float]]:
        """Words that this may be a typing slip for."""
        if known and len(letters) < 3:
            return
        most = _LONG_SLIPS if len(letters) >= _LONG else _SLIPS
        for typed in dict.fromkeys((letters, stem)):
            for form, _, _ in process.extract(
                typed, self._forms, scorer=OSA.distance, score_cutoff=most, limit=_TRIED
            ):
                if known and kind(self._book.forms[form]) == "common":
                    continue
                inflected = typed.startswith(form) and typed[len(form) :] in _ENDINGS
                sure = not known and len(form) >= _SHORTEST_SURE and not inflected
                yield self._book.forms[form], CLOSE if sure else FAINT

    def _same_sounds(self, letters: str, stem: str, *, known: bool) -> Iterator[tuple[str, float]]:
        """Words that sound like this one and are not too unlike it in letters."""
        for key in sorted(_heard(letters, stem)):
            for word in self._book.by_key.get(key, ()):
                alike = fuzz.ratio(sounds.spelt(stem), sounds.spelt(word))
                if not known and len(key) > 1 and alike >= _ALIKE:
                    yield word, CLOSE
                elif alike >= _least_alike(word, known=known):
                    yield word, FAINT


def _least_alike(word: str, *, known: bool) -> int:
    if not known:
        return _ALIKE_FAINT
    return _ALIKE_COMMON if kind(word) == "common" else _ALIKE_KNOWN


def _heard(letters: str, stem: str) -> set[str]:
    """The keys of a word; an l at its end is hardly heard, so that "cal" may be "cow"."""
    keys = sounds.keys(letters) | sounds.keys(stem)
    return keys | {key[:-1] for key in keys if len(key) > 1 and key.endswith("L")}
