"""Outlines as SVG path data, of a structure that never changes, so that they can be animated.

All coordinates are whole picture units; all outlines run the same way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import atan2, cos, pi, sin, sqrt

from bot.pictures.camera import SCALE, Camera, Spot
from knowledge.posing.vectors import Frame, Vector

STEPS = 14  # directions in which a rounded hull is sampled


class Ball:
    """An ellipsoid: its middle, its frame, and how far it reaches along left, front and up."""

    def __init__(self, middle: Vector, frame: Frame, size: tuple[float, float, float]) -> None:
        self.middle = middle
        self.axes = tuple(zip((frame.left, frame.front, frame.up), size, strict=True))

    def rim(self, towards: Vector) -> Vector:
        """The point of its surface that lies furthest in a direction."""
        shares = [(axis, size * size * towards.dot(axis)) for axis, size in self.axes]
        norm = sqrt(sum((size * towards.dot(axis)) ** 2 for axis, size in self.axes)) or 1.0
        point = self.middle
        for axis, share in shares:
            point = point.plus(axis, share / norm)
        return point

    def surface(self, direction: Vector) -> Vector:
        """The point of its surface in a unit direction of its frame, as on a globe."""
        point = self.middle
        for axis, size in self.axes:
            point = point.plus(axis, size * direction.dot(axis))
        return point


def capsule(a: Spot, a_radius: float, b: Spot, b_radius: float) -> str:
    """Two circles and what lies between them. Radii in body units; they may shrink to nothing."""
    if b_radius > a_radius:
        a, a_radius, b, b_radius = b, b_radius, a, a_radius
    big, small = a_radius * SCALE, b_radius * SCALE
    line = b.plus(a, -1)
    ahead = Spot(line.x / line.length, line.y / line.length) if line.length else Spot(1.0, 0.0)
    # A circle inside the other one still needs an outline: it moves to just beyond the edge.
    length = max(line.length, big - small + 2)
    b = a.plus(ahead, length)
    rise = (big - small) / length
    flat = sqrt(1 - rise * rise)
    aside = Spot(-ahead.y, ahead.x)
    ends = []
    for sign in (1.0, -1.0):
        normal = Spot(ahead.x * rise, ahead.y * rise).plus(aside, sign * flat)
        ends.append((a.plus(normal, big), b.plus(normal, small)))
    (a1, b1), (a2, b2) = ends
    corners = [(round(spot.x), round(spot.y)) for spot in (a1, b1, b2, a2)]
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = corners
    r, q = round(big), round(small)
    path = f"M{x1} {y1}l{x2 - x1} {y2 - y1}a{q} {q} 0 0 0 {x3 - x2} {y3 - y2}"
    path += f"l{x4 - x3} {y4 - y3}a{r} {r} 0 1 0 {x1 - x4} {y1 - y4}z"
    return path.replace(" -", "-")


def dot(middle: Spot, radius: float) -> str:
    """A circle; the radius in body units, it may be 0."""
    r = round(radius * SCALE)
    x, y = round(middle.x), round(middle.y)
    return f"M{x - r} {y}a{r} {r} 0 0 0 {2 * r} 0a{r} {r} 0 0 0-{2 * r} 0z"


def hull(camera: Camera, balls: Sequence[Ball]) -> str:
    """The smooth outline around ellipsoids."""
    spots = []
    for step in range(STEPS):
        angle = 2 * pi * step / STEPS
        towards = camera.right.scaled(cos(angle)).plus(camera.up, sin(angle))
        rims = [ball.rim(towards) for ball in balls]
        spots.append(camera.spot(max(rims, key=towards.dot)))
    return smooth(spots[::-1] if camera.mirrored else spots)


def smooth(spots: Sequence[Spot]) -> str:
    """A closed curve near the spots (a quadratic B-spline)."""
    middles = [
        Spot((a.x + b.x) / 2, (a.y + b.y) / 2)
        for a, b in zip(spots, [*spots[1:], spots[0]], strict=True)
    ]
    x, y = round(middles[-1].x), round(middles[-1].y)
    parts = [f"M{x} {y}q"]
    for corner, middle in zip(spots, middles, strict=True):
        numbers = [round(corner.x) - x, round(corner.y) - y, round(middle.x) - x]
        numbers.append(round(middle.y) - y)
        x, y = round(middle.x), round(middle.y)
        parts.append(_numbers(numbers))
    return _joined(parts) + "z"


def polygon(spots: Sequence[Spot], closed: bool = True) -> str:
    """Straight lines between the spots."""
    x, y = round(spots[0].x), round(spots[0].y)
    parts = [f"M{x} {y}l"]
    for spot in spots[1:]:
        parts.append(_numbers([round(spot.x) - x, round(spot.y) - y]))
        x, y = round(spot.x), round(spot.y)
    return _joined(parts) + ("z" if closed else "")


def corners(path: str) -> Iterator[Spot]:
    """Spots that no part of an outline of this module lies outside of, a few more than it needs.

    An arc gives its whole circle: here its other side is always inside the outline.
    """
    at = Spot(0.0, 0.0)
    for command, text in _COMMAND.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(text)]
        count = _COUNTS[command]
        for first in range(0, len(numbers), count):
            *how, x, y = numbers[first : first + count]
            to = Spot(x, y) if command == "M" else at.plus(Spot(x, y))
            if command == "q":
                yield Spot(
                    (at.x + 2 * (at.x + how[0]) + to.x) / 4, (at.y + 2 * (at.y + how[1]) + to.y) / 4
                )
            elif command == "a":
                middle = _centre(at, to, how[0], large=how[3] == 1)
                yield middle.plus(Spot(how[0], how[0]))
                yield middle.plus(Spot(how[0], how[0]), -1)
            yield to
            at = to


_COMMAND = re.compile(r"([Mlqa])([^Mlqaz]*)")
_NUMBER = re.compile(r"-?\d+")
_COUNTS = {"M": 2, "l": 2, "q": 4, "a": 7}


def _centre(start: Spot, end: Spot, radius: float, large: bool) -> Spot:
    """The middle of the circle of an arc that runs against the clock."""
    half = end.plus(start, -1)
    half = Spot(half.x / 2, half.y / 2)
    share = max(0.0, radius**2 - half.length**2) ** 0.5 / (half.length or 1.0)
    sign = 1.0 if large else -1.0
    return start.plus(half).plus(Spot(-half.y * share, half.x * share), sign)


def arrow_head(tip: Spot, before: Spot, size: float) -> str:
    """A triangle at the end of a line that comes from `before`."""
    angle = atan2(tip.y - before.y, tip.x - before.x)
    corners = [
        Spot(tip.x + size * cos(angle + turn), tip.y + size * sin(angle + turn))
        for turn in (0.0, 2.4, -2.4)
    ]
    return polygon(corners)


def _numbers(numbers: Sequence[int]) -> str:
    text = " ".join(str(number) for number in numbers)
    return text.replace(" -", "-")


def _joined(parts: Sequence[str]) -> str:
    text = parts[0]
    for number, part in enumerate(parts[1:]):
        text += part if part.startswith("-") or number == 0 else " " + part
    return text
