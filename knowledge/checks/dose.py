"""Whether the amounts are those that the sources give (`reference.md`, section 1)."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.stretch import Stretch

LEAST_HOLD_S = 5
TOTAL_S = (15, 120)  # of all usual holds of a side
MOVE_S = (2, 8)


def check_dose(stretch: Stretch) -> Iterator[Finding]:
    """The usual amount of a static stretch or a move, and the tempo that goes with it."""
    yield from _static(stretch) if stretch.kind == "static" else _dynamic(stretch)
    tempo, usual = stretch.dose.tempo, stretch.dose.hold_s.usual
    counted = tempo.hold if stretch.kind == "static" else tempo.into + tempo.hold + tempo.out
    if counted != usual:
        parts = "hold" if stretch.kind == "static" else "into + hold + out"
        what = f"{parts} is {counted} s, but dose.hold_s.usual is {usual} s"
        yield Finding("dose.tempo", what, "Make the two the same.")


def _static(stretch: Stretch) -> Iterator[Finding]:
    hold = stretch.dose.hold_s
    if hold.least < LEAST_HOLD_S:
        what = f"a hold of {hold.least} s is too short to relax into"
        yield Finding("dose.hold_s.least", what, f"Hold for {LEAST_HOLD_S} s at least.")
    total, (least, most) = hold.usual * stretch.dose.reps.usual, TOTAL_S
    if not least <= total <= most:
        what = f"the usual holds of a side make {total} s together"
        do = f"Choose a usual hold and usual reps that make {least} to {most} s, best about 60."
        yield Finding("dose.reps.usual", what, do)


def _dynamic(stretch: Stretch) -> Iterator[Finding]:
    move, (least, most) = stretch.dose.hold_s, MOVE_S
    if move.least < least or move.most > most:
        what = f"one move takes {move.least} to {move.most} s"
        do = f"hold_s is the time of one move here: keep it within {least} to {most} s."
        yield Finding("dose.hold_s", what, do)
