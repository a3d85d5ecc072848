"""Numbers as people say and write them: "forty five", "1.5", "a couple of", "three quarters of a".

All functions take the words of a text in lower case and the place of the first one to read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_CARDINALS = {word: value for value, word in enumerate(_ONES.split())}
_CARDINALS |= {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
_CARDINALS["fourty"] = 40
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_PARTS = {"half": 0.5, "quarter": 0.25, "½": 0.5, "¼": 0.25, "¾": 0.75}

# "A few" says no number; three is the least that it can mean.
_LOOSE = {"couple": 2.0, "few": 3.0, "dozen": 12.0}
_ARTICLES = ("a", "an")
_MOST_DIGITS = 9
_MOST = 10**12


class Number(NamedTuple):
    """A value, the place behind its last word, and whether only "a" or "an" said it."""

    value: float
    end: int
    article: bool = False


def read_number(words: Sequence[str], at: int) -> Number | None:
    """The number that begins at a place, as long as it goes; nothing if none does."""
    another = _word(words, at) == "another"
    start = at + another
    number = _fraction(words, start) or _loose(words, start) or _cardinal(words, start)
    if number is None and another:
        return Number(1.0, start)
    if number is None and _word(words, start) in _ARTICLES:
        return Number(1.0, start + 1, article=True)
    return number


def read_part(words: Sequence[str], at: int) -> Number | None:
    """ "And a half", "and a quarter": what is added to the number or the unit before it."""
    if _word(words, at) == "and" and _word(words, at + 1) in _ARTICLES:
        part = _PARTS.get(_word(words, at + 2))
        return None if part is None else Number(part, at + 3)
    return None


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _fraction(words: Sequence[str], at: int) -> Number | None:
    """ "Half a", "a quarter of an", "three quarters of a", "½"."""
    if _word(words, at) == "three" and _word(words, at + 1) in ("quarters", "quarter"):
        return Number(0.75, _skip_of(words, at + 2))
    at += _word(words, at) in _ARTICLES
    part = _PARTS.get(_word(words, at))
    return None if part is None else Number(part, _skip_of(words, at + 1))


def _skip_of(words: Sequence[str], at: int) -> int:
    at += _word(words, at) == "of"
    return at + (_word(words, at) in _ARTICLES)


def _loose(words: Sequence[str], at: int) -> Number | None:
    at += _word(words, at) in _ARTICLES
    value = _LOOSE.get(_word(words, at))
    return None if value is None else Number(value, at + 1 + (_word(words, at + 1) == "of"))


def _cardinal(words: Sequence[str], at: int) -> Number | None:
    """Digits or number words, with "point five" or "and a half" behind."""
    digits = _digits(_word(words, at))
    number = _spelled(words, at) if digits is None else Number(digits, at + 1)
    if number is None:
        return None
    value, end = number.value, number.end
    decimal = _CARDINALS.get(_word(words, end + 1), 10)
    if _word(words, end) == "point" and decimal < 10:
        return Number(value + decimal / 10, end + 2)
    if _word(words, end) in ("½", "¼", "¾"):
        return Number(value + _PARTS[_word(words, end)], end + 1)
    part = read_part(words, end)
    return number if part is None else Number(value + part.value, part.end)


def _digits(word: str) -> float | None:
    figures = word.replace(",", ".")
    if word[:1].isdigit() and figures.replace(".", "", 1).isdecimal() and len(word) <= _MOST_DIGITS:
        return float(figures)
    return None


def _spelled(words: Sequence[str], at: int) -> Number | None:
    """ "Forty five", "a hundred and twenty", "two million"."""
    value: int | None = None
    if _word(words, at) in _ARTICLES and _word(words, at + 1) in ("hundred", *_SCALES):
        value, at = 1, at + 1
    while True:
        word = _word(words, at)
        if word == "hundred" and (value is None or value < 100):
            value = (1 if value is None else value) * 100
        elif word in _SCALES:
            value = min((1 if value is None else value) * _SCALES[word], _MOST)
        elif word in _CARDINALS and _fits(value, _CARDINALS[word]):
            value = (value or 0) + _CARDINALS[word]
        elif not (word == "and" and value and value % 100 == 0 and _more(words, at + 1)):
            return None if value is None else Number(float(value), at)
        at += 1


def _fits(value: int | None, following: int) -> bool:
    """Whether a number word goes on with what was said: "forty" "five", but not "five" "forty"."""
    if value is None:
        return True
    if following == 0 or value == 0:
        return False
    return value % 100 == 0 or (value % 10 == 0 and value % 100 >= 20 and following < 10)


def _more(words: Sequence[str], at: int) -> bool:
    return _word(words, at) in _CARDINALS and _word(words, at) != "zero"
