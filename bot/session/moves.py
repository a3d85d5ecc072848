"""Moving about in a plan: skip, back, switch sides. Each gives a new place, or the same one."""

from __future__ import annotations

import math

from bot.session.amounts import LEAST_HOLD_S
from bot.session.place import Place

EARLY_S = 5.0  # a hold left before this had hardly begun


def skip(place: Place) -> Place:
    """On to the next hold; after the last one, to the finish."""
    later = place.hold + 1
    if later < len(place.plan.holds):
        return place.to(place.timeline.entry(later))
    return place.to(place.timeline.segments[-1].start)


def skip_stretch(place: Place) -> Place:
    """On to the next stretch; after the last one, to the finish."""
    item = place.plan.holds[place.hold].item
    for index, hold in enumerate(place.plan.holds):
        if hold.item > item:
            return place.to(place.timeline.entry(index))
    return place.to(place.timeline.segments[-1].start)


def skip_wait(place: Place) -> Place:
    """Out of a setup, a switch or a rest, into the countdown that follows."""
    if place.segment.kind not in ("setup", "switch", "rest"):
        return place
    return place.to_part(place.hold, "countdown")


def back(place: Place) -> Place:
    """This hold again from its countdown; when it has hardly begun, the one before."""
    if place.held >= EARLY_S or place.hold == 0:
        return place.to_part(place.hold, "countdown")
    before = place.hold - 1
    this, that = place.plan.holds[place.hold], place.plan.holds[before]
    if that.side is None or (this.item, this.side) == (that.item, that.side):
        return place.to_part(before, "countdown")
    return _into(place, before)


def switch_side(place: Place) -> Place:
    """To the other side, with the same time planned for both.

    Early in the first side the two trade places; later the first side ends here, and the other is
    held for as long. From the second side it goes back to the first. Without sides: the same place.
    """
    index = place.hold
    if place.plan.holds[index].side is None:
        return place
    later = place.plan.partner(index, after=True)
    if later is None:
        earlier = place.plan.partner(index, after=False)
        return place if earlier is None else _into(place, earlier)
    if place.held < EARLY_S:
        swapped = Place(place.plan.swap(index, later), 0)
        return swapped.to_part(index, "switch")
    return _end_hold(place, index, later)


def _into(place: Place, hold: int) -> Place:
    """To a hold on the other side, with the time to change sides first."""
    return Place(place.plan.change(hold, lead="switch"), 0).to_part(hold, "switch")


def _end_hold(place: Place, index: int, later: int) -> Place:
    """Out of a hold now, which then counts for as long as it was held, on both sides."""
    if place.segment.kind == "release":
        return place.to(place.timeline.entry(later))
    cut = place.plan.holds[index].seconds - math.ceil(place.held)
    plan = place.plan
    if cut > 0 and plan.holds[later].seconds - cut >= LEAST_HOLD_S:
        plan = plan.lengthen(index, -cut).lengthen(later, -cut)
    return Place(plan, 0).to_part(index, "release")
