"""The clauses of a message that may ask for two things: "pause and tell me how long is left".

Where the words allow a cut is decided here; whether both halves mean something on their own is
for the classifier to say (`bot.nlu.components.clauses`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_CLAUSES = 3
MOST_CHARACTERS = 160  # what is longer is a story, not two commands

_POLITE = r"(?:please|just|also|then|after(?:wards| that)|now|can you|could you|will you|would you)"
_CUT = re.compile(
    r"\s*(?:[,;.!]+(?!\d)\s*(?:and\s+)?(?:then\s+)?|\s(?:and|then|but|plus|because|cause|cos)(?:\s+then)?\s+)"
    rf"(?:{_POLITE}\s+)*",
    re.IGNORECASE,
)
# What is said before the first thing asked for, and asks for nothing itself.
_LEAD_IN = re.compile(
    r"\s*(?:sorry|eh|oh|ah|um|uh|er|erm|hmm|well|look|listen|hey|wow|okay|ok|right)\s*[,;.!]\s*",
    re.IGNORECASE,
)
_DEPENDENT = re.compile(
    r"(?:once|when|whenever|if|while|with|before|until|since|as|given|although|though)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:then|after(?:wards| that))\b", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """Characters `start` to `end` of a message. `later`: it is to come after what is before it."""

    text: str
    start: int
    end: int
    later: bool = False

    @property
    def dependent(self) -> bool:
        """Whether it only says when or how: "once I'm in it"."""
        return _DEPENDENT.match(self.text) is not None


def clauses(text: str) -> list[Clause]:
    """The clauses of a short message, in order; none when it is a single one, or too many."""
    if len(text) > MOST_CHARACTERS:
        return []
    found: list[Clause] = []
    lead_in = _LEAD_IN.match(text)
    start, later = lead_in.end() if lead_in else 0, False
    for cut in _CUT.finditer(text, start):
        _add(found, text, start, cut.start(), later)
        start, later = cut.end(), bool(_LATER.search(cut.group()))
    _add(found, text, start, len(text), later)
    return found if 2 <= len(found) <= MOST_CLAUSES else []


def _add(found: list[Clause], text: str, start: int, end: int, later: bool) -> None:
    words = text[start:end].strip(" ,;.!?")
    if words:
        at = text.index(words, start)
        found.append(Clause(words, at, at + len(words), later))
