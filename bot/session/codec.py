"""A session as compact JSON, and back: what the tracker's slot keeps."""

from __future__ import annotations

import json
import math
from dataclasses import astuple, fields
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from bot.session.errors import SessionError
from bot.session.plan import Hold, Item, Plan
from bot.session.session import Session

VERSION = 1

T = TypeVar("T", Session, Item, Hold)
_HINTS: dict[type, dict[str, Any]] = {cls: get_type_hints(cls) for cls in (Session, Item, Hold)}


def dumps(session: Session) -> str:
    """One line of JSON, some hundred bytes for a stretch."""
    value = {
        "v": VERSION,
        "id": session.id,
        "state": session.state,
        "position": session.position,
        "since": session.since,
        "revision": session.revision,
        "sheet": session.sheet,
        "reason": session.reason,
        "items": [_packed(item) for item in session.plan.items],
        "holds": [astuple(hold) for hold in session.plan.holds],
    }
    return json.dumps(value, separators=(",", ":"))


def loads(text: str) -> Session:
    """The session that was dumped.

    Raises:
        SessionError: it is damaged or of another version.
    """
    try:
        value: dict[str, Any] = json.loads(text)
        if value.pop("v") != VERSION:
            raise SessionError("the stored session is of another version")
        items = tuple(_built(Item, _unpacked(item)) for item in value.pop("items"))
        holds = tuple(_built(Hold, hold) for hold in value.pop("holds"))
        names = [field.name for field in fields(Session) if field.name != "plan"]
        if value.keys() != set(names):
            raise ValueError(f"it has {', '.join(value)}")
        session = _checked(Session(plan=Plan(items, holds), **value))
        _check_plan(session)
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError) as error:
        raise SessionError(f"the stored session is damaged: {error}") from error
    except RecursionError as error:
        raise SessionError("the stored session is damaged: nested without end") from error
    return session


def _packed(item: Item) -> tuple[Any, ...]:
    """Its values; the usual guide is left out, as it was before there was another."""
    values = astuple(item)
    return values[:-1] if item.guide == "full" else values


def _unpacked(values: list[Any]) -> list[Any]:
    return values if len(values) == len(fields(Item)) else [*values, "full"]


def _built(cls: type[T], values: list[Any]) -> T:
    if len(values) != len(fields(cls)):
        raise ValueError(f"{cls.__name__} has {len(values)} values")
    return _checked(cls(*values))


def _checked(thing: T) -> T:
    """The same thing, when each of its fields is of the type that it is declared with."""
    for name, hint in _HINTS[type(thing)].items():
        value = getattr(thing, name)
        if not _fits(value, hint):
            raise ValueError(f"{type(thing).__name__}.{name} is {value!r}")
    return thing


def _fits(value: object, hint: Any) -> bool:
    if get_origin(hint) is Literal:
        return value in get_args(hint)
    if get_args(hint):  # a union
        return any(_fits(value, option) for option in get_args(hint))
    if hint is float:
        return type(value) in (int, float) and math.isfinite(value)  # type: ignore[arg-type]
    return type(value) is hint


def _check_plan(session: Session) -> None:
    """Raises ValueError when no clock could be laid along the plan."""
    plan = session.plan
    if not plan.holds or session.position < 0:
        raise ValueError(f"{len(plan.holds)} holds, at {session.position} s")
    for hold in plan.holds:
        if not 0 <= hold.item < len(plan.items) or hold.seconds <= 0:
            raise ValueError(f"a hold of item {hold.item} for {hold.seconds} s")
    for item in plan.items:
        if item.kind == "dynamic" and item.move_s <= 0:
            raise ValueError(f"a move of {item.stretch} takes {item.move_s} s")
