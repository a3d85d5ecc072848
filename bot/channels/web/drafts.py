"""A routine that is being made on a page: how long it is, and what is wrong with it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from bot.channels.web.limits import RefusedError
from bot.channels.web.person import doses_in, routine_name, routine_of
from bot.coaching import CannotCompose, Dose, Request, compose, plan_of_doses
from bot.profile import routines
from bot.profile.routines import LONGEST_NAME, OWN, summary_of, written
from bot.session import Timeline
from bot.wording import listed
from knowledge import KnowledgeError, Library, Routine
from knowledge.routine import load_routine
from knowledge.safety_base import load_safety

_DRAFT = f"{OWN}draft"


def checked(body: Mapping[str, Any], library: Library, conditions: Sequence[str]) -> dict[str, Any]:
    """A draft's seconds, item by item, what keeps it from being saved, and what is worth knowing.

    Raises:
        RefusedError: it is no draft.
    """
    doses = doses_in(body.get("items"), library)
    problems = list(_problems(doses, library))
    told: dict[str, Any] = {
        "seconds": _seconds(doses, library),
        "items": [{"seconds": _seconds([dose], library)} for dose in doses],
        "level": max(library[dose.stretch].difficulty for dose in doses),
        "equipment": [],
        "problems": problems,
        "notes": [],
    }
    if problems:
        return told
    try:
        routine = written(_DRAFT, "Draft", doses, library, summary_of(len(doses)))
    except ValueError:
        problems.append({"item": None, "text": "A routine takes at most 90 minutes."})
        return told
    things = [thing for thing in routine.equipment if thing != "body_weight"]
    return {**told, "equipment": things, "notes": list(_notes(routine, library, conditions))}


def _seconds(doses: Sequence[Dose], library: Library) -> int:
    return round(Timeline(plan_of_doses(doses, library)).length)


def _problems(doses: Sequence[Dose], library: Library) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for index, dose in enumerate(doses):
        stretch = library[dose.stretch]
        if dose.stretch in seen:
            text = f"{stretch.name} is there already: give that one more repetitions."
            yield {"item": index, "text": text}
        seen.add(dose.stretch)
        wanted = (dose.hold_s, stretch.dose.hold_s, "s"), (dose.reps, stretch.dose.reps, "times")
        for value, allowed, unit in wanted:
            if not allowed.least <= value <= allowed.most:
                text = f"{stretch.name}: {allowed.least} to {allowed.most} {unit} are right for it."
                yield {"item": index, "text": text}


def _notes(routine: Routine, library: Library, conditions: Sequence[str]) -> Iterator[str]:
    """What Limber would change for this person, or why it would not begin."""
    groups = load_safety().groups
    known = [one for one in conditions if one in groups]
    request = Request(
        routine=routine.id,
        conditions=frozenset(known),
        known=frozenset(library),
    )
    try:
        composition = compose(request, library.with_routines({routine.id: routine}), groups)
    except CannotCompose as error:
        told = str(error)
        yield f"{told[:1].upper()}{told[1:]}."
        return
    for from_, to in composition.swapped.items():
        yield f"For you Limber takes {library[to].name} in place of {library[from_].name}."
    if left := [library[one].name for one in composition.left_out]:
        yield f"For you Limber leaves out {listed(left)}."


def of_body(body: Mapping[str, Any], key: str, longest: int) -> str:
    """A text in a request.

    Raises:
        RefusedError: it is none, or too long.
    """
    value = body.get(key)
    if not isinstance(value, str) or not value.strip():
        raise RefusedError(f'"{key}" must be a text.')
    if len(value) > longest:
        raise RefusedError(f"That is longer than {longest} characters.", status=413)
    return value


def as_file(body: Mapping[str, Any], library: Library) -> str:
    """A draft as a file of a knowledge base.

    Raises:
        RefusedError: it cannot be done as it stands.
    """
    name = routine_name(body.get("name"))
    id_ = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "routine"
    id_ = id_ if id_[0].isalpha() else f"routine_{id_}"
    return routines.as_file(routine_of(id_, name, doses_in(body.get("items"), library), library))


def of_file(content: str, library: Library) -> dict[str, Any]:
    """The draft in a routine's file: its name and its items, with all their fields checked.

    Raises:
        RefusedError: the file is wrong: the line, the field, and what to do.
    """
    _check_plain(content)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "routine.yml"
        path.write_text(content, encoding="utf-8", errors="replace")
        try:
            routine = load_routine(path, library, library.sources)
        except KnowledgeError as error:
            told = " ".join(" ".join(error.problems[:3]).split())
            raise RefusedError(told.replace('in "<unicode string>", ', "")) from error
    items = [item.dict() for item in routine.items]
    doses_in(items, library)
    return {"name": routine_name(routine.name[:LONGEST_NAME]), "items": items}


def _check_plain(content: str) -> None:
    """What refers to itself can be endless, and no routine needs it."""
    try:
        for token in yaml.scan(content):
            if isinstance(token, yaml.AliasToken):
                line = token.start_mark.line + 1
                raise RefusedError(
                    f"Line {line}: write it out, a name for another part is not read."
                )
    except yaml.YAMLError:
        return  # told below, with its line
