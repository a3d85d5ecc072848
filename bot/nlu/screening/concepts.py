"""Which of the safety base's lists a message speaks of, alone and in pairs.

"My chest feels tight" -> c:chest, c:tight, p:chest+tight; what is denied is marked. They are
features of the safety net, beside the words themselves: whoever adds a word to a list teaches it
to the net as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from bot.nlu.screening.index import Index, Reading

_REACH = 8  # words between two that make a pair


class Concepts:
    """The lists of `words.yml` in readings of an index; made before the index is finished."""

    def __init__(self, index: Index, lists: Iterable[str]) -> None:
        self._names: Mapping[int, str] = {index.phrases.add([f"<{name}>"]): name for name in lists}

    def of(self, reading: Reading) -> list[str]:
        """The lists and pairs of lists that a message names, but not where a mask explains them."""
        named = [
            (hit, self._names[group])
            for hit in reading.said
            for group in hit.groups
            if group in self._names
        ]
        alone = [f"c:{'no ' if hit.denier is not None else ''}{name}" for hit, name in named]
        pairs = [
            f"p:{'+'.join(sorted((name, other)))}"
            for (hit, name), (behind, other) in combinations(named, 2)
            if name != other
            and hit.denier is None
            and behind.denier is None
            and 0 <= behind.start - hit.end < _REACH
        ]
        return [*alone, *pairs]
