"""The doses of a choice, and small changes of the choice where they do not come out right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.coaching.choosing import Choice
from bot.coaching.fitting import fit
from bot.coaching.parts import Part
from bot.coaching.plans import Dose
from knowledge.vocabulary import MuscleGroup

_TRIES = 6
_GROUPS_TO_BALANCE = 3


def settle(choice: Choice, parts: Sequence[Part], side_s: float) -> list[Dose]:
    """The doses; where they miss the time, with one stretch more or another in place of one.

    The choice becomes the one that they are for; its `parts` stay served.
    """
    doses = fit(choice.in_order, choice.budget, side_s)
    if choice.fills(doses):
        return doses
    for ids in _variations(choice, parts):
        varied = replace(choice, ids=ids)
        if varied.shortest() <= choice.budget.most:
            other = fit(varied.in_order, choice.budget, side_s)
            if choice.fills(other):
                choice.ids = ids
                return other
    return doses


def balance(choice: Choice, doses: list[Dose], side_s: float) -> list[Dose]:
    """The doses with no group of muscles held for more than half of the time, if that can be."""
    eased = replace(choice, menus=dict(choice.menus))
    for _ in range(_TRIES):
        heavy = _over_half(choice, doses)
        if not heavy:
            break
        for id_ in heavy:
            eased.menus[id_] = eased.menus[id_].eased()
        other = fit(eased.in_order, choice.budget, side_s)
        if not choice.fills(other):
            break
        doses = other
    return doses


def _variations(choice: Choice, parts: Sequence[Part]) -> Iterator[list[str]]:
    others = sorted(choice.menus.keys() - choice.ids, key=choice.cost)
    for more in others:
        yield [*choice.ids, more]
    for instead in others:
        for index in range(len(choice.ids)):
            ids = [*choice.ids[:index], instead, *choice.ids[index + 1 :]]
            if not any(part.stretches.isdisjoint(ids) for part in parts):
                yield ids


def _over_half(choice: Choice, doses: Iterable[Dose]) -> list[str]:
    """The stretches of the group that has more than half of the time, where there are others."""
    held: Counter[MuscleGroup] = Counter()
    for dose in doses:
        stretch = choice.menus[dose.stretch].stretch
        sides = 2 if stretch.sided else 1
        held[stretch.muscles.primary[0]] += sides * dose.hold_s * dose.reps
    ((group, most),) = held.most_common(1)
    if len(held) < _GROUPS_TO_BALANCE or 2 * most <= held.total():
        return []
    return [id_ for id_ in choice.ids if choice.menus[id_].stretch.muscles.primary[0] == group]
