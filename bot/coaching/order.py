"""One way down: from standing to lying, what moves before what is held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from knowledge import Stretch

Stance = Literal[
    "standing",
    "chair",
    "half_kneeling",
    "all_fours",
    "kneeling",
    "floor",
    "side_lying",
    "prone",
    "supine",
]

_DOWN: tuple[Stance, ...] = get_args(Stance)
# What one can sit on; a seated stretch that needs none of them is done with the legs along it.
_SEATS = frozenset({"chair", "body_weight", "table", "couch"})


def stance(stretch: Stretch) -> Stance:
    """The position as it counts for getting up and down: on a chair is not on the floor."""
    position = stretch.performance.position
    if position != "seated":
        return position
    on_floor = "floor_transfer" in stretch.safety_tags or _SEATS.isdisjoint(stretch.equipment)
    return "floor" if on_floor else "chair"


def depth(stretch: Stretch) -> int:
    """How far down it is done, 0 standing."""
    return _DOWN.index(stance(stretch))


def place(stretch: Stretch) -> tuple[int, bool, str, str]:
    """Where it belongs in a plan: by depth, moves first, the same thing of equipment together."""
    return (depth(stretch), stretch.kind == "static", stretch.equipment[0], stretch.id)


def one_way_down(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The order of a plan that is made freely."""
    return sorted(stretches, key=place)


def around(own: Sequence[str], stretches: Iterable[Stretch]) -> list[Stretch]:
    """The order of a routine's `own` ids kept, and others put in where they cost least movement.

    That is behind the last one of their stance, else before the first that is further down.
    """
    pool = {stretch.id: stretch for stretch in stretches}
    order = [pool.pop(id_) for id_ in own if id_ in pool]
    for stretch in one_way_down(pool.values()):
        same = [i for i, one in enumerate(order) if stance(one) == stance(stretch)]
        deeper = [i for i, one in enumerate(order) if depth(one) > depth(stretch)]
        order.insert(same[-1] + 1 if same else (deeper or [len(order)])[0], stretch)
    return order
