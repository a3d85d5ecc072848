"""The text as the sentence encoder gets it: names become "this stretch" or "this routine".

What is asked does not depend on which stretch it is asked about. With the names out of the way
the classifier needs examples of questions only, and a new record needs no training.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

STRETCH, ROUTINE = "this stretch", "this routine"
_ARTICLE = re.compile(r"\b(?:the|a|an|my|this|that)\s+$", re.IGNORECASE)


def mask(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Replaces the spans (start, end, mask), and the article before each."""
    parts: list[str] = []
    position = 0
    for start, end, word in sorted(spans):
        parts += [_ARTICLE.sub("", text[position:start]), word]
        position = end
    return "".join([*parts, text[position:]])
