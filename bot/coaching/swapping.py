"""The stretches of a routine, and what stands for those that somebody may not do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from bot.coaching.amounts import Amount, usual
from bot.coaching.menu import Menu
from bot.coaching.offer import Offer
from bot.coaching.order import depth
from bot.coaching.request import CannotCompose, Why
from knowledge import Stretch
from knowledge.routine import Routine


@dataclass
class Changes:
    """What became of a routine's stretches: menus of what is done, in the order of the file."""

    menus: dict[str, Menu] = field(default_factory=dict)
    swapped: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, Why] = field(default_factory=dict)
    why: dict[str, Why] = field(default_factory=dict)

    def drop(self, stretch: str) -> None:
        """There is no time for a stretch: neither for the one that it stands for."""
        origin = next((old for old, new in self.swapped.items() if new == stretch), stretch)
        self.swapped.pop(origin, None)
        self.left_out[origin] = self.why[origin] = Why("time")


def exchanged(routine: Routine, offer: Offer) -> Changes:
    """Each stretch that may be done with its dose, or what stands for it.

    Raises:
        CannotCompose: nothing of it may be done.
    """
    changes = Changes()
    own = {item.stretch for item in routine.items if item.stretch in offer.allowed}
    for item in routine.items:
        old, dose = offer.library[item.stretch], Amount(item.hold_s, item.reps)
        why = offer.why_not(old)
        new = old if why is None else _instead(old, routine, offer, own | set(changes.menus))
        if why is not None:
            changes.why[old.id] = why
        if new is None:
            changes.left_out[old.id] = changes.why[old.id]
            continue
        if new is not old:
            changes.swapped[old.id] = new.id
            dose = _carried(dose, old, new)
        changes.menus[new.id] = Menu.for_routine(new, offer.guide(new.id), dose)
    if not changes.menus:
        told = f"nothing of the {routine.name} routine fits all of that"
        raise CannotCompose("nothing_left", told, routine.id)
    return changes


def _instead(
    stretch: Stretch, routine: Routine, offer: Offer, taken: Collection[str]
) -> Stretch | None:
    """The first that may be done and is not in the plan already.

    The routine's own swaps come first, then easier and still easier forms, then another stretch
    for the same muscles, the nearest in position first.
    """
    for id_ in _candidates(stretch, routine, offer):
        if id_ in offer.allowed and id_ not in taken:
            return offer.allowed[id_]
    return None


def _carried(dose: Amount, old: Stretch, new: Stretch) -> Amount:
    """The dose of what it stands for, within its own record; the usual one of a move."""
    if old.kind != new.kind or new.kind == "dynamic":
        return usual(new)
    hold, reps = new.dose.hold_s, new.dose.reps
    return Amount(
        min(max(dose.hold_s, hold.least), hold.most), min(max(dose.reps, reps.least), reps.most)
    )


def _candidates(stretch: Stretch, routine: Routine, offer: Offer) -> Iterator[str]:
    yield from (swap.to for swap in routine.swaps if swap.from_ == stretch.id)
    yield from easier(stretch, offer.library)
    same = [
        other
        for other in offer.allowed.values()
        if not set(stretch.muscles.primary).isdisjoint(other.muscles.primary)
    ]
    same.sort(key=lambda other: (abs(depth(other) - depth(stretch)), other.difficulty, other.id))
    yield from (other.id for other in same)


def easier(stretch: Stretch, library: Mapping[str, Stretch]) -> Iterator[str]:
    """Easier forms that have a record, and theirs, each once."""
    seen, waiting = {stretch.id}, [stretch]
    while waiting:
        forms = waiting.pop(0).easier
        for form in forms if isinstance(forms, list) else []:
            id_ = form.stretch
            if id_ is not None and id_ in library and id_ not in seen:
                seen.add(id_)
                waiting.append(library[id_])
                yield id_
