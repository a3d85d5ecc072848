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
from bot.nlu.linking.slips import is_head
from bot.nlu.linking.words import Word

_OPENERS = frozenset(["start", "begin", "try", "through", "about"])
_FILLERS = frozenset(["the", "this", "that", "please", "now", "for", "me", "with", "us"])
_MOST_WORDS = 7
_SHORTEST_KEY = 3
_ALIKE, _CLEARLY = 0.7, 0.08  # least likeness, and how much more than the next record's
_TRIED = 8
_TRUST = 0.6  # what such a likeness is worth beside words that were found


class FramedNames:
    """All names as sounds, without "stretch" and "pose"."""

    def __init__(self, names: Sequence[Name]) -> None:
        keyed = [(sounds.key(name.letters), name) for name in names]
        keyed = [(key, name) for key, name in keyed if len(key) >= _SHORTEST_KEY]
        self._keys = [key for key, _ in keyed]
        self._names = [name for _, name in keyed]

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, tuple[str, ...], float]]:
        """Start, end, ids and score of the name that an opening word is followed by, if any."""
        rest = _rest(words)
        core = [word for word in rest if not is_head(word)]
        if not 1 < len(core) <= _MOST_WORDS:
            return
        letters = "".join(word.letters for word in core)
        heard = {sounds.key(letters)}
        if len(core) < len(rest):  # of "...s stretch" one s may be heard
            heard.add(sounds.key(letters + "s"))
        likeness: dict[str, float] = {}
        for key in heard:
            for name, alike in self._near(key, letters):
                likeness[name.id] = max(alike, likeness.get(name.id, 0))
        best = max(likeness.values(), default=0)
        if best >= _ALIKE:
            close = sorted(i for i, alike in likeness.items() if alike > best - _CLEARLY)
            yield rest[0].start, rest[-1].end, tuple(close), round(best * _TRUST, 3)

    def _near(self, key: str, letters: str) -> Iterator[tuple[Name, float]]:
        similarity = Levenshtein.normalized_similarity
        for _, sound, at in process.extract(key, self._keys, scorer=similarity, limit=_TRIED):
            name = self._names[at]
            yield name, 0.7 * sound + 0.3 * fuzz.ratio(letters, name.letters) / 100


def _rest(words: Sequence[Word]) -> Sequence[Word]:
    """What follows the last opening word, but for fillers; nothing without an opening word."""
    openers = [at for at, word in enumerate(words) if word.letters in _OPENERS]
    if not openers:
        return ()
    rest = words[openers[-1] + 1 :]
    while rest and rest[0].letters in _FILLERS:
        rest = rest[1:]
    while rest and rest[-1].letters in _FILLERS:
        rest = rest[:-1]
    return rest
