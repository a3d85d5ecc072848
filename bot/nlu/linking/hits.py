"""What a hit is: words of a text that stand for one word of a name."""

from __future__ import annotations

from dataclasses import dataclass

EXACT, CLOSE, FAINT = 1.0, 0.85, 0.6  # how sure a hit is; a faint one needs others beside it


@dataclass(frozen=True)
class Hit:
    """The words `start` to `end` of a text stand for `word` of some name."""

    start: int
    end: int
    word: str
    quality: float
