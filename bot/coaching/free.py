"""A plan made for a request alone, with no routine behind it."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from bot.coaching.choosing import Choice
from bot.coaching.covering import cover
from bot.coaching.fitting import Budget
from bot.coaching.menu import A_SIDE_S, LONGER_SIDE_S
from bot.coaching.offer import Offer
from bot.coaching.parts import WHOLE_BODY, Part, anything, beside, parts_of, whole_body
from bot.coaching.plans import Dose
from bot.coaching.request import CannotCompose
from bot.coaching.settling import balance, settle

_ECONOMY = 0.75  # of the ideal doses: rather one stretch more that was asked for
_VARIED = 3  # stretches at least, where no part of the body is asked for


def choose(offer: Offer, budget: Budget) -> list[Dose]:
    """Stretches in order, with doses that fill the time.

    Raises:
        CannotCompose: nothing may be done for a part of the body, or it is too short for all.
    """
    request = offer.request
    asked = request.focus not in ((), (WHOLE_BODY,))
    everywhere = whole_body(offer.allowed, request.variety)
    parts = parts_of(offer) if asked else everywhere
    if not parts:
        raise CannotCompose("nothing_left", "I have no stretch that fits all of that")
    choice = Choice(offer.menus, budget, request.variety, offer.things)
    cover(choice, parts if asked else [anything(offer.allowed)])
    side_s = _grow(choice, parts, everywhere, 0 if asked else _VARIED)
    doses = settle(choice, parts if asked else [], side_s)
    return doses if asked else balance(choice, doses, side_s)


def _grow(choice: Choice, parts: Sequence[Part], everywhere: Sequence[Part], least: int) -> float:
    """Adds until the time can be filled, rather more of a stretch than one that is far off.

    Returns the seconds a side that the doses may come to.
    """
    near = [*parts, *beside(parts, choice.stretches)]
    for these, share in ((parts, _ECONOMY), (near, 1.0), (everywhere, 1.0)):
        choice.grow(these, share, least)
        for side_s in (A_SIDE_S, LONGER_SIDE_S):
            if choice.reach(side_s) >= choice.budget.aim:
                return side_s
    return inf
