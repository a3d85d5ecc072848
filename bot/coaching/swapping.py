"""What stands for a stretch of a routine that somebody may not do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bot.coaching.amounts import Amount, usual
from bot.coaching.offer import Offer
from bot.coaching.order import depth
from knowledge import Stretch
from knowledge.routine import Routine


def instead(
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


def carried(dose: Amount, old: Stretch, new: Stretch) -> Amount:
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
