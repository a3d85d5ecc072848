"""Doses for a list of stretches that together take the time there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from bot.coaching.menu import Menu, Option
from bot.coaching.plans import Dose
from bot.coaching.request import CannotCompose
from bot.session.timeline import FINISH_S

TOLERANCE = 0.05
_NEAR = 0.015  # of the time: as close as it has to be
_AIM = 0.985  # rather a little short than over


@dataclass(frozen=True)
class Budget:
    """The time that is there, in seconds."""

    seconds: float

    @classmethod
    def of(cls, minutes: float) -> Budget:
        """So many minutes.

        Raises:
            CannotCompose: it is no time at all.
        """
        if minutes < 1:
            raise CannotCompose(
                "too_short", "that is too short: I need a minute at least", minutes=1
            )
        return cls(60 * minutes)

    @property
    def most(self) -> float:
        """What it may come to."""
        return self.seconds * (1 + TOLERANCE)

    @property
    def least(self) -> float:
        """What it should come to at least."""
        return self.seconds * (1 - TOLERANCE)

    def miss(self, seconds: float) -> float:
        """How far from the aim: whatever is too much is worse than anything that is too little."""
        too_much = self.seconds if seconds > self.most else 0
        return abs(seconds - self.aim) + too_much

    @property
    def aim(self) -> float:
        """What it had best come to."""
        return self.seconds * _AIM


def total(menus: Sequence[Menu], options: Sequence[Option]) -> float:
    """Seconds on the clock: whatever comes first is led into before it runs."""
    return sum(option.seconds for option in options) - menus[0].setup_s + FINISH_S


def fit(menus: Sequence[Menu], budget: Budget, side_s: float = inf) -> list[Dose]:
    """The doses nearest to the ideal ones that fill the time, as near to it as can be.

    Every stretch gives and takes in turn, by how little that spoils; what is still amiss is put
    right by any change of one dose, at last by a few seconds of a hold. The shortest doses have to
    be within the time; where the longest do not fill it they fall short.
    """
    chosen = [menu.best for menu in menus]
    fixed = FINISH_S - menus[0].setup_s
    for choices in _choices(menus, side_s):
        while _step(chosen, choices, budget, fixed):
            pass
    return [menu.dose(option) for menu, option in zip(menus, chosen, strict=True)]


def _choices(menus: Sequence[Menu], side_s: float) -> Iterator[list[list[Option]]]:
    yield [_hull(menu.options(side_s)) for menu in menus]
    yield [menu.options(side_s) for menu in menus]
    yield [menu.options(side_s, fine=True) for menu in menus]


def _step(
    chosen: list[Option], choices: Sequence[Sequence[Option]], budget: Budget, fixed: float
) -> bool:
    """Changes the one dose that spoils least for a second nearer; False when it is near enough."""
    seconds = fixed + sum(option.seconds for option in chosen)
    miss = budget.miss(seconds)
    if miss <= _NEAR * budget.seconds:
        return False
    best, least = None, inf
    for index, options in enumerate(choices):
        now = chosen[index]
        for option in options:
            gain = option.seconds - now.seconds
            if gain and budget.miss(seconds + gain) < miss:
                slope = (option.off - now.off) / abs(gain)
                if slope < least:
                    best, least = (index, option), slope
    if best is None:
        return False
    chosen[best[0]] = best[1]
    return True


def _hull(options: Sequence[Option]) -> list[Option]:
    """The doses that are best for some length: the lower edge of how far they are off."""
    edge: list[Option] = []
    for option in sorted(options, key=lambda option: (option.seconds, option.off)):
        while len(edge) > 1 and _above(edge[-2], edge[-1], option):
            edge.pop()
        edge.append(option)
    return edge


def _above(first: Option, middle: Option, last: Option) -> bool:
    run = last.seconds - first.seconds
    straight = first.off * (last.seconds - middle.seconds) + last.off * (
        middle.seconds - first.seconds
    )
    return middle.off * run >= straight
