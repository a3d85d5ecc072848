"""Arrows that show which way a joint moves, beside its path."""

from __future__ import annotations

from bot.pictures.camera import SCALE, Camera, Spot
from bot.pictures.outline import arrow_head, polygon
from bot.pictures.shapes import Shape
from knowledge.pose import Arrow
from knowledge.pose_motion import Motion

SAMPLES = tuple(number / 10 for number in range(11))
SHORTEST = 9.0  # body units; a shorter way is drawn longer
BESIDE = 8.5  # how far from the path, away from the body
HEAD = 34.0


def arrow_shapes(arrows: list[Arrow], motion: Motion, camera: Camera, zoom: float) -> list[Shape]:
    """Each arrow as a light edge, a line and a head."""
    shapes = []
    for number, arrow in enumerate(arrows):
        path = [camera.spot(motion.at(share).joints[arrow.follow]) for share in SAMPLES]
        path = _long_enough([spot.plus(_aside(arrow, path, motion, camera)) for spot in path])
        line = polygon(path, closed=False)
        head = arrow_head(path[-1], path[-4], HEAD * zoom)
        shapes.append(Shape(f"arrow{number}h", "hl", line))
        shapes.append(Shape(f"arrow{number}", "ar", line))
        shapes.append(Shape(f"arrow{number}t", "ah", head))
    return shapes


def _aside(arrow: Arrow, path: list[Spot], motion: Motion, camera: Camera) -> Spot:
    """Where the arrow lies from the path: as its file says, else square to it, outwards."""
    if arrow.by is not None:
        flip = -1.0 if camera.mirrored else 1.0
        return Spot(flip * arrow.by[0] * SCALE, -arrow.by[1] * SCALE)
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
