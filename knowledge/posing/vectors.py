"""Points and directions: x forward, y up, z to the person's left. 100 = standing height."""

from __future__ import annotations

from math import acos, cos, radians, sin, sqrt
from typing import NamedTuple


class Vector(NamedTuple):
    """A point or a direction."""

    x: float
    y: float
    z: float

    def plus(self, other: Vector, times: float = 1.0) -> Vector:
        """This, and `times` the other."""
        return Vector(self.x + other.x * times, self.y + other.y * times, self.z + other.z * times)

    def minus(self, other: Vector) -> Vector:
        """The way from the other to this."""
        return self.plus(other, -1.0)

    def scaled(self, times: float) -> Vector:
        """As many times as long."""
        return Vector(self.x * times, self.y * times, self.z * times)

    def dot(self, other: Vector) -> float:
        """The scalar product."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: Vector) -> Vector:
        """The vector product: square to both."""
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    @property
    def length(self) -> float:
        """How long it is."""
        return sqrt(self.dot(self))

    def unit(self, fallback: Vector | None = None) -> Vector:
        """The same direction, of length 1; `fallback` (or forward) when it has no direction."""
        length = self.length
        if length < 1e-9:
            return fallback or FORWARD
        return self.scaled(1 / length)

    def beside(self, axis: Vector, fallback: Vector | None = None) -> Vector:
        """The unit part of it that is square to a unit `axis`."""
        rest = self.plus(axis, -self.dot(axis))
        if rest.length < 1e-6:
            rest = (fallback or _any_beside(axis)).plus(axis, -(fallback or axis).dot(axis))
        return rest.unit(_any_beside(axis))


FORWARD = Vector(1.0, 0.0, 0.0)
UP = Vector(0.0, 1.0, 0.0)
LEFT = Vector(0.0, 0.0, 1.0)
ORIGIN = Vector(0.0, 0.0, 0.0)


def _any_beside(axis: Vector) -> Vector:
    other = UP if abs(axis.y) < 0.9 else FORWARD
    return other.plus(axis, -other.dot(axis)).unit()


def between(a: Vector, b: Vector, share: float) -> Vector:
    """The point that lies `share` (0 to 1) of the way from a to b."""
    return a.plus(b.minus(a), share)


def turned(a: Vector, b: Vector, share: float) -> Vector:
    """The unit direction `share` of the turn from unit a to unit b, along the shortest arc."""
    angle = acos(max(-1.0, min(1.0, a.dot(b))))
    if angle < 1e-4:
        return b
    aside = b.beside(a)
    return a.scaled(cos(angle * share)).plus(aside, sin(angle * share))


def sagittal(angle: float, out: float = 0.0, side: float = 1.0) -> Vector:
    """The direction at `angle` degrees (0 forward, 90 up, 180 behind, -90 down).

    `out` degrees away from the middle plane, towards the left for `side` 1, the right for -1.
    """
    flat = cos(radians(out))
    return Vector(flat * cos(radians(angle)), flat * sin(radians(angle)), side * sin(radians(out)))


def rolled(v: Vector, degrees: float) -> Vector:
    """Rolled about the forward axis, towards the left of someone who lies on their back."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return Vector(v.x, v.y * c - v.z * s, v.z * c + v.y * s)


class Frame(NamedTuple):
    """Which way a part of the trunk faces: three unit directions, square to each other."""

    up: Vector
    front: Vector
    left: Vector

    def at(self, origin: Vector, up: float = 0.0, front: float = 0.0, left: float = 0.0) -> Vector:
        """The point that far from the origin, along each direction."""
        return origin.plus(self.up, up).plus(self.front, front).plus(self.left, left)

    def rolled(self, degrees: float) -> Frame:
        """The whole frame, rolled about the forward axis."""
        return Frame(*(rolled(v, degrees) for v in self))


def frame(lean: float, side: float = 0.0, turn: float = 0.0) -> Frame:
    """A frame whose up points at `lean`, bent `side` and turned `turn` degrees to the left."""
    up, front = sagittal(lean), sagittal(lean - 90)
    c, s = cos(radians(side)), sin(radians(side))
    up, left = up.scaled(c).plus(LEFT, s), LEFT.scaled(c).plus(up, -s)
    c, s = cos(radians(turn)), sin(radians(turn))
    return Frame(up, front.scaled(c).plus(left, s), left.scaled(c).plus(front, -s))


def blended(a: Frame, b: Frame, share: float) -> Frame:
    """The frame `share` of the way from a to b."""
    up = turned(a.up, b.up, share)
    front = turned(a.front, b.front, share).beside(up)
    left = turned(a.left, b.left, share)
    left = left.plus(up, -left.dot(up))
    return Frame(up, front, left.beside(front))
