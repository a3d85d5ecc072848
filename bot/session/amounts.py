"""Changing how much: longer, shorter, more repetitions; always the same for both sides."""

from __future__ import annotations

import math

from bot.session.place import Place

LEAST_HOLD_S = 5.0
LAST_WORDS_S = 3.0  # what a running hold keeps when it is shortened: "three, two, one"
MOST_HOLD_S = 600.0
MOST_REPS = 10


def extend(place: Place, seconds: float) -> Place:
    """A longer hold, running or to come; negative seconds make it shorter.

    A hold that is over, or already ten minutes long, stays as it is.
    """
    if place.segment.kind in ("release", "finish"):
        return place
    if seconds < 0:
        return _shorten(place, -seconds)
    seconds = min(seconds, MOST_HOLD_S - place.plan.holds[place.hold].seconds)
    return place.within(place.plan.extend(place.hold, seconds)) if seconds > 0 else place


def add_reps(place: Place, reps: int) -> Place:
    """More repetitions of the present stretch, up to ten; more moves in a set if it is dynamic."""
    item = place.plan.item_of(place.hold)
    if item.kind == "dynamic":
        return extend(place, reps * item.move_s)
    reps = min(reps, MOST_REPS - place.plan.reps_of(place.plan.holds[place.hold].item))
    if reps <= 0 or place.segment.kind == "finish":
        return place
    return place.within(place.plan.add_reps(place.hold, reps))


def _shorten(place: Place, seconds: float) -> Place:
    """Less of a hold, and as much less planned for the other side, done already or not."""
    plan, index = place.plan, place.hold
    partner = plan.partner(index, after=True)
    if partner is None:
        partner = plan.partner(index, after=False)
    room = min(plan.holds[index].seconds - LEAST_HOLD_S, math.floor(place.hold_left - LAST_WORDS_S))
    if partner is not None:
        room = min(room, plan.holds[partner].seconds - LEAST_HOLD_S)
    cut = min(seconds, room)
    if cut <= 0:
        return place
    shorter = plan.lengthen(index, -cut)
    return place.within(shorter if partner is None else shorter.lengthen(partner, -cut))
