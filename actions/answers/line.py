"""A line of an answer, and how the terms of a record are put in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.wording import listed, sentence
from knowledge.vocabulary import spoken

REASONS_A_BREATH = 4


@dataclass(frozen=True)
class Line:
    """One thing to say: a phrase of the wording and the words that fill it."""

    phrase: str
    words: dict[str, Any] = field(default_factory=dict)


Answer = Iterator[Line]


def line(phrase: str, **words: object) -> Line:
    """A line, its words by name."""
    return Line(phrase, words)


def terms(terms: Iterable[str]) -> str:
    """Terms of the vocabulary as words: "hip flexors and quads"."""
    return listed(spoken(term) for term in terms)


def sentences(texts: Iterable[str]) -> str:
    """Texts as sentences, one after the other."""
    return " ".join(sentence(text) for text in texts)


def few_at_a_time(reasons: list[str]) -> list[str]:
    """Reasons in lists of at most `REASONS_A_BREATH`, of about the same length."""
    parts = -(-len(reasons) // REASONS_A_BREATH)
    size = -(-len(reasons) // max(parts, 1))
    return [listed(reasons[at : at + size], "or") for at in range(0, len(reasons), size or 1)]
