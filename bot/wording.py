"""Words from numbers and lists, and the phrases that are kept in `domain/`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import yaml

from bot.session import Phrases

DOMAIN_DIR = Path(__file__).parent.parent / "domain"


@lru_cache(maxsize=1)
def load_phrases(directory: Path = DOMAIN_DIR) -> Phrases:
    """Every response of the domain as name -> variants of its text."""
    phrases: dict[str, list[str]] = {}
    for path in sorted(directory.glob("*.yml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}
        for name, variants in content.get("responses", {}).items():
            phrases[name] = [variant["text"] for variant in variants if "text" in variant]
    return phrases


def listed(words: Iterable[str], joiner: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} {joiner} {last}" if first else last


def duration(seconds: float) -> str:
    """Seconds as they are said: "1 second", "45 seconds", "2 minutes", "1 minute 20"."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return counted(rest, "second")
    return f"{counted(minutes, 'minute')} {rest}" if rest else counted(minutes, "minute")


def counted(number: int, noun: str) -> str:
    """ "1 second", "2 seconds"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def span(least: int, most: int, noun: str) -> str:
    """ "30 to 60 seconds", or "5 seconds" when the two are the same."""
    return counted(most, noun) if least == most else f"{least} to {most} {noun}s"


def sentence(text: str) -> str:
    """A text with its first letter large and a full stop at its end."""
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def clause(text: str) -> str:
    """A text as part of a sentence: no full stop, and no large first letter unless it is a name."""
    text = text.strip().rstrip(".")
    second = text[1:2]
    return text if second.isupper() or text[:2] == "I " else text[:1].lower() + text[1:]
