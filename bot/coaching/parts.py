"""The parts of the body that a plan is for, and which stretches serve them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.coaching.offer import Offer
from bot.coaching.request import CannotCompose
from bot.wording import listed
from knowledge import Stretch
from knowledge.regions import GROUPS, groups_of
from knowledge.vocabulary import MuscleGroup, spoken

WHOLE_BODY = "full_body"


@dataclass(frozen=True)
class Part:
    """A group or region with the stretches that serve it, by group where it is a region.

    These stretch it in the first place. Those in `also` do so in the second, and make up for it
    where the others are few.
    """

    name: str
    by_group: Mapping[MuscleGroup, tuple[str, ...]]
    also: tuple[str, ...] = ()

    @property
    def stretches(self) -> frozenset[str]:
        """Ids of all that serve it in the first place."""
        return frozenset(id_ for ids in self.by_group.values() for id_ in ids)


def parts_of(offer: Offer) -> list[Part]:
    """The parts of a request's focus, each with what may be done for it.

    Raises:
        CannotCompose: nothing may be done for one of them, or there is no such part.
    """
    return [_part(name, offer) for name in dict.fromkeys(offer.request.focus)]


def whole_body(allowed: Mapping[str, Stretch], variety: int = 0) -> list[Part]:
    """Each group as a part, the large ones first; another variety begins elsewhere."""
    large = groups_of(WHOLE_BODY)
    first = 2 * variety % len(large)
    small = [group for group in GROUPS if group not in large]
    parts = (
        Part(group, {group: _serving(group, allowed)})
        for group in (*large[first:], *large[:first], *small)
    )
    return [part for part in parts if part.stretches]


def anything(stretches: Mapping[str, Stretch]) -> Part:
    """One part of all of them, of which any will do."""
    found = {group: _serving(group, stretches) for group in GROUPS}
    return Part("any stretch", {group: ids for group, ids in found.items() if ids})


def _part(name: str, offer: Offer) -> Part:
    """A part by its name.

    What reaches it in the second place alone will do where wishes leave no other. Where a condition
    speaks against the others, that would be a way round it.
    """
    try:
        groups = groups_of(name)
    except KeyError as error:
        told = f"I know no part of the body called {spoken(name)}"
        raise CannotCompose("unknown", told, name) from error
    found = {group: _serving(group, offer.allowed) for group in groups}
    also = {group: _serving(group, offer.allowed, secondary=True) for group in groups}
    if any(found.values()):
        first = {group: ids for group, ids in found.items() if ids}
        taken = {id_ for ids in first.values() for id_ in ids}
        rest = (id_ for ids in also.values() for id_ in ids if id_ not in taken)
        return Part(name, first, tuple(dict.fromkeys(rest)))
    if unsafe := offer.ruling_out(groups):
        names = listed(offer.name_of(condition) for condition in unsafe)
        told = f"because of {names}, I have no stretch for the {spoken(name)} that is right for you"
        raise CannotCompose("nothing_left", told, name)
    if any(also.values()):
        return Part(name, {group: ids for group, ids in also.items() if ids})
    told = f"I have no stretch for the {spoken(name)} that fits all of that"
    raise CannotCompose("nothing_left", told, name)


def _serving(
    group: MuscleGroup, allowed: Mapping[str, Stretch], *, secondary: bool = False
) -> tuple[str, ...]:
    return tuple(
        stretch.id
        for stretch in allowed.values()
        if group in (stretch.muscles.secondary if secondary else stretch.muscles.primary)
    )


def beside(parts: Iterable[Part], allowed: Mapping[str, Stretch]) -> list[Part]:
    """The groups that the stretches for some parts reach too, the most common first."""
    serving = {id_ for part in parts for id_ in part.stretches}
    reached = Counter(group for id_ in serving for group in allowed[id_].muscles.secondary)
    order = sorted(reached, key=lambda group: (-reached[group], group))
    found = (Part(group, {group: _serving(group, allowed)}) for group in order)
    return [part for part in found if part.stretches]
