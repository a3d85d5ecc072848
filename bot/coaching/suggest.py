"""Single stretches for somebody: those that suit a wish, and one instead of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from bot.coaching.offer import Groups, Offer, contraindication
from bot.coaching.request import USUAL_LEVEL, Request
from knowledge import Stretch
from knowledge.regions import groups_of
from knowledge.vocabulary import Condition, MuscleGroup


def suggestions(request: Request, library: Mapping[str, Stretch], groups: Groups) -> list[Stretch]:
    """What nothing rules out and what works on the focus, the most fitting first.

    Parts of the focus that no one knows count for nothing, and nothing suits if none is known.
    A stretch whose primary group is asked for comes before one where it is secondary; then the
    easier before the harder.
    """
    offer = Offer(library, groups, request, request.level or USUAL_LEVEL)
    wanted = {group for part in request.focus for group in _groups(part)}
    if request.focus and not wanted:
        return []
    ranked = []
    for stretch in offer.allowed.values():
        primary = wanted.intersection(stretch.muscles.primary)
        if wanted and not primary and wanted.isdisjoint(stretch.muscles.secondary):
            continue
        # What loads the wanted groups most, of equals the one with the plainest name.
        load = max((m.load for m in stretch.muscles.breakdown if m.group in wanted), default=0)
        ranked.append((not primary, stretch.difficulty, -load, stretch.id, stretch))
    return [stretch for *_, stretch in sorted(ranked, key=lambda one: one[:-1])]


def objection(
    stretch: Stretch, conditions: Iterable[Condition], groups: Groups
) -> tuple[Condition, Literal["exclude", "modify"]] | None:
    """The condition that speaks most gravely against a stretch, and what it does; None if none.

    What the record would have asked about first is no objection: a screening asks. A condition that
    a clinician has to agree to is one, whatever the record says.
    """
    asked = {
        avoid.condition
        for avoid in stretch.when_to_avoid
        if avoid.action == "ask" and not groups[avoid.condition].clinician_first
    }
    found: tuple[Condition, Literal["exclude", "modify"]] | None = None
    for condition in sorted(conditions):
        effect = contraindication(stretch, condition, groups)
        if condition in asked or effect is None:
            continue
        if effect == "exclude":
            return condition, effect
        found = found or (condition, effect)
    return found


def gentler(
    stretch: Stretch,
    conditions: frozenset[Condition],
    library: Mapping[str, Stretch],
    groups: Groups,
) -> Stretch | None:
    """The first easier form that none of the conditions speaks against; None without one."""
    forms = stretch.easier if isinstance(stretch.easier, list) else []
    for form in forms:
        candidate = library.get(form.stretch) if form.stretch else None
        if candidate and suits(candidate, conditions, groups):
            return candidate
    return None


def suits(stretch: Stretch, conditions: Iterable[Condition], groups: Groups) -> bool:
    """Whether none of the conditions speaks against a stretch, not even to ask about it."""
    return not any(contraindication(stretch, condition, groups) for condition in conditions)


def _groups(part: str) -> tuple[MuscleGroup, ...]:
    try:
        return tuple(groups_of(part))
    except KeyError:
        return ()
