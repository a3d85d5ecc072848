"""How much of one stretch: the record's dose, or what a person asks for within its limits."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge import Stretch


@dataclass(frozen=True)
class Amount:
    """How much of a stretch: seconds a hold (of one repetition when dynamic) and repetitions.

    `capped`: more was asked for than the record allows.
    """

    hold_s: int
    reps: int
    capped: bool = False


def usual(stretch: Stretch) -> Amount:
    """The dose of the record."""
    return Amount(stretch.dose.hold_s.usual, stretch.dose.reps.usual)


def amount(stretch: Stretch, seconds: float | None = None, reps: int | None = None) -> Amount:
    """The dose that a person asks for, kept within the record's limits.

    `seconds` up to twice the longest hold are meant for one hold, more for the whole stretch.
    """
    dose = stretch.dose
    hold, wanted, capped = dose.hold_s.usual, reps or dose.reps.usual, False
    if seconds is not None and stretch.kind == "static" and seconds <= 2 * dose.hold_s.most:
        hold = round(min(max(seconds, dose.hold_s.least), dose.hold_s.most))
        capped = seconds > dose.hold_s.most
    elif seconds is not None and reps is None:
        one = hold * (2 if stretch.sided else 1)
        wanted = round(seconds / one)
    kept = min(max(wanted, dose.reps.least), dose.reps.most)
    return Amount(hold, kept, capped or wanted > dose.reps.most)
