"""The things around a person: boxes in space, and the named places on them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import Field

from knowledge.posing.vectors import Vector
from knowledge.posing.words import Strict

PropKind = Literal[
    "bed",
    "chair",
    "couch",
    "cushion",
    "doorway",
    "mat",
    "pillow",
    "step",
    "stool",
    "strap",
    "table",
    "towel",
    "wall",
]


class Box(NamedTuple):
    """From the corner with the least x, y, z to the one with the most."""

    low: Vector
    high: Vector

    def distance(self, point: Vector) -> float:
        """How far the point is outside (positive) or inside (negative) the box."""
        gaps = [
            max(low - at, at - high)
            for low, at, high in zip(self.low, point, self.high, strict=True)
        ]
        outside = Vector(*(max(gap, 0.0) for gap in gaps)).length
        return outside if outside > 0 else max(gaps)

    def lifted(self, point: Vector, radius: float) -> Vector:
        """The point moved out through the nearest face until a ball around it rests there."""
        if self.distance(point) >= radius:
            return point
        moves = [
            (low - radius - at, axis)
            for axis, (low, at) in enumerate(zip(self.low, point, strict=True))
        ]
        moves += [
            (high + radius - at, axis)
            for axis, (high, at) in enumerate(zip(self.high, point, strict=True))
        ]
        move, axis = min(moves, key=lambda one: (abs(one[0]), -one[0]))
        moved = list(point)
        moved[axis] += move
        return Vector(*moved)


class Prop(Strict):
    """One thing. Sizes are fixed, so that all pictures agree; 100 = standing height."""

    kind: PropKind
    at: tuple[float, float] = (0.0, 0.0)  # forward, left: how far it is moved from its usual place
    height: float = 0.0  # a cushion or mat that lies on something: how high
    length: float = 110.0  # of a mat
    along: list[str] = Field(
        default_factory=list
    )  # a strap or towel: the joints that it runs between
    in_front: bool = False  # painted over the body, not behind it

    @property
    def boxes(self) -> list[Box]:
        """What it is made of; nothing for a strap."""
        return [self._box(*edges) for edges in _shape(self)]

    @property
    def anchors(self) -> dict[str, Vector]:
        """The named places on it, such as `seat`."""
        return {
            name: Vector(x + self.at[0], y + self.height, z + self.at[1])
            for name, (x, y, z) in _ANCHORS.get(self.kind, {}).items()
        }

    def _box(self, *edges: float) -> Box:
        x0, x1, y0, y1, z0, z1 = edges
        x, z = self.at
        return Box(
            Vector(x0 + x, y0 + self.height, z0 + z), Vector(x1 + x, y1 + self.height, z1 + z)
        )


FLOOR = Box(Vector(-999.0, -999.0, -999.0), Vector(999.0, 0.0, 999.0))

Edges = tuple[float, float, float, float, float, float]  # x from, to; y from, to; z from, to

SEAT = 22.6
BED = 26.0
TABLE = 44.0
STEP = 11.0


def _legs(x0: float, x1: float, z: float, top: float, thick: float = 1.6) -> list[Edges]:
    return [
        (x, x + thick, 0.0, top, side * z - thick / 2, side * z + thick / 2)
        for side in (-1, 1)
        for x in (x0, x1 - thick)
    ]


def _shape(prop: Prop) -> list[Edges]:
    if prop.kind == "mat":
        half = prop.length / 2
        return [(-half, half, -1.0, 0.0, -20.0, 20.0)]
    return _SHAPES.get(prop.kind, [])


_STOOL: list[Edges] = [*_legs(-11.0, 11.0, 10.0, SEAT - 2), (-12, 12, SEAT - 2.4, SEAT, -12, 12)]
_SHAPES: dict[str, list[Edges]] = {
    "stool": _STOOL,
    "chair": [
        *_STOOL,
        *[(-12.0, -10.4, SEAT, 52.0, z - 0.8, z + 0.8) for z in (-10.0, 10.0)],
        (-12.0, -10.4, 40.0, 54.0, -12.0, 12.0),
    ],
    "wall": [(0.0, 4.0, 0.0, 104.0, -26.0, 26.0)],
    "doorway": [(-2.5, 2.5, 0.0, 108.0, side - 2.5, side + 2.5) for side in (-24.0, 24.0)],
    "bed": [
        (-56, 56, 6, 16, -24, 24),
        (-55, 55, 16, BED, -23.5, 23.5),
        *_legs(-54.0, 54.0, 21.0, 6.0, 3.0),
    ],
    "couch": [(-14, 14, 3, SEAT, -34, 34), (-20, -13, 3, 46, -34, 34)],
    "step": [(0.0, 24.0, 0.0, STEP, -16.0, 16.0)],
    "table": [*_legs(2.0, 38.0, 22.0, TABLE - 2.4, 2.0), (0, 40, TABLE - 2.4, TABLE, -24, 24)],
    "cushion": [(-8.0, 8.0, 0.0, 5.0, -9.0, 9.0)],
    "pillow": [(-8.0, 8.0, 0.0, 4.0, -14.0, 14.0)],
}
_ANCHORS: dict[str, dict[str, tuple[float, float, float]]] = {
    "mat": {"middle": (0, 0, 0)},
    "chair": {
        "seat": (0, SEAT, 0),
        "front": (8, SEAT, 0),
        "left_edge": (0, SEAT, 12),
        "right_edge": (0, SEAT, -12),
        "back": (-10.4, 47, 0),
        "back_top": (-11, 54, 0),
    },
    "stool": {"seat": (0, SEAT, 0), "front": (8, SEAT, 0)},
    "wall": {"hip_high": (0, 52, 0), "chest_high": (0, 74, 0), "head_high": (0, 92, 0)},
    "doorway": {"left": (-2.5, 78, 21.5), "right": (-2.5, 78, -21.5)},
    "bed": {"middle": (0, BED, 0), "foot_end": (56, BED, 0), "left_edge": (0, BED, 24)},
    "couch": {"seat": (0, SEAT, 0), "back_top": (-16, 46, 0)},
    "step": {"top": (8, STEP, 0), "edge": (0, STEP, 0)},
    "table": {"edge": (2, TABLE, 0), "top": (12, TABLE, 0)},
    "cushion": {"top": (0, 5, 0)},
    "pillow": {"top": (0, 4, 0)},
}
