"""What can be wrong with a routine besides its form: where, and what to do about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from knowledge.stretch import Range, Stretch
from knowledge.vocabulary import spoken

if TYPE_CHECKING:
    from knowledge.routine import Routine, RoutineItem

# Where in the file, from the outside in: ("items", 3, "reps").
Place = tuple[str | int, ...]
Fault = tuple[Place, str]

TOLERANCE = 0.15  # how far the minutes may be from the truth


def faults(
    routine: Routine, stretches: Mapping[str, Stretch], sources: Collection[str] | None
) -> Iterator[Fault]:
    """Everything that is wrong with a routine for a base that has these stretches and sources."""
    for index, item in enumerate(routine.items):
        place: Place = ("items", index)
        if item.stretch not in stretches:
            yield (*place, "stretch"), unknown(item.stretch, stretches)
        else:
            earlier = [other.stretch for other in routine.items[:index]]
            if item.stretch in earlier:
                nth = earlier.index(item.stretch) + 1
                yield (*place, "stretch"), f"is stretch number {nth} already, give that more reps"
            yield from _bad_item(routine, item, stretches[item.stretch], place)
    yield from _bad_swaps(routine, stretches)
    yield from _bad_equipment(routine, stretches)
    for index, source in enumerate(routine.sources):
        if sources is not None and source not in sources:
            yield ("sources", index), f"{source!r} is not in sources.yml{_nearest(source, sources)}"


def length_fault(routine: Routine, seconds: float) -> Iterator[Fault]:
    """When the minutes are not those that the routine takes; a fitted one takes what it says."""
    minutes = seconds / 60
    if not routine.fitted and abs(minutes - routine.minutes) > TOLERANCE * routine.minutes:
        yield (
            ("minutes",),
            f"says {routine.minutes:g}, but with every hold, side and rest it takes {minutes:.1f}: "
            f"write {round(2 * minutes) / 2:g}, change doses, or add `fitted: true`",
        )


def unknown(stretch: str, stretches: Mapping[str, Stretch]) -> str:
    """That there is no such stretch, and which ids are like it."""
    return f"{stretch!r} is no stretch of the base{_nearest(stretch, stretches)}"


def _nearest(word: str, words: Iterable[str]) -> str:
    near = get_close_matches(word, words, n=3, cutoff=0.4)
    return f", the nearest are: {', '.join(near)}" if near else ""


def _bad_item(
    routine: Routine, item: RoutineItem, stretch: Stretch, place: Place
) -> Iterator[Fault]:
    for field, allowed in (("hold_s", stretch.dose.hold_s), ("reps", stretch.dose.reps)):
        yield from _bad_dose(getattr(item, field), allowed, (*place, field), stretch.id)
    if stretch.difficulty > routine.level:
        yield (
            (*place, "stretch"),
            f"{stretch.id} has difficulty {stretch.difficulty}, above the routine's level "
            f"{routine.level}: raise the level or take an easier one",
        )


def _bad_dose(value: int, allowed: Range, place: Place, stretch: str) -> Iterator[Fault]:
    if not allowed.least <= value <= allowed.most:
        yield place, f"{value} is outside the {allowed.least} to {allowed.most} of {stretch}"


def _bad_swaps(routine: Routine, stretches: Mapping[str, Stretch]) -> Iterator[Fault]:
    own = [item.stretch for item in routine.items]
    for index, swap in enumerate(routine.swaps):
        place: Place = ("swaps", index)
        if swap.from_ not in own:
            yield (
                (*place, "from"),
                f"{swap.from_!r} is none of the items{_nearest(swap.from_, own)}",
            )
        if swap.to not in stretches:
            yield (*place, "to"), unknown(swap.to, stretches)
        elif swap.to == swap.from_:
            yield (*place, "to"), "is the stretch that it stands for"
        elif stretches[swap.to].difficulty > routine.level:
            yield (*place, "to"), f"{swap.to} is above the routine's level {routine.level}"


def _bad_equipment(routine: Routine, stretches: Mapping[str, Stretch]) -> Iterator[Fault]:
    """Each stretch needs one of the things of its record; what no stretch can use is a slip."""
    used = set()
    for index, item in enumerate(routine.items):
        if item.stretch not in stretches:
            return
        any_of = stretches[item.stretch].equipment
        used |= set(any_of)
        if "body_weight" not in any_of and not set(any_of) & set(routine.equipment):
            things = " or ".join(spoken(thing) for thing in any_of)
            yield (
                ("items", index, "stretch"),
                f"{item.stretch} needs a {things}: add it to `equipment`",
            )
    for index, thing in enumerate(routine.equipment):
        if thing not in used:
            yield ("equipment", index), f"no stretch of the routine uses a {spoken(thing)}"
