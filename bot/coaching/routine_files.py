"""Routine files, with the time that they really take."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.coaching.plans import Dose, plan_of_doses
from bot.session import Timeline
from knowledge import Library, Stretch
from knowledge.routine import Routine, load_routine


def routine_seconds(routine: Routine, stretches: Mapping[str, Stretch]) -> float:
    """Seconds on the clock for somebody who knows every stretch of it."""
    doses = (Dose(item.stretch, item.hold_s, item.reps, "brief") for item in routine.items)
    return Timeline(plan_of_doses(doses, stretches)).length


def check_routine(path: Path, library: Library) -> Routine:
    """A routine from anywhere, with all that can be checked of it.

    Raises:
        KnowledgeError: with every problem of the file: the line, the field, and what to do.
    """
    return load_routine(
        path, library, library.sources, lambda routine: routine_seconds(routine, library)
    )
