"""What is kept of a person, changed and taken along: each change sets slots of the conversation."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from bot.channels.web.limits import RefusedError
from bot.coaching import Dose
from bot.profile import preferences, routines
from bot.profile.forgetting import forgotten
from bot.profile.preferences import HOLD_S, RATES, VOLUMES
from bot.profile.routines import LONGEST_NAME, MOST_ITEMS, MOST_ROUTINES, OWN, summary_of
from knowledge import Library, Routine
from knowledge.routine_checks import faults

Slots = Mapping[str, Any]
Changes = dict[str, Any]

_LIMITS = {"rate": RATES, "volume": VOLUMES, "hold_s": HOLD_S}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")


def with_preferences(slots: Slots, body: Mapping[str, Any]) -> Changes:
    """The slots after a change of some preferences.

    Raises:
        RefusedError: a value is none.
    """
    wanted = {name: value for name, value in body.items() if value is not None}
    for name, value in wanted.items():
        if not _is_preference(name, value):
            raise RefusedError(f"{name} cannot be {value!r:.60}.")
    before = preferences.loads(slots.get("preferences"))
    unset = {"hold_s": None} if "hold_s" in body else {}
    kept = {**preferences.dumps(before), **unset, **wanted}
    return {"preferences": preferences.dumps(preferences.loads(kept))}


def _is_preference(name: str, value: object) -> bool:
    if name in _LIMITS:
        least, most = _LIMITS[name]
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return number and least <= value <= most  # type: ignore[operator]
    if name == "history":
        return isinstance(value, bool)
    return name == "talk" and value in ("usual", "less")


def without(slots: Slots, body: Mapping[str, Any], library: Library) -> Changes:
    """The slots after something was to be forgotten.

    Raises:
        RefusedError: nothing of that name is kept.
    """
    what, name = body.get("what"), body.get("id")
    if what in ("everything", "history"):
        return forgotten(everything=what == "everything")
    if what == "condition" and name in (told := slots.get("conditions") or []):
        return {"conditions": [one for one in told if one != name]}
    if what == "routine" and name in (own := routines.loads(slots.get("routines"), library)):
        return {"routines": routines.dumps(one for id_, one in own.items() if id_ != name)}
    raise RefusedError("Nothing of that name is kept.", 404)


def with_opinion(slots: Slots, body: Mapping[str, Any], library: Library) -> Changes:
    """The slots after somebody said whether a stretch was helpful; null takes it back.

    Raises:
        RefusedError: there is no such stretch, or that is no opinion.
    """
    stretch, helpful = body.get("stretch"), body.get("helpful")
    if stretch not in library or not (helpful is None or isinstance(helpful, bool)):
        raise RefusedError('It takes a "stretch", and "helpful": true, false or null.')
    found = slots.get("helpful")
    opinions = {**(found if isinstance(found, dict) else {}), stretch: helpful}
    return {"helpful": {one: helps for one, helps in opinions.items() if helps is not None}}


def with_routine(slots: Slots, body: Mapping[str, Any], library: Library) -> tuple[Changes, str]:
    """The slots with a routine kept, and its id: that of the body, or a new one.

    Raises:
        RefusedError: it cannot be done as it stands, or there are too many.
    """
    own = routines.loads(slots.get("routines"), library)
    id_ = body.get("id") or f"{OWN}{secrets.token_hex(4)}"
    if body.get("id") and id_ not in own:
        raise RefusedError("There is no routine of that name to replace.", 404)
    name = routine_name(body.get("name"))
    if any(one.name.lower() == name.lower() for key, one in own.items() if key != id_):
        raise RefusedError(f"There is a routine called {name} already: choose another name.", 409)
    own[id_] = routine_of(id_, name, doses_in(body.get("items"), library), library)
    if len(own) > MOST_ROUTINES:
        raise RefusedError(f"{MOST_ROUTINES} routines are kept at most: remove one first.", 409)
    return {"routines": routines.dumps(own.values())}, id_


def routine_name(name: object) -> str:
    """A routine's name.

    Raises:
        RefusedError: it is none.
    """
    shown = " ".join(_UNSEEN.sub(" ", name).split()) if isinstance(name, str) else ""
    if not 2 <= len(shown) <= LONGEST_NAME or not any(char.isalnum() for char in shown):
        raise RefusedError(f"A routine needs a name of 2 to {LONGEST_NAME} characters.")
    return shown


def doses_in(items: object, library: Library) -> list[Dose]:
    """The items of a routine.

    Raises:
        RefusedError: they are none, or of stretches that are not there.
    """
    if not isinstance(items, list) or not 0 < len(items) <= MOST_ITEMS:
        raise RefusedError(f"A routine has 1 to {MOST_ITEMS} stretches.")
    return [_dose(item, library) for item in items]


def _dose(item: object, library: Library) -> Dose:
    values = item if isinstance(item, dict) else {}
    stretch, hold_s, reps = (values.get(name) for name in ("stretch", "hold_s", "reps"))
    if not isinstance(stretch, str) or stretch not in library:
        raise RefusedError(f"There is no stretch of the id {stretch!r:.60}.")
    for number in (hold_s, reps):
        if type(number) is not int or not 0 < number <= 600:
            raise RefusedError("Seconds and repetitions are whole numbers from 1 to 600.")
    return Dose(stretch, int(hold_s or 0), int(reps or 0), "brief")


def routine_of(id_: str, name: str, doses: Iterable[Dose], library: Library) -> Routine:
    """A routine that may be kept.

    Raises:
        RefusedError: something is wrong with it, which is told.
    """
    chosen = list(doses)
    try:
        routine = routines.written(id_, name, chosen, library, summary_of(len(chosen)))
    except ValueError as error:
        raise RefusedError("A routine takes at most 90 minutes.") from error
    if wrong := next(faults(routine, library, None), None):
        raise RefusedError(_sentence(wrong[1]))
    return routine


def _sentence(told: str) -> str:
    return f"{told[:1].upper()}{told[1:]}."
