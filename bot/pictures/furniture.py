"""Props and the ground, in calm lines."""

from __future__ import annotations

from bot.pictures.camera import Camera
from bot.pictures.outline import polygon, smooth
from bot.pictures.shapes import Shape
from knowledge.posing.props import Box, Prop
from knowledge.posing.skeleton import Skeleton
from knowledge.posing.vectors import UP, Vector

_SIDES = (
    ("pt", Vector(0.0, 1.0, 0.0)),
    ("pf", Vector(1.0, 0.0, 0.0)),
    ("pf", Vector(-1.0, 0.0, 0.0)),
    ("ps", Vector(0.0, 0.0, 1.0)),
    ("ps", Vector(0.0, 0.0, -1.0)),
)
_SOFT = {"mat": "m", "cushion": "c", "pillow": "c"}  # what has a colour of its own
_STRAPS = {"strap": "st", "towel": "tw"}


def prop_shapes(props: list[Prop], camera: Camera, in_front: bool) -> list[Shape]:
    """The solid props behind the body, or those in front of it; far boxes first."""
    boxes = [
        (camera.depth(_middle(box)), prop.kind, box)
        for prop in props
        if prop.in_front == in_front
        for box in prop.boxes
    ]
    boxes.sort(key=lambda one: (one[1] != "mat", one[0]))
    shapes = []
    for number, (_, kind, box) in enumerate(boxes):
        for look, path in _faces(box, camera):
            shapes.append(Shape(f"prop{number}{look}{in_front}", look + _SOFT.get(kind, ""), path))
    return shapes


def strap_shapes(props: list[Prop], body: Skeleton, camera: Camera) -> list[Shape]:
    """Straps and towels: lines between joints."""
    return [
        Shape(
            f"strap{number}",
            _STRAPS[prop.kind],
            polygon([camera.spot(body.joints[joint]) for joint in prop.along], closed=False),
        )
        for number, prop in enumerate(props)
        if prop.kind in _STRAPS
    ]


def ground_shape(bodies: list[Skeleton], camera: Camera) -> Shape | None:
    """A soft patch of floor under the body; none when it is seen from above."""
    if camera.facing(UP) > 0.7:
        return None
    points = [joint for body in bodies for joint in body.joints.values()]
    xs, zs = [point.x for point in points], [point.z for point in points]
    middle = Vector((min(xs) + max(xs)) / 2, 0.0, (min(zs) + max(zs)) / 2)
    half_x, half_z = (max(xs) - min(xs)) / 2 + 9, (max(zs) - min(zs)) / 2 + 9
    corners = [camera.spot(middle.plus(Vector(half_x * a, 0.0, half_z * b))) for a, b in _ROUND]
    return Shape("ground", "gr", smooth(corners))


_ROUND = (
    (1.1, 0),
    (0.85, 0.85),
    (0, 1.1),
    (-0.85, 0.85),
    (-1.1, 0),
    (-0.85, -0.85),
    (0, -1.1),
    (0.85, -0.85),
)


def _middle(box: Box) -> Vector:
    return box.low.plus(box.high).scaled(0.5)


def _faces(box: Box, camera: Camera) -> list[tuple[str, str]]:
    low, high = box
    faces = []
    for look, normal in _SIDES:
        if camera.facing(normal) <= 0.02:
            continue
        fixed = next(axis for axis in range(3) if normal[axis])
        value = high[fixed] if normal[fixed] > 0 else low[fixed]
        first, second = (axis for axis in range(3) if axis != fixed)
        spots = []
        for a, b in ((low, low), (high, low), (high, high), (low, high)):
            corner = [0.0, 0.0, 0.0]
            corner[fixed], corner[first], corner[second] = value, a[first], b[second]
            spots.append(camera.spot(Vector(*corner)))
        faces.append((look, polygon(spots)))
    return faces
