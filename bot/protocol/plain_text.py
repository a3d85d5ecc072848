"""What a person typed or said, made safe to hand to Rasa: always text, never a command."""

from __future__ import annotations

import re
import unicodedata

MAX_CHARACTERS = 1000

# Rasa takes a message that begins with "/" for an intent with its slots, and strips blanks
# first. An invisible word joiner in front of it is no blank, and leaves the text as it reads.
WORD_JOINER = "\u2060"
_PAYLOAD = re.compile(rf"^[\s{WORD_JOINER}]*/\s*[\w.+@-]+\s*(?:\{{.*)?$", re.DOTALL)

_BRACES = re.compile(r"\{.*\}", re.DOTALL)


def as_plain_text(text: str) -> str:
    """The text without control characters, of at most 1,000 characters, and never a payload."""
    kept = "".join(
        " " if unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") else character
        for character in text[:MAX_CHARACTERS]
    ).strip()
    return WORD_JOINER + kept if kept.startswith("/") else kept


def looks_like_payload(text: str) -> bool:
    """Whether a text reads `/name`, or has `{` and `}` in it, as nobody says anything."""
    return bool(_PAYLOAD.match(text) or _BRACES.search(text))
