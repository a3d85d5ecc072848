"""Something for each part of the body that was asked for, in the time there is."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, inf

from bot.coaching.choosing import Choice
from bot.coaching.fitting import TOLERANCE
from bot.coaching.order import place
from bot.coaching.parts import Part
from bot.coaching.request import CannotCompose
from bot.wording import counted, listed
from knowledge.vocabulary import spoken

_WEIGHED = 10  # parts, of which every set is looked at


def cover(choice: Choice, parts: Sequence[Part]) -> None:
    """Adds what serves each part, shorter stretches where the time is short.

    Raises:
        CannotCompose: not even the shortest are short enough.
    """
    choice.cover(parts)
    if choice.shortest() > choice.budget.aim and len(parts) <= _WEIGHED:
        choice.ids = _cheapest(parts, choice)
    if choice.shortest() > choice.budget.most:
        minutes = ceil(choice.shortest() / (1 + TOLERANCE) / 60)
        names = listed(spoken(part.name) for part in parts)
        told = f"that is too short for {names}: I need {counted(minutes, 'minute')} at least"
        raise CannotCompose("too_short", told, minutes=minutes)


def _cheapest(parts: Sequence[Part], choice: Choice) -> list[str]:
    """The stretches that cover all parts in the least time, and in the order of a plan.

    Laid out over every set of parts: going through the stretches in the order of the plan, the
    cheapest way to have covered a set is kept.
    """
    everything = (1 << len(parts)) - 1
    ways: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    menus = [menu for id_, menu in choice.menus.items() if any(id_ in p.stretches for p in parts)]
    for menu in sorted(menus, key=lambda menu: place(menu.stretch)):
        id_, least = menu.stretch.id, menu.least.seconds
        covers = sum(1 << i for i, part in enumerate(parts) if id_ in part.stretches)
        for covered, (seconds, ids) in list(ways.items()):
            both = covered | covers
            longer = seconds + least - (0 if ids else menu.setup_s)
            if both != covered and longer < ways.get(both, (inf, []))[0]:
                ways[both] = (longer, [*ids, id_])
    return ways[everything][1]
