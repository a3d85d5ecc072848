"""Runs of words that a recogniser wrote for one word it does not know: "so as" for "psoas"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.nlu.linking import sounds
from bot.nlu.linking.hits import CLOSE, EXACT, FAINT, Hit
from bot.nlu.linking.lexicon import POINTERS
from bot.nlu.linking.names import NameBook
from bot.nlu.linking.words import Word

_LONGEST = 4  # words
_SHORTEST_WORD = 5  # letters; short words are known to any recogniser
_LONG_KEY = 5  # sounds, of which one may be wrong
_TRIED = 8
# Likeness of letters, in percent, that a run must have besides: a shared key may be an accident.
_ALIKE, _ALIKE_FAINT, _ALIKE_LONG = 65, 50, 40


class Runs:
    """Finds hits of several words each."""

    def __init__(self, book: NameBook) -> None:
        self._book = book
        self._long_keys = [key for key in book.by_key if len(key) >= _LONG_KEY]

    def find(self, words: Sequence[Word]) -> Iterator[Hit]:
        """The words of names that each run may be."""
        for start, first in enumerate(words):
            if first.letters in POINTERS:
                continue
            run = ""
            for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
                if words[end - 1].sentence != first.sentence:
                    break
                run += words[end - 1].letters
                if end - start > 1:
                    yield from self._whole(start, end, run)
                if end < len(words) and words[end].stem == "stretch":
                    yield from self._before_stretch(start, end, run)

    def _whole(self, start: int, end: int, run: str) -> Iterator[Hit]:
        if run in self._book.by_word:
            yield Hit(start, end, run, EXACT)
            return
        for word in self._book.by_key.get(sounds.key(run), ()):
            if _alike(run, word) >= _ALIKE:
                yield Hit(start, end, word, CLOSE)

    def _before_stretch(self, start: int, end: int, run: str) -> Iterator[Hit]:
        """ "Psoas stretch" is heard as "so stretch": of the two s one is lost.

        Of a long word one sound may be wrong as well: "early op so stretch".
        """
        key = sounds.key(run + "s")
        near = dict.fromkeys(self._book.by_key.get(key, ()), _ALIKE_FAINT)
        if end - start > 1:
            keys = process.extract(
                key, self._long_keys, scorer=OSA.distance, score_cutoff=1, limit=_TRIED
            )
            near |= {word: _ALIKE_LONG for long, _, _ in keys for word in self._book.by_key[long]}
        for word, least in near.items():
            if word.endswith("s") and _alike(run, word) >= least:
                yield Hit(start, end, word, FAINT)


def _alike(run: str, word: str) -> float:
    return fuzz.ratio(run, sounds.spelt(word)) if len(word) >= _SHORTEST_WORD else 0.0
