"""Words that Limber heard from itself, for what the echo filter let through."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

_SAME = 82.0  # of 100


def is_own_voice(heard: str, saying: Iterable[str]) -> bool:
    """Whether a text is a part of what was being said, as a recogniser hears it.

    What stops Limber does not come this way: a reflex was heard with its own words as decoys.
    """
    if len(heard.split()) == 1:
        return any(heard in re.findall(r"[a-z']+", text.lower()) for text in saying)
    return any(fuzz.partial_ratio(heard, text.lower()) >= _SAME for text in saying if text)
