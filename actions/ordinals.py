"""Which of several, by its place: "the second one", "number two", "any of them"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_PLACES = (
    (0, r"first|1st", r"one|1"),
    (1, r"second|2nd", r"two|2"),
    (2, r"third|3rd", r"three|3"),
    (3, r"fourth|4th", r"four|4"),
    (4, r"fifth|5th", r"five|5"),
    (-1, r"last", r"last"),
)
_RULES = [
    (place, re.compile(rf"\b(?:(?:{word}) (?:one|of (?:them|those|these))|number (?:{number}))\b"))
    for place, word, number in _PLACES
]


def nth(text: str, choices: Sequence[T]) -> T | None:
    """The choice whose place a text names; None when it names no place that there is."""
    for place, pattern in _RULES:
        if place < len(choices) and choices and pattern.search(text.lower()):
            return choices[place]
    return None
