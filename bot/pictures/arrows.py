"""Arrows that show which way a joint moves, beside its path or around it."""

from __future__ import annotations

from math import cos, radians, sin

from bot.pictures.camera import SCALE, Camera, Spot
from bot.pictures.outline import arrow_head, polygon
from bot.pictures.shapes import Shape
from knowledge.pose import Arrow
from knowledge.posing.motion import Motion
from knowledge.posing.vectors import UP, between
from knowledge.posing.words import way

SAMPLES = tuple(number / 10 for number in range(11))
SHORTEST = 9.0  # body units; a shorter way is drawn longer
BESIDE = 8.5  # how far from the path, away from the body
HEAD = 34.0
ROUND = range(-150, 151, 15)  # degrees from the top of a circle, so that it is open at the bottom
FLATTEST = 0.5  # a circle that is seen from its edge is drawn this wide at least


def arrow_shapes(arrows: list[Arrow], motion: Motion, camera: Camera, zoom: float) -> list[Shape]:
    """Each arrow as a light edge, a line and a head."""
    shapes = []
    for number, arrow in enumerate(arrows):
        path = (_circle if arrow.kind == "circle" else _way)(arrow, motion, camera)
        line = polygon(path, closed=False)
        before = path[-2 if arrow.kind == "circle" else -4]
        head = arrow_head(path[-1], before, HEAD * zoom)
        shapes.append(Shape(f"arrow{number}h", "hl", line))
        shapes.append(Shape(f"arrow{number}", "ar", line))
        shapes.append(Shape(f"arrow{number}t", "ah", head))
    return shapes


def _way(arrow: Arrow, motion: Motion, camera: Camera) -> list[Spot]:
    path = [camera.spot(motion.at(share).joints[arrow.follow]) for share in SAMPLES]
    aside = _aside(arrow, path, motion, camera)
    return _long_enough([spot.plus(aside) for spot in path])


def _circle(arrow: Arrow, motion: Motion, camera: Camera) -> list[Spot]:
    """Around the middle of the joint's way, upright in space, its top going where `turn` says."""
    start, end = (body.joints[arrow.follow] for body in (motion.start, motion.end))
    middle = camera.spot(between(start, end, 0.5)).plus(_moved(arrow.by or (0.0, 0.0), camera))
    side = -1.0 if arrow.follow.startswith("right_") else 1.0
    ahead = _wide_enough(camera.spot(way(arrow.turn or "forward", side)))
    up = _wide_enough(camera.spot(UP))
    return [
        middle.plus(up, arrow.size * cos(radians(turn))).plus(
            ahead, arrow.size * sin(radians(turn))
        )
        for turn in ROUND
    ]


def _wide_enough(axis: Spot) -> Spot:
    least = FLATTEST * SCALE
    if axis.length >= least:
        return axis
    return axis.scaled(least / axis.length) if axis.length else Spot(least, 0.0)


def _moved(by: tuple[float, float], camera: Camera) -> Spot:
    return Spot((-1.0 if camera.mirrored else 1.0) * by[0] * SCALE, -by[1] * SCALE)


def _aside(arrow: Arrow, path: list[Spot], motion: Motion, camera: Camera) -> Spot:
    """Where the arrow lies from the path: as its file says, else square to it, outwards."""
    if arrow.by is not None:
        return _moved(arrow.by, camera)
    line = path[-1].plus(path[0], -1)
    length = line.length or 1.0
    aside = Spot(-line.y / length, line.x / length)
    joints = motion.at(0.5).joints
    middle = camera.spot(joints["waist"])
    outwards = path[len(path) // 2].plus(middle, -1)
    sign = 1.0 if aside.x * outwards.x + aside.y * outwards.y >= 0 else -1.0
    return Spot(aside.x * sign * BESIDE * SCALE, aside.y * sign * BESIDE * SCALE)


def _long_enough(path: list[Spot]) -> list[Spot]:
    length = path[-1].plus(path[0], -1).length
    if length < 1e-6 or length >= SHORTEST * SCALE:
        return path
    middle = path[len(path) // 2]
    times = SHORTEST * SCALE / length
    return [middle.plus(spot.plus(middle, -1), times) for spot in path]
