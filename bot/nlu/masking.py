"""The text as the sentence encoder gets it: every stretch's name replaced by "this stretch".

What is asked does not depend on which stretch it is asked about. With the names out of the way
the classifier needs examples of questions only, and a new stretch needs no training.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MASK = "this stretch"
_ARTICLE = re.compile(r"\b(?:the|a|an|my|this|that)\s+$", re.IGNORECASE)


def mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Replaces the spans (start, end), and the article before each, by the mask."""
    parts: list[str] = []
    position = 0
    for start, end in sorted(spans):
        parts += [_ARTICLE.sub("", text[position:start]), MASK]
        position = end
    return "".join([*parts, text[position:]])
