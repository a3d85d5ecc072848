"""Moving about in a plan: skip, back, switch sides. Each gives a new place, or the same one."""

from __future__ import annotations

from bot.session.amounts import least_hold, whole
from bot.session.place import Place

EARLY_S = 5.0  # a hold left before this had hardly begun


def skip(place: Place) -> Place:
    """Out of what is going on: a hold, the way into one, a rest, the setup of a whole stretch."""
    kind = place.segment.kind
    if kind == "rest":
        return skip_wait(place)
    if kind == "setup":
        return skip_stretch(place)
    return _enter(place, place.hold + 1)


def skip_stretch(place: Place) -> Place:
    """On to the next stretch; after the last one, to the finish."""
    holds = place.plan.holds
    item = holds[place.hold].item
    return _enter(place, next((i for i, h in enumerate(holds) if h.item > item), len(holds)))


def skip_wait(place: Place) -> Place:
    """Out of a setup, a switch or a rest, into the countdown that follows."""
    if place.segment.kind not in ("setup", "switch", "rest"):
        return place
    return place.to_part(place.hold, "countdown")


def back(place: Place) -> Place:
    """This hold again from its countdown; when it has hardly begun, the one before."""
    if place.held >= EARLY_S:
        return place.to_part(place.hold, "countdown")
    return place.to_entry(0) if place.hold == 0 else _again(place, place.hold - 1)


def switch_side(place: Place) -> Place:
    """To the other side, with the same time planned for both.

    Before the first side it only changes the order. Early in the first side the two trade places;
    later the first side ends here, and the other is held for as long. From the second side it goes
    back to the first. Without sides, or while they are being changed: the same place.
    """
    index = place.hold
    if place.segment.kind == "switch" or place.plan.holds[index].side is None:
        return place
    later = place.plan.partner(index, after=True)
    if later is None:
        earlier = place.plan.partner(index, after=False)
        return place if earlier is None else _again(place, earlier)
    if place.segment.kind in ("setup", "rest"):
        return trade_sides(place)
    if place.held < EARLY_S:
        swapped = place.plan.swap(index, later).change(index, lead="switch")
        return Place(swapped, 0).to_entry(index)
    return _end_hold(place, index, later)


def trade_sides(place: Place) -> Place:
    """The other side first, for a hold that nobody is in yet: the place stays."""
    later = place.plan.partner(place.hold, after=True)
    return place if later is None else Place(place.plan.swap(place.hold, later), place.position)


def _enter(place: Place, hold: int) -> Place:
    """On to the way into a hold; past the last one, to the finish, and never out of that."""
    if hold < len(place.plan.holds):
        return place.to_entry(hold)
    return place.to(max(place.position, place.timeline.segments[-1].start))


def _again(place: Place, index: int) -> Place:
    """To an earlier hold, with the way into it that someone needs who is here now."""
    this, that = place.plan.holds[place.hold], place.plan.holds[index]
    plan = place.plan
    if this.item == that.item and this.lead == "setup":
        # It was led into from another stretch; from now on the earlier hold comes before it.
        plan = plan.change(place.hold, lead="switch" if this.rep == that.rep else "rest")
    if this.item != that.item or place.segment.kind == "setup":
        return Place(plan.change(index, lead="setup"), 0).to_entry(index)
    if this.side != that.side:
        return Place(plan.change(index, lead="switch"), 0).to_entry(index)
    return Place(plan, 0).to_part(index, "countdown")


def _end_hold(place: Place, index: int, later: int) -> Place:
    """Out of a hold now, which then counts for as long as it was held, on both sides."""
    if place.segment.kind == "release":
        return place.to_entry(later)
    plan, item = place.plan, place.plan.item_of(index)
    kept = whole(item, place.held, up=True)
    cut = min(plan.holds[index].seconds - kept, plan.holds[later].seconds - least_hold(item))
    if cut > 0:
        plan = plan.lengthen(index, -cut).lengthen(later, -cut)
    there = Place(plan, 0)
    return there.to(there.timeline.part(index, "hold").end)
