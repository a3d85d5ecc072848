"""The head: a ball with a face on it that turns as the head turns."""

from __future__ import annotations

from math import atan2, cos, pi, radians, sin

from bot.pictures.camera import Camera, Spot
from bot.pictures.outline import Ball, capsule, dot, hull, polygon
from bot.pictures.shapes import Shape
from knowledge.posing.skeleton import Skeleton
from knowledge.posing.vectors import Frame, Vector

WIDE, DEEP, TALL = 5.7, 6.3, 7.3  # half the head, along left, front, up
FACE_DEGREES = 90.0  # from the middle of the face to where the hair begins
FACE_TILT = -40.0  # the face sits a little low on the head
FACE_POINTS = 18
EYES = 20.0  # degrees from the middle of the face


def head_shapes(body: Skeleton, camera: Camera) -> list[Shape]:
    """The hair, the face, and what is in it."""
    middle, frame = body.joints["head"], body.head
    skull = hull(camera, [Ball(middle, frame, (WIDE, DEEP, TALL))])
    nose = frame.at(middle, front=DEEP + 0.4, up=-1.0)
    bun = frame.at(middle, front=-DEEP + 0.2, up=2.4)
    ears = {}
    for side, sign in (("left", 1.0), ("right", -1.0)):
        ear = frame.at(middle, left=sign * (WIDE - 0.1), front=-0.6, up=-0.9)
        facing = camera.facing(frame.left.scaled(sign))
        if facing > -0.25:
            ears[Shape(f"{side}_ear", "sk", dot(camera.spot(ear), 1.4))] = facing
    knot = Shape("bun", "hr", dot(camera.spot(bun), 2.6))
    behind = camera.facing(frame.front) > 0
    ahead = max(0.0, min(1.0, (camera.facing(frame.front) + 0.35) * 4))
    bridge, tip = camera.spot(frame.at(nose, front=-1.4)), camera.spot(nose)
    return [
        *([knot] if behind else []),
        Shape("nose", "sk", capsule(bridge, 1.5, tip, 0.8)),
        *(ear for ear, facing in ears.items() if facing <= 0.35),
        Shape("hair", "hr", skull),
        Shape("face", "fc", polygon(_face(middle, frame, camera))),
        Shape("outline", "ol", skull),
        # No line across the nose, while the nose is to be seen.
        Shape("nose_root", "fc", capsule(bridge, 1.3 * ahead, tip, 0.6 * ahead)),
        *(ear for ear, facing in ears.items() if facing > 0.35),
        *([] if behind else [knot]),
        *_features(middle, frame, camera),
    ]


def _features(middle: Vector, frame: Frame, camera: Camera) -> list[Shape]:
    shapes = []
    for side, sign in (("left", 1.0), ("right", -1.0)):
        eye, seen = _on_skull(middle, frame, camera, sign * EYES, 3)
        # The far eye goes before it would be a dot on the edge of the face.
        near = camera.facing(frame.left.scaled(sign)) >= 0
        radius = 0.85 * max(0.0, min(1.0, (seen - 0.22) * 4 if near else (seen - 0.42) * 30))
        shapes.append(Shape(f"{side}_eye", "ey", dot(eye, radius)))
    smile = [
        _on_skull(middle, frame, camera, across, -36 - 7 * cos(radians(across * 4.5)))
        for across in (-20, -10, 0, 10, 20)
    ]
    line = [spot for spot, facing in smile if facing > 0.25]
    if len(line) > 2:
        line += [line[-1]] * (len(smile) - len(line))
        shapes.append(Shape("smile", "sm", polygon(line, closed=False)))
    return shapes


def _on_skull(
    middle: Vector, frame: Frame, camera: Camera, across: float, up: float
) -> tuple[Spot, float]:
    """A place on the face, in degrees from its middle, and how much it faces the viewer."""
    a, b = radians(across), radians(up)
    left, front, high = sin(a) * cos(b), cos(a) * cos(b), sin(b)
    point = frame.at(middle, left=left * WIDE, front=front * DEEP, up=high * TALL)
    normal = frame.at(Vector(0.0, 0.0, 0.0), left=left, front=front, up=high)
    return camera.spot(point), camera.facing(normal)


def _face(middle: Vector, frame: Frame, camera: Camera) -> list[Spot]:
    """The outline of the face: a cap of the ball, whose hidden edge gives way to the ball's rim."""
    nowhere = Vector(0.0, 0.0, 0.0)
    tilt, size = radians(FACE_TILT), radians(FACE_DEGREES)
    axis = frame.at(nowhere, front=cos(tilt), up=sin(tilt))
    above = frame.at(nowhere, front=-sin(tilt), up=cos(tilt))
    # A little less than the head: a smooth outline lies that much within its spots.
    ball = Ball(middle, frame, (0.975 * WIDE, 0.975 * DEEP, 0.975 * TALL))
    edge = []
    for step in range(FACE_POINTS):
        angle = 2 * pi * step / FACE_POINTS
        out = above.scaled(cos(angle)).plus(frame.left, sin(angle))
        edge.append(axis.scaled(cos(size)).plus(out, sin(size)))
    seen = [camera.facing(normal) >= 0 for normal in edge]
    if not any(seen):
        return [camera.spot(ball.rim(axis))] * FACE_POINTS
    while not seen[-1] or (not all(seen) and seen[0]):  # the hidden run comes first, then the seen
        seen, edge = [*seen[1:], seen[0]], [*edge[1:], edge[0]]
    hidden = seen.count(False)
    rim = _rim(edge[-1], edge[hidden], axis, hidden, camera)
    spots = [camera.spot(ball.rim(towards)) for towards in rim]
    return spots + [camera.spot(ball.surface(normal)) for normal in edge[hidden:]]


def _rim(first: Vector, last: Vector, axis: Vector, count: int, camera: Camera) -> list[Vector]:
    """`count` directions along the rim, from `first` to `last` by way of the face's middle."""
    start, end, by = (
        atan2(way.dot(camera.up), way.dot(camera.right)) for way in (first, last, axis)
    )
    turn = (end - start) % (2 * pi)
    if (by - start) % (2 * pi) > turn:
        turn -= 2 * pi
    angles = [start + turn * (step + 0.5) / count for step in range(count)]
    return [camera.right.scaled(cos(angle)).plus(camera.up, sin(angle)) for angle in angles]
