"""Where words of names occur in a text: as written, misspelt, run together, split or misheard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.nlu.linking import sounds
from bot.nlu.linking.lexicon import COMMON, PLACES, kind
from bot.nlu.linking.names import NameBook
from bot.nlu.linking.words import Word, plain, stem

EXACT, CLOSE, FAINT = 1.0, 0.85, 0.6  # how sure a hit is; a faint one needs others beside it

_LONGEST_RUN = 4  # words heard in place of one
_TRIED = 8  # nearest words of the vocabulary
_LONG_KEY = 5
_ENDINGS = frozenset(["d", "ed", "r", "er", "ing", "ly", "y"])  # "figured" is no slip for "figure"


@dataclass(frozen=True)
class Hit:
    """The words `start` to `end` of a text stand for `word` of some name."""

    start: int
    end: int
    word: str
    quality: float


class HitFinder:
    """Finds hits for the words of one name book."""

    def __init__(self, book: NameBook) -> None:
        self._book = book
        self._forms = list(book.forms)
        self._long_keys = [key for key in book.by_key if len(key) >= _LONG_KEY]
        self._near = lru_cache(maxsize=8192)(self._near_words)

    def split_compounds(self, words: list[Word]) -> list[Word]:
        """Words written as one that a name writes apart ("catcow") as words of their own."""
        apart: list[Word] = []
        for word in words:
            parts = self._book.compounds.get(word.letters)
            if parts is None or word.end - word.start != len(word.letters):
                apart.append(word)
                continue
            start = word.start
            for part in parts:
                end = word.end if part is parts[-1] else start + len(part)
                apart.append(Word(start, end, plain(part), stem(plain(part)), word.sentence))
                start = end
        return apart

    def find(self, words: list[Word]) -> Iterator[Hit]:
        """Every hit, those of one word first."""
        for at, word in enumerate(words):
            if word.stem in self._book.by_word:
                yield Hit(at, at + 1, word.stem, EXACT)
            elif len(word.letters) > 1 and kind(word.stem) not in ("head", "joint"):
                for near, quality in self._near(word.letters, word.stem):
                    yield Hit(at, at + 1, near, quality)
        for start in range(len(words)):
            yield from self._runs(words, start)

    def _near_words(self, letters: str, word_stem: str) -> list[tuple[str, float]]:
        """Words of names that this word may be, misspelt or misheard."""
        known = word_stem in COMMON or letters in COMMON or word_stem in PLACES
        near: dict[str, float] = {}
        for word, slip in self._slips(letters, word_stem, known=known):
            near[word] = max(near.get(word, 0), slip)
        for key in _heard(letters, word_stem):
            for word in self._book.by_key.get(key, ()):
                alike = fuzz.ratio(sounds.spelt(word_stem), sounds.spelt(word))
                if not known and len(key) > 1 and alike >= 60:
                    near[word] = max(near.get(word, 0), CLOSE)
                elif alike >= (50 if known else 30):
                    near.setdefault(word, FAINT)
        return list(near.items())

    def _slips(self, letters: str, word_stem: str, *, known: bool) -> Iterator[tuple[str, float]]:
        """Words that this may be a typing slip for."""
        if known and len(letters) < 3:
            return
        most = 2 if len(letters) >= 8 else 1
        for typed in {letters, word_stem}:
            for form, _, _ in process.extract(
                typed, self._forms, scorer=OSA.distance, score_cutoff=most, limit=_TRIED
            ):
                inflected = typed.startswith(form) and typed[len(form) :] in _ENDINGS
                sure = not known and len(form) >= 4 and not inflected
                yield self._book.forms[form], CLOSE if sure else FAINT

    def _runs(self, words: list[Word], start: int) -> Iterator[Hit]:
        """Runs of two or more words from `start` that sound like one word of a name."""
        run = words[start].letters
        yield from self._run(words, start, start + 1, run, liaison_only=True)
        for end in range(start + 2, min(start + _LONGEST_RUN, len(words)) + 1):
            if words[end - 1].sentence != words[start].sentence:
                return
            run += words[end - 1].letters
            yield from self._run(words, start, end, run)

    def _run(
        self, words: list[Word], start: int, end: int, run: str, *, liaison_only: bool = False
    ) -> Iterator[Hit]:
        if not liaison_only:
            if run in self._book.by_word:
                yield Hit(start, end, run, EXACT)
                return
            for word in self._book.by_key.get(sounds.key(run), ()):
                if words[start].letters != "the" and _one_word(run, word, 65):
                    yield Hit(start, end, word, CLOSE)
        if end < len(words) and words[end].stem == "stretch":
            yield from self._before_stretch(start, end, run)

    def _before_stretch(self, start: int, end: int, run: str) -> Iterator[Hit]:
        """Fainter likeness will do before "stretch".

        "Psoas stretch" is heard as "so stretch" or "so a stretch", where one s ends and begins;
        of a long word one sound may be wrong, as in "early op so stretch".
        """
        key = sounds.key(run + "s")
        for word in self._book.by_key.get(key, ()):
            if word.endswith("s") and _one_word(run, word, 50):
                yield Hit(start, end, word, FAINT)
        if end - start > 1:
            for long, _, _ in process.extract(
                key, self._long_keys, scorer=OSA.distance, score_cutoff=1, limit=_TRIED
            ):
                for word in self._book.by_key[long]:
                    if word.endswith("s") and _one_word(run, word, 40):
                        yield Hit(start, end, word, FAINT)


def _one_word(run: str, word: str, percent: int) -> bool:
    """Whether a run is so like one word in letters, too, that a shared key is no accident."""
    return len(word) >= 5 and fuzz.ratio(run, sounds.spelt(word)) >= percent


def _heard(letters: str, word_stem: str) -> set[str]:
    """The keys of a word; an l at its end is hardly heard, so that "cal" may be "cow"."""
    keys = sounds.keys(letters) | sounds.keys(word_stem)
    return keys | {key[:-1] for key in keys if len(key) > 1 and key.endswith("L")}
