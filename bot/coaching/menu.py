"""The doses that a stretch can be given in a plan, with what each takes and how apt it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from math import log

from bot.coaching.amounts import Amount, usual
from bot.coaching.plans import Dose, item_of
from bot.session import Guide, Plan, Timeline
from bot.session.timeline import FINISH_S
from knowledge import Stretch
from knowledge.vocabulary import Condition

STEP_S = 5
A_SIDE_S = 60.0  # of a static stretch, in all: reference, section 1
LONGER_SIDE_S = 90.0  # where there is time, before stretches are added that nobody asked for
_WORTHWHILE = 0.6
# Who begins with shorter holds, of how many seconds: sections 1 and 7.
_SHORTER: dict[Condition, int] = {"over_65": 20, "under_18": 10}


@dataclass(frozen=True)
class Option:
    """A dose, the seconds it takes on the clock, and how far it is from the ideal one (0)."""

    hold_s: int
    reps: int
    seconds: float
    off: float


@dataclass(frozen=True)
class Menu:
    """The doses of one stretch, all within its record; `most_s` is the longest hold to offer."""

    stretch: Stretch
    guide: Guide
    ideal: Amount
    most_s: int

    @classmethod
    def for_person(cls, stretch: Stretch, guide: Guide, conditions: Iterable[Condition]) -> Menu:
        """The record's doses around the usual one; shorter ones for the old and the young."""
        limits = [_SHORTER[who] for who in conditions if who in _SHORTER]
        hold, reps = stretch.dose.hold_s, stretch.dose.reps
        if stretch.kind == "dynamic" or not limits:
            return cls(stretch, guide, usual(stretch), hold.most)
        seconds = max(min(*limits, hold.usual), hold.least)
        times = min(max(round(A_SIDE_S / seconds), reps.least), reps.most, max(3, reps.least))
        return cls(stretch, guide, Amount(seconds, times), seconds)

    @classmethod
    def for_routine(cls, stretch: Stretch, guide: Guide, dose: Amount) -> Menu:
        """The record's doses around the one that a routine gives."""
        return cls(stretch, guide, dose, stretch.dose.hold_s.most)

    def eased(self) -> Menu:
        """Around a smaller ideal: a repetition less, or a shorter hold."""
        dose, hold, reps = self.stretch.dose, self.ideal.hold_s, self.ideal.reps
        if reps > dose.reps.least:
            reps -= 1
        elif self.stretch.kind == "static":
            hold = max(dose.hold_s.least, hold - STEP_S)
        return replace(self, ideal=Amount(hold, reps))

    @property
    def setup_s(self) -> float:
        """Seconds that the way into it takes: not on the clock when it comes first."""
        return item_of(self.stretch, 0, self.guide).setup_s

    @cached_property
    def least(self) -> Option:
        """The shortest dose."""
        return min(self._usual_steps, key=lambda option: option.seconds)

    @cached_property
    def best(self) -> Option:
        """The ideal dose."""
        return min(self._usual_steps, key=lambda option: option.off)

    @cached_property
    def worthwhile(self) -> Option:
        """The shortest dose that is not much less than the ideal one."""
        least = _WORTHWHILE * self.ideal.hold_s * self.ideal.reps
        enough = (one for one in self._usual_steps if one.hold_s * one.reps >= least)
        return min(enough, key=lambda option: option.seconds)

    def longest(self, side_s: float) -> Option:
        """The longest dose up to so many seconds a side."""
        return max(self.options(side_s), key=lambda option: option.seconds)

    def options(self, side_s: float, *, fine: bool = False) -> list[Option]:
        """All doses up to so many seconds a side, or up to the ideal one where that is longer.

        `fine`: holds by the second, else by five.
        """
        if self.stretch.kind == "dynamic":
            return self._usual_steps
        most = max(side_s, self.ideal.hold_s * self.ideal.reps)
        options = self._options(1) if fine else self._usual_steps
        return [option for option in options if option.hold_s * option.reps <= most]

    def dose(self, option: Option) -> Dose:
        """An option as a dose of the plan."""
        return Dose(self.stretch.id, option.hold_s, option.reps, self.guide)

    @cached_property
    def _usual_steps(self) -> list[Option]:
        return self._options(STEP_S)

    def _options(self, step: int) -> list[Option]:
        reps = self.stretch.dose.reps
        return [
            Option(hold, times, self._seconds(hold, times), self._off(hold, times))
            for hold in self._holds(step)
            for times in range(reps.least, reps.most + 1)
        ]

    def _holds(self, step: int) -> Iterable[int]:
        allowed = self.stretch.dose.hold_s
        if self.stretch.kind == "dynamic":
            return range(allowed.least, allowed.most + 1)
        most = max(allowed.least, self.most_s)
        round_ones = (seconds for seconds in range(allowed.least, most + 1) if seconds % step == 0)
        return sorted({allowed.least, self.ideal.hold_s, most, *round_ones})

    @cached_property
    def _clock(self) -> tuple[float, float]:
        """Seconds of one repetition that is held for no time, and those that another adds."""
        return self._empty(1), self._empty(2) - self._empty(1)

    def _empty(self, reps: int) -> float:
        item = item_of(self.stretch, 0, self.guide)
        plan = Plan.of([(item, self.stretch.sided, reps, 0)]).with_guided_setup()
        return Timeline(plan).length - FINISH_S

    def _seconds(self, hold: int, reps: int) -> float:
        once, again = self._clock
        held = hold * reps * (2 if self.stretch.sided else 1)
        return once + again * (reps - 1) + held

    def _off(self, hold: int, reps: int) -> float:
        """Grows with the distance from the ideal amount; a stretch that takes long has room."""
        amount = log(hold * reps / (self.ideal.hold_s * self.ideal.reps))
        pace = log(hold / self.ideal.hold_s)
        odd = 0 if self.stretch.kind == "dynamic" or hold % STEP_S == 0 else 0.02
        room = self._seconds(self.ideal.hold_s, self.ideal.reps)
        return room * (amount**2 + 0.6 * pace**2 + odd)
