"""The small words inside a name, "to" and "the", as they are written or heard in a text."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from bot.nlu.linking.lexicon import TO
from bot.nlu.linking.slips import count_strangers, is_head
from bot.nlu.linking.words import Word

ARTICLES = frozenset(["a", "an", "the", "your", "my"])


def written_as(words: Sequence[Word], joints: Sequence[str]) -> bool:
    """Whether nothing but the joints stands there, or "and" where there are none.

    "Stretch" may stand among them: "hamstring stretch with a strap".
    """
    small = [word.letters for word in words if not is_head(word)]
    return _same(small, joints or ["and"][: len(small)])


def jointed_as(words: Sequence[Word], joints: Sequence[str]) -> bool:
    """Whether the small words there are the joints, whatever else there is."""
    return _same([word.letters for word in words if not count_strangers([word])], joints)


def _same(written: Sequence[str], joints: Sequence[str]) -> bool:
    """Whether these are those; in each a slip is allowed, and "a" may be missing."""
    if len(written) < len(joints):
        joints = [word for word in joints if word not in ARTICLES]
    pairs = zip(written, joints, strict=False)
    return len(written) == len(joints) and all(_alike(*pair) for pair in pairs)


def _alike(written: str, joint: str) -> bool:
    if joint in TO and (written in TO or written == "a"):
        return True  # "need a chest"
    return OSA.distance(written, joint) <= 1
