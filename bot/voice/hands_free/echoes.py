"""Words that Limber heard from itself, for what the echo filter let through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from bot.voice.hands_free.mouth import Line
from bot.voice.heard import Heard
from bot.voice.phrases import CONTROLS, SHORT

_SAME = 82.0  # of 100
_SCRAP_WORDS, _CERTAIN = 2, 0.9
_RINGS_S = 0.4  # after its last sound, what is left of it in the room and on the way


def is_own(heard: Heard, began: float, lines: Sequence[Line]) -> bool:
    """Whether what was heard from that second on came from Limber, which says or said these lines.

    What stops Limber does not come this way: a reflex was heard with its own words as decoys.
    """
    talked = any(line.at <= began <= line.until + _RINGS_S for line in lines)
    return is_own_voice(heard.text, [line.text for line in lines]) or (talked and is_scrap(heard))


def is_own_voice(heard: str, saying: Iterable[str]) -> bool:
    """Whether a text is a part of what was being said, as a recogniser hears it."""
    if len(heard.split()) == 1:
        return any(heard in re.findall(r"[a-z']+", text.lower()) for text in saying)
    return any(fuzz.partial_ratio(heard, text.lower()) >= _SAME for text in saying if text)


def is_scrap(heard: Heard) -> bool:
    """Whether words are so few, and mean so little, that they may be a rest of any sound.

    Of Limber's own voice a syllable that gets through is heard as "ah", "back brae". What steers,
    answers or tells how something feels is none, nor are two words that are certain ("cat cow").
    """
    words = heard.text.split()
    few = len(words) == 1 or (len(words) == _SCRAP_WORDS and heard.least < _CERTAIN)
    return few and heard.text not in CONTROLS and SHORT.isdisjoint(words)
