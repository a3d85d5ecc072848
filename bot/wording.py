"""Words from numbers and lists, and the phrases that are kept in `domain/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

import yaml

from bot.session import Phrases

# Rasa's own loader passes these files over, since they have none of a domain's keys: what custom
# actions say would otherwise be reported as "not used in any story or rule".
WORDING_DIR = Path(__file__).parent.parent / "domain" / "wording"
CHOICES_FILE = WORDING_DIR.parent / "choices" / "quick_replies.yml"

MOST_WORDS = 40  # in one message
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@lru_cache(maxsize=1)
def load_phrases(directory: Path = WORDING_DIR) -> Phrases:
    """Every phrase as name -> its variants, with `{...}` for the words that are filled in."""
    phrases: dict[str, list[str]] = {}
    for path in sorted(directory.glob("*.yml")):
        phrases |= yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return phrases


@lru_cache(maxsize=1)
def load_choices(file: Path = CHOICES_FILE) -> dict[str, list[str]]:
    """What a screen offers as buttons below a phrase, by its name."""
    choices: dict[str, list[str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return choices


def phrase(name: str, /, **words: object) -> str:
    """The first variant of a phrase, filled in: for parts of a sentence.

    Raises:
        KeyError: the phrase does not exist.
    """
    return load_phrases()[name][0].format(**words)


def variant_of(text: str, variants: Sequence[str]) -> int | None:
    """Which variant of a phrase a text is, whatever words it was filled with."""
    matches = (i for i, one in enumerate(variants) if _filled(one).fullmatch(text))
    return next(matches, None)


@cache
def _filled(variant: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{\w+\\\}", ".*", re.escape(variant)), re.DOTALL)


def breaths(text: str, most: int = MOST_WORDS) -> Iterator[str]:
    """A text in parts of at most `most` words, broken between sentences only."""
    part: list[str] = []
    for whole in _SENTENCE_END.split(text):
        if part and len(" ".join([*part, whole]).split()) > most:
            yield " ".join(part)
            part = []
        part.append(whole)
    yield " ".join(part)


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


def counted(number: int, noun: str, several: str = "") -> str:
    """ "1 second", "2 seconds"; `several` is a plural that takes more than an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {several or noun + 's'}"


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
