"""Gathers hits that stand near each other into mentions of a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.nlu.linking.hits import FAINT, Hit
from bot.nlu.linking.mentions import Mention
from bot.nlu.linking.names import Name
from bot.nlu.linking.slips import count_strangers, is_head
from bot.nlu.linking.words import Word

_MOST_STRANGERS = 2  # words inside a mention that belong to no name
_ONE = frozenset(["one", "ones"])
_WIDEST_GAP = 5  # words between two hits, small ones counted


def gather(name: Name, hits: Sequence[Hit], words: Sequence[Word]) -> Iterator[Mention]:
    """What may be mentions of a name, from its hits in the order of the text.

    Most are one word of a long name, such as "seated". Those that could not stand are passed over.
    """
    for first, hit in enumerate(hits):
        near = tuple(_near(name, hits, first, words)) if first + 1 < len(hits) else (hit,)
        if len(near) > 1 or len(name.content) == 1 or _supportable(name, hit, words):
            yield Mention(name, near, words)


def _supportable(name: Name, hit: Hit, words: Sequence[Word]) -> bool:
    """Whether "stretch" or "one" may follow, or "the one" stand before: rules.py asks for it."""
    following = words[hit.end : hit.end + len(name.joints[-1]) + 1]
    return any(word.letters in _ONE or is_head(word) for word in following) or any(
        word.letters == "one" for word in words[: hit.start]
    )


def _near(name: Name, hits: Sequence[Hit], first: int, words: Sequence[Word]) -> Iterator[Hit]:
    """From the first hit on, one hit for each word of the name, as long as they are near."""
    left = Counter(name.content)
    end, strangers, sentence = hits[first].start, 0, words[hits[first].start].sentence
    before = hits[first].quality
    for hit in islice(hits, first, None):
        if hit.start > end + _WIDEST_GAP or words[hit.start].sentence != sentence:
            return
        if hit.start < end or not left[hit.word]:
            continue
        strangers += count_strangers(words[end : hit.start])
        if strangers > (0 if FAINT in (hit.quality, before) else _MOST_STRANGERS):
            return
        yield hit
        end, before = hit.end, hit.quality
        left[hit.word] -= 1
