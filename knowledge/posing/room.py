"""Where things are around a body, and what the words of a target stand for there."""

from __future__ import annotations

from knowledge.posing.props import FLOOR, Prop
from knowledge.posing.skeleton import Skeleton
from knowledge.posing.vectors import Vector, between
from knowledge.posing.words import BONES, Target


class Room:
    """The props, and the start that `keep` refers to."""

    def __init__(self, props: list[Prop], start: Skeleton | None = None) -> None:
        self.boxes = [box for prop in props for box in prop.boxes]
        self._start = start
        self._places = {
            f"{prop.kind}.{name}": at
            for prop in reversed(props)
            for name, at in prop.anchors.items()
        }

    def find(self, target: Target, end: str, joints: dict[str, Vector]) -> Vector | None:
        """The point that a target names; None while the joint that it names is not solved yet.

        Raises:
            ValueError: there is no such place.
        """
        offset = Vector(*target.by)
        if target.point is not None:
            return Vector(*target.point).plus(offset)
        if target.bone is not None:
            top, bottom = (joints.get(joint) for joint in BONES[target.bone])
            return between(top, bottom, target.share).plus(offset) if top and bottom else None
        name = target.at or ""
        if name == "keep":
            if self._start is None:
                raise ValueError("keep: only the end can keep what the start has")
            return self._start.joints[end].plus(offset)
        if "." in name:
            if name not in self._places:
                known = ", ".join(self._places) or "none: it has no props"
                raise ValueError(f"{name!r} is no place of this pose's props, which have: {known}")
            return self._places[name].plus(offset)
        if name == "floor":
            raise ValueError("floor: only an anchor can rest on it; a limb needs a point")
        return joints[name].plus(offset) if name in joints else None

    def rested(self, point: Vector, radius: float) -> Vector:
        """The point, lifted out of the floor and the props so that a ball around it touches."""
        for box in (FLOOR, *self.boxes):
            point = box.lifted(point, radius)
        return point
