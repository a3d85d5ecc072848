"""Left or right, where the body's side is meant: not "ten seconds left", not "that's right"."""

from __future__ import annotations

import re
from typing import Literal

Side = Literal["left", "right"]

_SIDE = "(left|right)"
_PARTS = (
    "ankle|arm|butt(?:ock)?|calf|chest|elbow|foot|forearm|glute|groin|hamstring|hand|heel|hip|knee|"
    "leg|neck|quad|rib|shin|shoulder|side|sided|thigh|toe|trap|wrist|"
    r"(?:lower|upper)[\s-]back"
)
_WHICH = r"(?:(?:inner|outer|front|back|big|little|middle|index|ring)[\s-]+)?"
_OWN = r"(?:(?:the|my|your)\s+)?"
_END = r"(?=\s*(?:$|[.,!?;:]|(?:please|first|then|again|instead|and|but|when|next|too)\b))"
_NOT_FROM = "".join(
    rf"(?<!{word} {own})" for word in ("from", "not") for own in ("", "the ", "my ")
)
_MEANT = re.compile(
    "|".join(
        (
            rf"\b{_NOT_FROM}{_SIDE}[\s-]+{_WHICH}(?:{_PARTS})s?\b",
            rf"\b(?:on|to|with|for|do|start|swap|switch|try|turn|use|go)\s+{_OWN}{_SIDE}{_END}",
            rf"\b(?<!from )(?<!not )(?:the|my)\s+(left)(?:\s+one\b|{_END})",
            rf"^\W*{_SIDE}(?:\s+(?:first|please|one))?\W*$",
        )
    ),
    re.IGNORECASE,
)
_SEARCHED = 2000  # characters


def find_side(text: str) -> Side | None:
    """The one side of the body that a text speaks of; nothing if it is none, or both.

    Looks at the first 2,000 characters. "From left to right" is right.
    """
    named: set[Side] = set()
    for match in _MEANT.finditer(text[:_SEARCHED]):
        word = next(side for side in match.groups() if side)
        named.add("left" if word.lower() == "left" else "right")
    return named.pop() if len(named) == 1 else None
