"""Changing how much: longer, shorter, more repetitions; always the same for both sides."""

from __future__ import annotations

import math

from bot.session.place import Place
from bot.session.plan import Item
from bot.session.timeline import least_rest, settle_after_rest

LEAST_HOLD_S = 5.0
LAST_WORDS_S = 3.0  # what a running hold keeps when it is shortened: "three, two, one"
MOST_HOLD_S = 600.0
MOST_REPS = 10


def least_hold(item: Item) -> float:
    """Seconds: the shortest hold worth getting into, or one move of a dynamic stretch."""
    return item.move_s or LEAST_HOLD_S


def whole(item: Item, seconds: float, *, up: bool = False) -> float:
    """Rounded down, or up, to whole moves of a dynamic stretch, to whole seconds of another."""
    step = item.move_s or 1
    steps = round(seconds / step, 6)
    return (math.ceil(steps) if up else math.floor(steps)) * step


def extend(place: Place, seconds: float) -> Place:
    """A longer hold, running, to come or just over, or a longer rest; negative seconds: shorter.

    A hold that is ten minutes long already stays as it is, and so does the finish.
    """
    if place.segment.kind == "finish" or not seconds:
        return place
    if place.segment.kind == "rest":
        return _rest(place, seconds)
    return _shorten(place, -seconds) if seconds < 0 else _lengthen(place, seconds)


def add_reps(place: Place, reps: int) -> Place:
    """More repetitions of the present stretch, up to ten; more moves in a set if it is dynamic.

    In the finish they are of the last stretch, and it goes on with them at once.
    """
    plan, item = place.plan, place.plan.item_of(place.hold)
    if item.kind == "dynamic":
        return extend(place, reps * item.move_s)
    reps = min(reps, MOST_REPS - plan.reps_of(plan.holds[place.hold].item))
    if reps <= 0:
        return place
    more = Place(plan.add_reps(place.hold, reps), place.position)
    return more.to_entry(len(plan.holds)) if place.segment.kind == "finish" else more


def _rest(place: Place, seconds: float) -> Place:
    """A longer or shorter rest, with time to get ready after it."""
    plan, segment = place.plan, place.segment
    item, hold = plan.item_of(place.hold), plan.holds[place.hold]
    gone = math.ceil(place.position - segment.start)
    least = max(least_rest(item, hold), gone + settle_after_rest(item, hold))
    most, fewest = MOST_HOLD_S - segment.length, min(0.0, least - segment.length)
    more = round(min(most, max(seconds, fewest)), 3)
    return Place(plan.change(place.hold, more_rest=hold.more_rest + more), place.position)


def _lengthen(place: Place, seconds: float) -> Place:
    plan, index = place.plan, place.hold
    item = plan.item_of(index)
    # The other side may be over; what it then gets on its own must be worth getting into.
    alone = plan.holds[index].side is not None and plan.partner(index, after=True) is None
    least = least_hold(item) if alone else item.move_s
    seconds = min(max(seconds, least), MOST_HOLD_S - plan.planned(index))
    seconds = whole(item, seconds) if item.move_s else seconds
    if seconds <= 0 or seconds < least:
        return place
    # In the release this leads back into the hold, with what is left of the seconds.
    return Place(plan.extend(index, seconds), place.position)


def _shorten(place: Place, seconds: float) -> Place:
    """Less of a hold, and as much less planned for the other side, done already or not."""
    plan, index = place.plan, place.hold
    item = plan.item_of(index)
    room = min(plan.holds[index].seconds - least_hold(item), place.hold_left - LAST_WORDS_S)
    later, earlier = plan.partner(index, after=True), plan.partner(index, after=False)
    if later is not None and earlier is not None:
        extra = plan.holds[later].seconds
        if min(seconds, room) >= extra:  # an extension is taken back, with the hold it gave
            held = plan.holds[earlier].done + plan.holds[later].done
            plan = plan.remove(later).change(earlier, done=held).lengthen(index, -extra)
            return _shorten(Place(plan, place.position), seconds - extra)
    partner = earlier if later is None else later
    if partner is not None:
        room = min(room, plan.holds[partner].seconds - least_hold(item))
    cut = min(seconds, whole(item, room))
    cut = whole(item, cut) if item.move_s else cut
    if cut <= 0:
        return place
    shorter = plan.lengthen(index, -cut)
    return place.within(shorter if partner is None else shorter.lengthen(partner, -cut))
