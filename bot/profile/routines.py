"""Routines that somebody has made for themselves, as JSON values in a slot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from bot.coaching import Dose, routine_seconds
from knowledge import Library, Routine, Stretch

OWN = "own_"  # how their ids begin, which no other id does
MOST_ROUTINES, MOST_ITEMS, LONGEST_NAME = 20, 30, 40
_SOURCE = "limber_editorial"


def written(
    id_: str, name: str, doses: Iterable[Dose], library: Mapping[str, Stretch], summary: str
) -> Routine:
    """Doses as a routine; what its file says besides follows from the stretches.

    Raises:
        ValueError: it cannot be one, such as when it is too long.
        KeyError: there is no such stretch.
    """
    chosen = list(doses)
    stretches = [library[dose.stretch] for dose in chosen]
    things = {stretch.equipment[0] for stretch in stretches} - {"body_weight"}
    fields: dict[str, Any] = {
        "id": id_,
        "name": name,
        "summary": summary,
        "minutes": 1,
        "level": max((stretch.difficulty for stretch in stretches), default=1),
        "when": "Whenever you like.",
        "equipment": sorted(things) or ["body_weight"],
        "items": [{"stretch": d.stretch, "hold_s": d.hold_s, "reps": d.reps} for d in chosen],
        "sources": [_SOURCE],
    }
    draft = Routine(**fields)
    minutes = max(1.0, round(routine_seconds(draft, library) / 60, 1))
    return Routine(**{**fields, "minutes": minutes})


def as_file(routine: Routine) -> str:
    """As a file of a knowledge base: see docs on adding a routine."""
    fields = {name: value for name, value in routine.dict().items() if value not in ([], False)}
    return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True)


def dumps(own: Iterable[Routine]) -> list[dict[str, Any]]:
    """As JSON values: what cannot be worked out again."""
    return [
        {"id": one.id, "name": one.name, "items": [item.dict() for item in one.items]}
        for one in own
    ]


def loads(stored: object, library: Library) -> dict[str, Routine]:
    """The routines that were dumped, by id; one that the library cannot carry is passed over."""
    found: dict[str, Routine] = {}
    for entry in stored if isinstance(stored, list) else []:
        try:
            doses = [Dose(**item) for item in entry["items"]]
            routine = written(entry["id"], entry["name"], doses, library, summary_of(len(doses)))
        except (TypeError, KeyError, ValueError):
            continue
        found[routine.id] = routine
    return found


def summary_of(count: int) -> str:
    """What a routine of one's own is, in a sentence."""
    return f"{count} {'stretch' if count == 1 else 'stretches'}, put together by you."
