"""Names misheard beyond their words, where the sentence leaves room for nothing but a name.

"Start can't go" says nothing but for the sound of it: after "start" the whole rest is compared
with whole names. Elsewhere that would hear names in ordinary talk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from bot.nlu.linking import sounds
from bot.nlu.linking.names import Name
from bot.nlu.linking.words import Word

_OPENERS = frozenset(["start", "begin", "try", "through", "about"])
_FILLERS = frozenset(["the", "please", "now", "for", "me", "with", "us"])
_MOST_WORDS = 7
_ALIKE = 0.65  # sounds and letters together
_TRIED = 8
_CLEARLY = 0.08  # better than the next record


class FramedNames:
    """All names as sounds."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = [name for name in names if len(name.key) >= 3]
        self._keys = [name.key for name in self._names]

    def find(self, words: list[Word]) -> Iterator[tuple[int, int, tuple[str, ...], float]]:
        """Start, end, ids and score of the one name after an opening word, if it is clear."""
        openers = [at for at, word in enumerate(words) if word.letters in _OPENERS]
        if not openers:
            return
        rest = words[openers[-1] + 1 :]
        while rest and rest[0].letters in _FILLERS:
            rest = rest[1:]
        while rest and rest[-1].letters in _FILLERS:
            rest = rest[:-1]
        if not 1 < len(rest) <= _MOST_WORDS:
            return
        letters = "".join(word.letters for word in rest)
        near = process.extract(
            sounds.key(letters), self._keys, scorer=Levenshtein.normalized_similarity, limit=_TRIED
        )
        scored = sorted(
            (
                (
                    0.7 * alike + 0.003 * fuzz.ratio(letters, self._names[at].letters),
                    self._names[at].id,
                )
                for _, alike, at in near
            ),
            reverse=True,
        )
        if not scored or scored[0][0] < _ALIKE:
            return
        close = {id_ for alike, id_ in scored if alike > scored[0][0] - _CLEARLY}
        yield rest[0].start, rest[-1].end, tuple(sorted(close)), round(scored[0][0] * 0.6, 3)
