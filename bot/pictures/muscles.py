"""Where each muscle group is on the body, as a warm patch on a bone."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from bot.pictures.body import on_spine
from bot.pictures.camera import SCALE, Camera, Spot
from bot.pictures.outline import capsule
from bot.pictures.shapes import Shape
from knowledge.posing.skeleton import Skeleton
from knowledge.posing.vectors import Frame, Vector, between
from knowledge.posing.words import BONES


class Patch(NamedTuple):
    """A stripe along a bone: from and to (shares), its offset from the bone, and its radii."""

    bone: str  # `trunk`, or the bone of a side
    start: float
    end: float
    front: float = 0.0
    out: float = 0.0
    radius: float = 2.0
    end_radius: float = 2.0


PLACES: dict[str, tuple[Patch, ...]] = {
    "abductors": (Patch("thigh", -0.1, 0.5, 0.3, 3.2, 2.2, 1.4),),
    "abs": (Patch("trunk", 0.1, 0.62, 3.6, 1.6, 2.2, 2.4),),
    "adductors": (Patch("thigh", 0.14, 0.72, 0.2, -2.2, 2.4, 1.6),),
    "ankles": (Patch("shin", 0.93, 1.03, 0.4, 0.0, 2.3, 2.3),),
    "biceps": (Patch("upper_arm", 0.3, 0.8, 0.9, 0.0, 1.8, 1.6),),
    "calves": (Patch("shin", 0.14, 0.56, -1.5, 0.0, 2.5, 1.7),),
    "chest": (Patch("trunk", 0.76, 0.83, 3.2, 4.2, 3.3, 3.1),),
    "feet": (Patch("foot", 0.05, 0.8, -0.8, 0.0, 1.5, 1.4),),
    "forearms": (Patch("forearm", 0.1, 0.72, 0.3, 0.0, 1.9, 1.4),),
    "glutes": (Patch("trunk", -0.08, 0.1, -3.0, 4.4, 3.6, 3.4),),
    "hamstrings": (Patch("thigh", 0.2, 0.88, -2.0, 0.0, 2.6, 2.0),),
    "hands": (Patch("hand", 0.15, 0.85, 0.0, 0.0, 1.5, 1.1),),
    "hip_flexors": (Patch("thigh", -0.16, 0.3, 2.9, 0.0, 2.3, 2.1),),
    "lats": (Patch("trunk", 0.42, 0.82, -1.6, 5.6, 2.0, 2.8),),
    "lower_back": (Patch("trunk", 0.08, 0.5, -3.2, 1.8, 2.6, 2.4),),
    "neck": (Patch("neck", 0.12, 0.62, -0.3, 1.9, 1.7, 1.6),),
    "obliques": (Patch("trunk", 0.14, 0.56, 1.4, 5.8, 2.2, 2.4),),
    "quads": (Patch("thigh", 0.2, 0.9, 1.8, 0.0, 2.9, 2.2),),
    "shins": (Patch("shin", 0.14, 0.8, 1.5, 0.5, 2.0, 1.4),),
    "soleus": (Patch("shin", 0.5, 0.92, -1.3, 0.0, 2.0, 1.5),),
    "shoulders": (Patch("upper_arm", 0.0, 0.22, 0.0, 0.4, 2.9, 2.6),),
    "traps": (Patch("traps", 0.0, 0.85, -0.8, 0.0, 1.8, 2.0),),
    "triceps": (Patch("upper_arm", 0.2, 0.82, -1.0, 0.0, 2.0, 1.7),),
    "upper_back": (Patch("trunk", 0.58, 0.88, -3.4, 3.4, 2.8, 3.0),),
}
_ON = {
    "thigh": "leg",
    "shin": "leg",
    "foot": "leg",
    "upper_arm": "arm",
    "forearm": "arm",
    "hand": "arm",
}
HIDDEN = -0.45  # a patch that faces away more than this is behind the body: dashed
WIDE, DEEP = 9.0, 5.7  # half the trunk
OVER = 0.7  # how far a patch may stand out of it
_SIGN = {"left": 1.0, "right": -1.0}


def muscle_shapes(
    body: Skeleton, camera: Camera, marked: list[str], sided: bool
) -> dict[str, list[Shape]]:
    """The patches by the layer of the body that they lie on.

    `marked` are groups, or groups with `left_` or `right_` before them; without a side a group
    is marked on the left only when `sided`, else on both.
    """
    found: dict[str, list[Shape]] = {}
    for muscle in marked:
        own, _, group = muscle.partition("_")
        sides = [own] if own in _SIGN else ["left"] if sided else ["left", "right"]
        group = group if own in _SIGN else muscle
        for patch in PLACES[group]:
            stripes = {side: _stripe(body, camera, patch, side) for side in sides}
            seen = [side for side in sides if stripes[side][1] > HIDDEN]
            for side in seen or sides:
                layer = f"{side}_{_ON[patch.bone]}" if patch.bone in _ON else "trunk"
                look = "mu" if side in seen else "mh"
                shape = Shape(f"{side}_{group}", look, stripes[side][0])
                found.setdefault(layer, []).append(shape)
    return found


def _stripe(body: Skeleton, camera: Camera, patch: Patch, side: str) -> tuple[str, float]:
    top, bottom, frame = _bone(body, patch.bone, side)
    sign = _SIGN[side]
    nowhere = Vector(0.0, 0.0, 0.0)
    aside = frame.at(nowhere, front=patch.front, left=patch.out * sign)
    if patch.bone == "trunk":
        ends = [_on_trunk(body, share, patch, sign) for share in (patch.start, patch.end)]
    else:
        ends = [between(top, bottom, share).plus(aside) for share in (patch.start, patch.end)]
    spots = [camera.spot(end) for end in ends]
    skin = aside
    if patch.bone == "trunk":  # which is wider than deep: its skin faces more to front or back
        skin = frame.at(nowhere, front=patch.front / DEEP**2, left=patch.out * sign / WIDE**2)
    facing = camera.facing(skin.unit()) if aside.length > 1.2 else 1.0
    radii = (patch.radius, patch.end_radius)
    if patch.bone == "trunk":
        spots = [
            spot.plus(_inside(camera, frame, aside, radius))
            for spot, radius in zip(spots, radii, strict=True)
        ]
    return capsule(spots[0], radii[0], spots[1], radii[1]), facing


def _inside(camera: Camera, frame: Frame, aside: Vector, radius: float) -> Spot:
    """How far to move a patch of the trunk, seen aslant, so that it stays within the outline."""
    line = camera.spot(aside)
    far = line.length / SCALE
    if far < 0.1:
        return Spot(0.0, 0.0)
    ahead = Spot(line.x / line.length, line.y / line.length)
    left, front = camera.spot(frame.left.scaled(WIDE)), camera.spot(frame.front.scaled(DEEP))
    across = left.x * ahead.x + left.y * ahead.y, front.x * ahead.x + front.y * ahead.y
    room = sqrt(across[0] ** 2 + across[1] ** 2) / SCALE + OVER
    return ahead.scaled(min(0.0, max(room - radius, 0.0) - far) * SCALE)


def _on_trunk(body: Skeleton, share: float, patch: Patch, sign: float) -> Vector:
    hips, waist, neck = (body.joints[name] for name in ("hips", "waist", "neck"))
    point = on_spine(hips, waist, neck, share)
    frame = body.hips if share < 0.5 else body.chest
    return frame.at(point, front=patch.front, left=patch.out * sign)


def _bone(body: Skeleton, bone: str, side: str) -> tuple[Vector, Vector, Frame]:
    """A bone's ends, and the frame of its skin: up is along it, from its top to its end."""
    joints = body.joints
    if bone == "trunk":
        return joints["hips"], joints["neck"], body.hips
    if bone == "neck":
        return joints["neck"], joints["head"], body.head
    if bone == "traps":
        top = body.chest.at(between(joints["neck"], joints["head"], 0.25), left=_SIGN[side] * 1.8)
        return top, joints[f"{side}_shoulder"], body.chest
    top, bottom = (joints[name] for name in BONES[f"{side}_{bone}"])
    along = bottom.minus(top).unit()
    trunk = body.hips if _ON[bone] == "leg" else body.chest
    front = _front(body, bone, side, along).beside(along, trunk.front)
    left = trunk.left.plus(along, -trunk.left.dot(along)).beside(front, trunk.up)
    left = left.plus(along, -left.dot(along)).unit(trunk.left)
    return top, bottom, Frame(along, front, left)


def _front(body: Skeleton, bone: str, side: str, along: Vector) -> Vector:
    joints = body.joints
    if bone in ("thigh", "shin"):
        other = ("knee", "ankle") if bone == "thigh" else ("hip", "knee")
        bend = joints[f"{side}_{other[1]}"].minus(joints[f"{side}_{other[0]}"]).unit()
        bend = bend.scaled(-1.0) if bone == "thigh" else bend
        if bend.plus(along, -bend.dot(along)).length > 0.2:
            return bend
        return joints[f"{side}_toes"].minus(joints[f"{side}_heel"])
    if bone == "foot":
        return body.normals[f"{side}_foot"].scaled(-1.0)
    if bone in ("forearm", "hand"):
        return body.normals[f"{side}_hand"]
    bend = joints[f"{side}_wrist"].minus(joints[f"{side}_elbow"]).unit()
    if bend.plus(along, -bend.dot(along)).length > 0.2:
        return bend
    return body.chest.front
