"""From what was said to what the composer is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar, get_args

from actions.turn import Turn
from bot.coaching import Request
from bot.wording import listed, phrase
from knowledge.vocabulary import Equipment, Position, SafetyTag, spoken

_ALL_POSITIONS: frozenset[Position] = frozenset(get_args(Position))
_ALL_EQUIPMENT: frozenset[Equipment] = frozenset(get_args(Equipment))
_LYING: frozenset[Position] = frozenset({"supine", "prone", "side_lying"})
_KNEELING: frozenset[Position] = frozenset({"kneeling", "half_kneeling", "all_fours"})
_LEVELS = {"easy": 1, "hard": 5}

T = TypeVar("T")
WISHES = ("position", "without", "equipment", "level")


@dataclass(frozen=True)
class Wanted:
    """What rules stretches out; an empty one wants everything. `None`: nothing was said of it."""

    positions: frozenset[Position] | None = None
    equipment: frozenset[Equipment] | None = None
    avoid: frozenset[SafetyTag] = frozenset()
    level: int | None = None


# How a place or a posture narrows the choice: positions, things at hand, tags to avoid.
_WANTED_POSITION: dict[str, Wanted] = {
    "desk": Wanted(
        frozenset({"seated", "standing"}),
        frozenset({"chair", "table", "wall", "doorway"}),
        frozenset({"floor_transfer"}),
    ),
    "bed": Wanted(_LYING, frozenset({"bed", "strap", "towel"})),
    "chair": Wanted(frozenset({"seated"}), None, frozenset({"floor_transfer"})),
    "seated": Wanted(frozenset({"seated"})),
    "standing": Wanted(frozenset({"standing"})),
    "kneeling": Wanted(_KNEELING),
    "lying": Wanted(_LYING),
    "floor": Wanted(_LYING | _KNEELING | {"seated"}),
}
_RULED_OUT: dict[str, Wanted] = {
    "chair": Wanted(None, _ALL_EQUIPMENT - {"chair"}),
    "equipment": Wanted(None, frozenset({"mat", "bed"})),
    "floor": Wanted(None, None, frozenset({"floor_transfer"})),
    "kneeling": Wanted(_ALL_POSITIONS - _KNEELING, None, frozenset({"kneeling"})),
    "lying": Wanted(_ALL_POSITIONS - _LYING),
    "seated": Wanted(_ALL_POSITIONS - {"seated"}),
    "standing": Wanted(_ALL_POSITIONS - {"standing"}),
}


def wanted(turn: Turn) -> Wanted:
    """All wishes of a message in one."""
    all_of_it = Wanted()
    for kind, value in turn.entities(*WISHES):
        all_of_it = _narrow(all_of_it, _meaning(kind, value, turn.text))
    return all_of_it


def find_request(turn: Turn) -> tuple[Request, str]:
    """The same without a length, and what is asked for in words: "your hips, at your desk".

    A thing that is named is then one to use, not only one that is there.
    """
    things = frozenset(_things([value for _, value in turn.entities("equipment")]))
    request = request_of(turn)
    request = replace(request, minutes=None, equipment=things or request.equipment)
    parts = listed(f"your {spoken(part)}" for part in request.focus)
    words = [phrase("wish_part", parts=parts)] if request.focus else []
    words += [phrase(f"wish_{kind}_{value}") for kind, value in turn.entities(*WISHES)]
    return request, ", ".join(words)


def request_of(turn: Turn, routine: str | None = None) -> Request:
    """The request that a message makes, with what is known of the person."""
    wishes = wanted(turn)
    seconds = turn.entity("duration")
    return Request(
        minutes=seconds / 60 if seconds else None,
        focus=tuple(dict.fromkeys(part for _, part in turn.entities("body_part"))),
        level=wishes.level,
        positions=wishes.positions,
        equipment=wishes.equipment,
        conditions=turn.conditions,
        avoid=wishes.avoid,
        without=_disliked(turn) if routine is None else frozenset(),
        known=frozenset(turn.explained),
        routine=routine,
    )


def _disliked(turn: Turn) -> frozenset[str]:
    """What was found to be no help is not chosen of Limber's own accord."""
    found = turn.slot("helpful")
    opinions = found if isinstance(found, dict) else {}
    return frozenset(stretch for stretch, helps in opinions.items() if helps is False)


def _meaning(kind: str, value: str, text: str) -> Wanted:
    if kind == "position":
        return _WANTED_POSITION[value]
    if kind == "level":
        return Wanted(level=_LEVELS[value])
    if kind == "without":
        return _RULED_OUT.get(value) or _without_thing(value)
    # "With a strap" is an offer; only "only with a strap" rules out the rest.
    return Wanted(equipment=frozenset(_things([value]))) if "only" in text.lower() else Wanted()


def _without_thing(value: str) -> Wanted:
    return Wanted(equipment=_ALL_EQUIPMENT - frozenset(_things([value])))


def _things(values: Iterable[str]) -> Iterable[Equipment]:
    return (thing for thing in _ALL_EQUIPMENT if thing in values)


def _narrow(one: Wanted, other: Wanted) -> Wanted:
    return Wanted(
        _both(one.positions, other.positions),
        _both(one.equipment, other.equipment),
        one.avoid | other.avoid,
        other.level or one.level,
    )


def _both(one: frozenset[T] | None, other: frozenset[T] | None) -> frozenset[T] | None:
    if one is None or other is None:
        return one if other is None else other
    return one & other
