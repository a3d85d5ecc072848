"""A routine made to suit somebody: what they may not do exchanged, and fitted to their time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import inf

from bot.coaching.choosing import Choice
from bot.coaching.covering import cover
from bot.coaching.fitting import Budget, total
from bot.coaching.menu import LONGER_SIDE_S
from bot.coaching.offer import Offer
from bot.coaching.order import around, stance
from bot.coaching.parts import Part, anything, parts_of, whole_body
from bot.coaching.plans import Dose
from bot.coaching.request import CannotCompose
from bot.coaching.settling import settle
from bot.coaching.swapping import Changes, exchanged
from knowledge.routine import Routine


def adapt(
    routine: Routine, offer: Offer, budget: Budget, *, as_written: bool
) -> tuple[list[Dose], Changes]:
    """The routine for a request: its doses, `as_written` or fitted to the budget, and changes.

    Raises:
        CannotCompose: it is not for this person, nothing of it may be done, or there is no time.
    """
    _check_suits(routine, offer)
    changes = exchanged(routine, offer)
    parts = parts_of(offer)
    choice = _choice(changes, offer, budget)
    choice.cover(parts)
    if as_written or _fills(choice):
        return [menu.dose(menu.best) for menu in choice.in_order], changes
    _shorten(choice, parts)
    side_s = _lengthen(choice, offer)
    doses = settle(choice, parts, side_s)
    for id_ in changes.menus:
        if id_ not in choice.ids:
            changes.drop(id_)
    return doses, changes


def _check_suits(routine: Routine, offer: Offer) -> None:
    for condition in sorted(offer.request.conditions.intersection(routine.not_for)):
        told = f"the {routine.name} routine is not for you because of {offer.name_of(condition)}"
        raise CannotCompose("not_for", told, condition)


def _choice(changes: Changes, offer: Offer, budget: Budget) -> Choice:
    """The routine's stretches, with all others at hand that may be added.

    They keep its order; what stands for another from a different position finds a place of its own.
    """
    moved = {
        new
        for old, new in changes.swapped.items()
        if stance(offer.library[old]) != stance(offer.library[new])
    }
    arrange = partial(around, [id_ for id_ in changes.menus if id_ not in moved])
    menus = {**offer.menus, **changes.menus}
    return Choice(menus, budget, offer.request.variety, offer.things, arrange, list(changes.menus))


def _fills(choice: Choice) -> bool:
    menus = choice.in_order
    seconds = total(menus, [menu.best for menu in menus])
    return choice.budget.least <= seconds <= choice.budget.most


def _shorten(choice: Choice, parts: Sequence[Part]) -> None:
    """Leaves out what is missed least, until the others are worth their while in the time."""
    own = {id_: choice.menus[id_].stretch for id_ in choice.ids}
    while len(choice.ids) > 1 and _worthwhile(choice) > choice.budget.aim:
        spare = [id_ for id_ in choice.ids if not _needed(id_, choice, parts)]
        if not spare:
            break
        dropped = min(spare, key=lambda id_: _missed(id_, choice))
        choice.ids.remove(dropped)
    cover(choice, parts or [anything(own)])


def _worthwhile(choice: Choice) -> float:
    menus = choice.in_order
    return total(menus, [menu.worthwhile for menu in menus])


def _needed(stretch: str, choice: Choice, parts: Sequence[Part]) -> bool:
    """Whether a part that was asked for would have nothing without it."""
    others = set(choice.ids) - {stretch}
    return any(stretch in part.stretches and others.isdisjoint(part.stretches) for part in parts)


def _missed(stretch: str, choice: Choice) -> tuple[bool, float]:
    """How much is lost: more as the only one for its muscles, and when held long."""
    menu = choice.menus[stretch]
    primary = set(menu.stretch.muscles.primary)
    alone = all(
        primary.isdisjoint(choice.menus[other].stretch.muscles.primary)
        for other in choice.ids
        if other != stretch
    )
    return alone, menu.ideal.hold_s * menu.ideal.reps


def _lengthen(choice: Choice, offer: Offer) -> float:
    """Longer doses, and when they come to an end more stretches: like its own first, then any."""
    if choice.reach(LONGER_SIDE_S) < choice.budget.aim:
        own = [menu.stretch for menu in choice.in_order]
        groups = {group for stretch in own for group in stretch.muscles.primary}
        stances = set(map(stance, own))
        everywhere = whole_body(offer.allowed, offer.request.variety)
        near = whole_body(
            {id_: s for id_, s in offer.allowed.items() if stance(s) in stances},
            offer.request.variety,
        )
        for parts in ([part for part in near if part.name in groups], near, everywhere):
            choice.grow(parts)
    return LONGER_SIDE_S if choice.reach(LONGER_SIDE_S) >= choice.budget.aim else inf
