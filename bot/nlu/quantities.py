"""Durations and repetitions in what people say: "ninety seconds", "1:30", "two more reps".

"A few" counts as three. Of a range ("thirty to sixty seconds") the number beside the unit is
taken. "Wait a second" and "hold on a minute" are manners of speaking, and no quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from bot.nlu.numbers import Number, read_number, read_part
from bot.nlu.wordlist import wordset

LONGEST_S = 4 * 3600
MOST_TIMES = 100

_MOST_WORDS = 400
_BARE_S = (5, 300)  # what "make it 45" may mean in seconds
_WORD = re.compile(
    r"\d{1,2}:[0-5]\d(?![:\d])|\d+(?:[.,]\d{1,2}(?!\d))?|[½¼¾]|[^\W\d_]+(?:['’][^\W\d_]+)*|[.,!?;:/\n]"
)


def _units(**units: str) -> dict[str, str]:
    return {word: unit for unit, words in units.items() for word in words.split()}


_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DURATIONS = _units(
    second="s sec secs second seconds", minute="min mins minute minutes", hour="h hr hrs hour hours"
)
_COUNTS = wordset("rep reps repetition repetitions time times round rounds set sets x")
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_BETWEEN = wordset("more extra additional further full whole other good")
_AFTER_ONCE = wordset("more again each on only per please through with") | {""}
_PERIODS = wordset("day days week weeks month months year years morning night evening")
_AFTER_BARE = wordset("please now then this instead more longer each on per and today next if from")
_STALLING = wordset("wait on me just in got have need take")  # "hang on a minute"
_CLOCK_TIMES = wordset("at by until till since around before after from")
_STOPS = frozenset(".,!?;:/\n")


@dataclass(frozen=True)
class Quantity:
    """Characters `start` to `end` of a text say `value` seconds, or so many repetitions."""

    start: int
    end: int
    kind: Literal["duration", "count"]
    value: float


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of a text, in order and apart from each other.

    Durations are 1 second to 4 hours, counts 1 to 100; what is beyond is left out. Looks at the
    first 400 words. Raises nothing, whatever the text.
    """
    spans = list(islice(_WORD.finditer(text), _MOST_WORDS))
    reader = _Reader([span.group().lower().replace("’", "'") for span in spans])
    found: list[Quantity] = []
    at = 0
    while at < len(spans):
        read = reader.quantity(at)
        if read is None:
            number = reader.number(at)
            at = max(at + 1, number.end if number and not number.article else 0)
            continue
        kind, value, end = read
        most = LONGEST_S if kind == "duration" else MOST_TIMES
        if 1 <= value <= most:
            found.append(Quantity(spans[at].start(), spans[end - 1].end(), kind, value))
        at = end
    return found


_Read = tuple[Literal["duration", "count"], float, int]  # kind, value, the place behind it


class _Reader:
    """The words of a text, read from a place on."""

    def __init__(self, words: list[str]) -> None:
        self._words = words

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""

    def number(self, at: int) -> Number | None:
        """The number at a place, but for the four of "figure four"."""
        return None if self._word(at - 1) == "figure" else read_number(self._words, at)

    def quantity(self, at: int) -> _Read | None:
        """What begins at a place, if it is a quantity."""
        if ":" in self._word(at) and len(self._word(at)) > 1:
            return self._clock(at)
        if self._word(at) in _TIMES:
            return self._once(at)
        number = self.number(at)
        if number is None:
            return None
        return self._duration(at, number) or self._count(number) or self._bare(at, number)

    def _clock(self, at: int) -> _Read | None:
        """ "1:30" is a minute and a half, unless it is a time of day."""
        if self._word(at - 1) in _CLOCK_TIMES or self._word(at + 1) in ("am", "pm", "a", "p"):
            return None
        minutes, seconds = self._word(at).split(":")
        return "duration", 60.0 * int(minutes) + int(seconds), at + 1

    def _once(self, at: int) -> _Read | None:
        """ "Once more" and "twice", but not "once I am ready" or "twice a day"."""
        following = self._word(at + 1)
        conjunction = self._word(at) == "once" and following not in _AFTER_ONCE | _STOPS
        if conjunction or self._word(at - 1) == "at" or self._often(at + 1):
            return None
        return "count", _TIMES[self._word(at)], at + 1

    def _often(self, at: int) -> bool:
        return self._word(at) in ("a", "per", "every", "each") and self._word(at + 1) in _PERIODS

    def _unit_at(self, at: int) -> int:
        """Where the unit of a number stands that ends before this place: "ten more seconds"."""
        while self._word(at) in _BETWEEN:
            at += 1
        return at

    def _duration(self, at: int, number: Number) -> _Read | None:
        place = self._unit_at(number.end)
        unit = self._unit(place, number)
        if unit is None or self._idle(at, number, unit):
            return None
        value, end = number.value * _SECONDS[unit], place + 1
        part = read_part(self._words, end)
        if part is not None:
            return "duration", value + part.value * _SECONDS[unit], part.end
        rest = self._rest(end, unit)
        return ("duration", value, end) if rest is None else ("duration", value + rest[0], rest[1])

    def _unit(self, at: int, number: Number) -> str | None:
        word = self._word(at)
        seconds = self.number(at + 1)
        if word == "m" and seconds is not None and seconds.value < 60 and number.end == at:
            return "minute"  # "1m30s"; a lone "2m" is two metres
        return _DURATIONS.get(word)

    def _idle(self, at: int, number: Number, unit: str) -> bool:
        """Whether it only asks for patience: "wait a second", "give me a minute"."""
        before = self._word(at - 1)
        if unit == "second" and number.value == 1 and number.end == at + 1:
            return number.article or before != "for"
        return number.article and unit == "minute" and before in _STALLING

    def _rest(self, at: int, unit: str) -> tuple[float, int] | None:
        """The seconds of "a minute thirty", the minutes of "an hour and ten minutes"."""
        start = at + (self._word(at) == "and")
        number = self.number(start)
        if unit == "second" or number is None or number.article or not 0 < number.value < 60:
            return None
        smaller = _DURATIONS.get(self._word(number.end))
        if smaller is not None and _SECONDS[smaller] < _SECONDS[unit]:
            return number.value * _SECONDS[smaller], number.end + 1
        bare = start == at and self._word(self._unit_at(number.end)) not in _COUNTS | set(
            _DURATIONS
        )
        return (number.value, number.end) if bare and unit == "minute" else None

    def _count(self, number: Number) -> _Read | None:
        place = self._unit_at(number.end)
        word = self._word(place)
        if word not in _COUNTS or not number.value.is_integer() or self._often(place + 1):
            return None
        if number.article and word in ("time", "times", "x"):
            return None  # "one at a time"
        return "count", number.value, place + 1

    def _bare(self, at: int, number: Number) -> _Read | None:
        """ "Hold for sixty", "make it 45": seconds go without saying."""
        before, earlier = self._word(at - 1), self._word(at - 2)
        asked = before in ("hold", "for") or (
            before in ("it", "that") and earlier in ("make", "hold")
        )
        following = self._word(number.end)
        open_ended = not following or following in _STOPS or following in _AFTER_BARE
        sensible = _BARE_S[0] <= number.value <= _BARE_S[1]
        return ("duration", number.value, number.end) if asked and open_ended and sensible else None
