"""Whether easier forms are easier, harder ones harder, and no way of them leads in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from knowledge.checks.finding import Finding
from knowledge.stretch import Absent, Form, Stretch


def check_forms(stretch: Stretch, library: Mapping[str, Stretch]) -> Iterator[Finding]:
    """The forms with a record exist, are others, and easier or harder unless a note says why."""
    noted = {note.field for note in stretch.notes}
    for field, forms in (("easier", stretch.easier), ("harder", stretch.harder)):
        for index, form in linked(forms).items():
            place = f"{field}.{index}.stretch"
            other = library.get(form)
            if other is None:
                what = f"{form!r} is no stretch of the base"
                yield Finding(place, what, "Correct the id, or leave `stretch` out.")
            elif other.id == stretch.id:
                yield Finding(place, "is the stretch itself", "Leave it out.")
            elif field not in noted and _contrary(field, other.difficulty - stretch.difficulty):
                what = (
                    f"{other.id} has difficulty {other.difficulty}, "
                    f"this one {stretch.difficulty}: it is not {field}"
                )
                yield Finding(place, what, "Choose another form, or say why in a note.")


def _contrary(field: str, difference: int) -> bool:
    return difference > 0 if field == "easier" else difference < 0


def linked(forms: list[Form] | Absent) -> dict[int, str]:
    """The ids of the forms that have a record, by their places."""
    numbered = enumerate(forms) if isinstance(forms, list) else ()
    return {index: form.stretch for index, form in numbered if form.stretch}


def check_circles(library: Mapping[str, Stretch]) -> Iterator[tuple[str, Finding]]:
    """Stretch ids with the circle that going on to what is easier leads them in."""
    reported: set[frozenset[str]] = set()
    for start in library:
        way = _circle(start, library)
        if way and frozenset(way) not in reported:
            reported.add(frozenset(way))
            what = f"going on to what is easier leads in a circle: {' > '.join([*way, way[0]])}"
            yield start, Finding("easier", what, "Take one of these steps out.")


def _circle(start: str, library: Mapping[str, Stretch]) -> list[str]:
    """The ids on the way from a stretch by its easier forms back to itself, if there is one."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for form in linked(library[way[-1]].easier).values():
            if form == start:
                return way
            if form in library and form not in seen:
                seen.add(form)
                ways.append([*way, form])
    return []
