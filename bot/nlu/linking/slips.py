"""The small change of a name: "stretch" and "pose", slips included, and "to" and "the"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.nlu.linking import sounds
from bot.nlu.linking.lexicon import COMMON, HEADS, JOINTS, TO
from bot.nlu.linking.words import Word

_HEARD = frozenset(["trash"])  # what a recogniser makes of "stretch" at the end of a sentence


def is_head(word: Word) -> bool:
    """Whether a word is "stretch", "pose" or the like, typing slips in the long ones allowed."""
    return word.stem in HEADS or word.letters in _HEARD or _slipped(word.letters)


@lru_cache(maxsize=4096)
def _slipped(letters: str) -> bool:
    stretch, exercise = OSA.distance(letters, "stretch"), OSA.distance(letters, "exercise")
    return (
        stretch <= 1 or exercise <= 1 or (stretch == 2 and len(letters) > 5 and letters[0] == "s")
    )


def like_pose(word: Word, *, sure: bool) -> bool:
    """Whether a word is nearly "pose" in letters or in sound: "child's post".

    When it must be sure, a common word is not taken for a slip: "rest, pause".
    """
    if sure and word.letters in COMMON:
        return False
    return OSA.distance(word.stem, "pose") <= 1 or sounds.key(word.letters) == sounds.key("pose")


def count_strangers(words: Iterable[Word]) -> int:
    """How many words are neither "to" and the like nor "stretch" and the like."""
    return sum(
        word.letters not in JOINTS and word.letters not in TO and not is_head(word)
        for word in words
    )
