"""A plan for what somebody wants: put together freely, or made of a routine."""

from __future__ import annotations

from collections.abc import Iterable

from bot.coaching import free
from bot.coaching.adapting import adapt
from bot.coaching.fitting import Budget
from bot.coaching.offer import Groups, Offer
from bot.coaching.plans import Dose, plan_of_doses
from bot.coaching.request import (
    MOST_MINUTES,
    USUAL_LEVEL,
    USUAL_MINUTES,
    CannotCompose,
    Composition,
    Request,
    Why,
)
from bot.coaching.swapping import easier
from bot.session import Timeline
from knowledge import Library
from knowledge.regions import groups_of


def compose(request: Request, library: Library, groups: Groups) -> Composition:
    """The plan for a request: within 5 % of the minutes asked for, and never against its rules.

    It falls short only where the library has no more to offer.

    Raises:
        CannotCompose: something asked for is impossible; says what.
    """
    if request.minutes is not None and request.minutes > MOST_MINUTES:
        told = f"{MOST_MINUTES:.0f} minutes are as much as I would plan at once"
        raise CannotCompose("too_long", told, minutes=MOST_MINUTES)
    for condition in sorted(request.conditions):
        if groups[condition].clinician_first:
            told = f"because of {groups[condition].name}, please ask a clinician before you stretch"
            raise CannotCompose("clinician_first", told, condition)
    if request.routine is not None:
        return _of_routine(request.routine, request, library, groups)
    offer = Offer(library, groups, request, request.level or USUAL_LEVEL)
    doses = free.choose(offer, Budget.of(request.minutes or USUAL_MINUTES))
    swapped, left_out, why = _told(offer, doses)
    return Composition(tuple(doses), _seconds(doses, library), swapped, left_out, why)


def _of_routine(name: str, request: Request, library: Library, groups: Groups) -> Composition:
    if name not in library.routines:
        raise CannotCompose("unknown", f"I have no routine called {name}", name)
    routine = library.routines[name]
    offer = Offer(library, groups, request, request.level or routine.level)
    as_written = request.minutes is None and not routine.fitted
    budget = Budget.of(request.minutes or routine.minutes)
    doses, changes = adapt(routine, offer, budget, as_written=as_written)
    return Composition(
        tuple(doses), _seconds(doses, library), changes.swapped, changes.left_out, changes.why
    )


def _seconds(doses: Iterable[Dose], library: Library) -> float:
    return Timeline(plan_of_doses(doses, library)).length


def _told(
    offer: Offer, doses: Iterable[Dose]
) -> tuple[dict[str, str], dict[str, Why], dict[str, Why]]:
    """What conditions took from the parts asked for: exchanged if an easier form is in the plan."""
    planned = {dose.stretch for dose in doses}
    swapped: dict[str, str] = {}
    left_out: dict[str, Why] = {}
    why: dict[str, Why] = {}
    asked = {group for part in offer.request.focus for group in groups_of(part)}
    for id_, stretch in offer.library.items():
        reason = offer.why_not(stretch)
        if asked.isdisjoint(stretch.muscles.primary) or not reason or reason.rule != "condition":
            continue
        why[id_] = reason
        forms = [form for form in easier(stretch, offer.library) if form in planned]
        if forms and not offer.excluded(stretch):
            swapped[id_] = forms[0]
        else:
            left_out[id_] = reason
    return swapped, left_out, why
