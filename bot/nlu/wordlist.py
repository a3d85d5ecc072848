"""Word lists in code, written as prose."""

from __future__ import annotations


def wordset(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())
