"""What the base has for each muscle group, in which position and at which level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import get_args

from knowledge.stretch import Stretch
from knowledge.vocabulary import MuscleGroup, Position, spoken

POSITIONS: tuple[Position, ...] = (
    "standing",
    "seated",
    "half_kneeling",
    "kneeling",
    "all_fours",
    "side_lying",
    "prone",
    "supine",
)
GROUPS: tuple[MuscleGroup, ...] = get_args(MuscleGroup)
_EASY = 1


def table(library: Mapping[str, Stretch]) -> Iterator[str]:
    """Lines: a row a muscle group, a column a position, the levels of the stretches in a cell."""
    cells: dict[tuple[str, str], Counter[int]] = {}
    for stretch in library.values():
        for group in stretch.muscles.primary:
            cell = (group, stretch.performance.position)
            cells.setdefault(cell, Counter())[stretch.difficulty] += 1
    heads = [spoken(position) for position in POSITIONS]
    yield f"{'':<14}" + "".join(f"{head:<15}" for head in heads).rstrip()
    for group in GROUPS:
        row = [_levels(cells.get((group, position))) for position in POSITIONS]
        yield f"{spoken(group):<14}" + "".join(f"{cell:<15}" for cell in row).rstrip()


def gaps(library: Mapping[str, Stretch]) -> Iterator[str]:
    """Lines: the groups that have no stretch, no easy one, or none without getting to the floor."""
    of_group = {
        group: [one for one in library.values() if group in one.muscles.primary] for group in GROUPS
    }
    lacking = {
        "no stretch": [group for group, own in of_group.items() if not own],
        "no easy stretch": [
            group for group, own in of_group.items() if own and not any(map(_easy, own))
        ],
        "none without the floor": [
            group for group, own in of_group.items() if own and all(map(_on_the_floor, own))
        ],
    }
    for what, groups in lacking.items():
        yield f"{what}: {', '.join(map(spoken, groups)) or 'no group'}"


def _levels(levels: Counter[int] | None) -> str:
    if levels is None:
        return "."
    return " ".join(f"{level}x{levels[level]}" for level in sorted(levels))


def _easy(stretch: Stretch) -> bool:
    return stretch.difficulty == _EASY


def _on_the_floor(stretch: Stretch) -> bool:
    return "floor_transfer" in stretch.safety_tags
