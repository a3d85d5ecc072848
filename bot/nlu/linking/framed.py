"""Names misheard beyond their words, where the sentence leaves room for nothing but a name.

"Start can't go" says nothing but for the sound of it: after "start" the whole rest is compared
with whole names. Elsewhere that would hear names in ordinary talk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from bot.nlu.linking import sounds
from bot.nlu.linking.lexicon import POINTERS
from bot.nlu.linking.names import Name
from bot.nlu.linking.slips import is_head
from bot.nlu.linking.words import Word

_OPENERS = frozenset(["start", "begin", "try", "through", "about"])
_STARTING = frozenset(["start", "begin"])
_ASKING = frozenset(["in", "hold", "do", "of", "is", "does", "for"])  # with "the" behind them
_FILLERS = frozenset(["the", "this", "that", "please", "now", "for", "me", "with", "us"])
_MOST_WORDS = 7
_SHORTEST_KEY = 3
# Least likeness: with "stretch" behind it, or of words that are in no name; of all else.
_ALIKE, _ALIKE_BARE, _ALIKE_ASKED = 0.7, 0.78, 0.85
_CLEARLY = 0.08  # how much more than the next record's
_TRIED = 8
_TRUST = 0.6  # what such a likeness is worth beside words that were found


class FramedNames:
    """All names as sounds, without "stretch" and "pose"."""

    def __init__(self, names: Sequence[Name]) -> None:
        keyed = [(sounds.key(name.letters), name) for name in names]
        keyed = [(key, name) for key, name in keyed if len(key) >= _SHORTEST_KEY]
        self._keys = [key for key, _ in keyed]
        self._names = [name for _, name in keyed]
        self._words = frozenset(word for name in names for word in name.content)

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, tuple[str, ...], float]]:
        """Start, end, ids and score of the name that an opening word is followed by, if any."""
        at = _opened(words)
        rest = _bare(words[at:]) if at else ()
        core = list(takewhile(lambda word: not is_head(word), rest))
        if not 1 < len(core) <= _MOST_WORDS or not self._misheard(core):
            return
        headed = len(core) < len(rest)
        rest = rest[: len(core) + headed]
        likeness: dict[str, float] = {}
        for name, alike in self._near("".join(word.letters for word in core), headed=headed):
            likeness[name.id] = max(alike, likeness.get(name.id, 0))
        best = max(likeness.values(), default=0)
        if best >= (_ALIKE if headed else self._least(words[:at], core)):
            close = sorted(i for i, alike in likeness.items() if alike > best - _CLEARLY)
            yield rest[0].start, rest[-1].end, tuple(close), round(best * _TRUST, 3)

    def _misheard(self, core: Sequence[Word]) -> bool:
        """Not what is known word for word; and a name has no "this" in it."""
        known = self._words.issuperset(word.stem for word in core)
        return not known and POINTERS.isdisjoint(word.letters for word in core)

    def _least(self, before: Sequence[Word], core: Sequence[Word]) -> float:
        """The likeness that will do without "stretch", by what stands before."""
        if before[-1].letters not in _OPENERS:
            return _ALIKE_ASKED
        strange = self._words.isdisjoint(word.stem for word in core)
        return _ALIKE if strange and before[-1].letters in _STARTING else _ALIKE_BARE

    def _near(self, letters: str, *, headed: bool) -> Iterator[tuple[Name, float]]:
        # Of "...s stretch" one s may be heard.
        for key in {sounds.key(letters), sounds.key(letters + "s" * headed)}:
            for _, sound, at in process.extract(
                key, self._keys, scorer=Levenshtein.normalized_similarity, limit=_TRIED
            ):
                name = self._names[at]
                yield name, 0.7 * sound + 0.3 * fuzz.ratio(letters, name.letters) / 100


def _opened(words: Sequence[Word]) -> int:
    """Where what follows the last opening word begins; 0 without an opening word."""
    letters = [word.letters for word in words]
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in _OPENERS:
            return at + 1
        if letters[at] == "the" and at and letters[at - 1] in _ASKING:
            return at
    return 0


def _bare(rest: Sequence[Word]) -> Sequence[Word]:
    """Without fillers around it."""
    while rest and rest[0].letters in _FILLERS:
        rest = rest[1:]
    while rest and rest[-1].letters in _FILLERS:
        rest = rest[:-1]
    return rest
