"""From space to the picture: where a viewer sees a point."""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple

from knowledge.pose import View
from knowledge.posing.vectors import Vector

SCALE = 10.0  # picture units for one hundredth of a standing height

STEEP = 50.0  # from this pitch on it is a view from above


class Spot(NamedTuple):
    """A place in the picture: x to the right, y down."""

    x: float
    y: float

    def plus(self, other: Spot, times: float = 1.0) -> Spot:
        """This, and `times` the other."""
        return Spot(self.x + other.x * times, self.y + other.y * times)

    def scaled(self, times: float) -> Spot:
        """As many times as far from the origin."""
        return Spot(self.x * times, self.y * times)

    @property
    def length(self) -> float:
        """How far from the origin."""
        return float((self.x**2 + self.y**2) ** 0.5)


class Camera:
    """Looks from a yaw (0 the front, 90 the person's left) and a pitch; no perspective.

    `mirrored` shows the right side of a stretch whose pose is written for the left.
    """

    def __init__(self, view: View, mirrored: bool = False) -> None:
        yaw, pitch = radians(view.yaw), radians(view.pitch)
        self.mirrored = mirrored
        self._flip = -1.0 if mirrored else 1.0
        self.right = Vector(-sin(yaw), 0.0, cos(yaw))
        self.up = Vector(-sin(pitch) * cos(yaw), cos(pitch), -sin(pitch) * sin(yaw))
        level = Vector(cos(yaw), 0.0, sin(yaw))
        self._level = level if view.pitch < STEEP else Vector(0.0, 1.0, 0.0)
        self.towards = Vector(cos(pitch) * cos(yaw), sin(pitch), cos(pitch) * sin(yaw))

    def spot(self, point: Vector) -> Spot:
        """Where a point is seen."""
        return Spot(self._flip * SCALE * point.dot(self.right), -SCALE * point.dot(self.up))

    def depth(self, point: Vector) -> float:
        """How near it is: larger is nearer."""
        return point.dot(self.towards)

    def layer(self, point: Vector) -> float:
        """How near it is for the order of painting: what is higher is not nearer."""
        return point.dot(self._level)

    def facing(self, direction: Vector) -> float:
        """1 when a direction points at the viewer, -1 when it points away."""
        return direction.dot(self.towards)
