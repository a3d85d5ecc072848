"""The body: a rounded figure in simple clothes, in layers from far to near."""

from __future__ import annotations

from bot.pictures.camera import Camera
from bot.pictures.head import head_shapes
from bot.pictures.outline import Ball, capsule, dot, hull
from bot.pictures.shapes import Layer, Shape
from knowledge.posing.skeleton import SHOULDER_DROP, Skeleton
from knowledge.posing.vectors import Frame, Vector, between, blended

BEHIND = 9.0  # a head that is this much farther than the trunk is hidden by it
FAR = 4.0  # a limb that is this much farther than the trunk is painted a shade darker


def body_layers(body: Skeleton, camera: Camera) -> list[Layer]:
    """Every layer, in no order."""
    joints = body.joints
    middle = camera.layer(between(joints["hips"], joints["chest"], 0.5))
    head = camera.layer(joints["head"])
    head = head if head < middle - BEHIND else max(head, middle + 0.2)
    layers = [
        # Under both: the collar goes round it from the front, the chin hides it from the feet.
        Layer("neck", min(head, middle) - 0.1, (_neck(body, camera),)),
        Layer("trunk", middle, tuple(_trunk(body, camera))),
        Layer("head", head, tuple(head_shapes(body, camera))),
    ]
    for side in ("left", "right"):
        for limb, build, names in (
            ("leg", _leg, ("hip", "knee", "knee", "ankle")),
            ("arm", _arm, ("shoulder", "elbow", "elbow", "hand")),
        ):
            places = [joints[f"{side}_{name}"] for name in names]
            depth = sum(camera.layer(place) for place in places) / len(places)
            root = camera.layer(places[0])
            shade = "f" if root < middle - FAR and depth < middle - 1 else ""
            nearer = depth + (1.5 if limb == "arm" else 0.0)
            layers.append(Layer(f"{side}_{limb}", nearer, tuple(build(body, camera, side, shade))))
    return layers


def _trunk(body: Skeleton, camera: Camera) -> list[Shape]:
    hips, waist, neck = (body.joints[name] for name in ("hips", "waist", "neck"))
    balls = [
        Ball(body.hips.at(hips, up=0.6), body.hips, (8.6, 5.9, 5.0)),
        Ball(*_along(body, hips, waist, neck, 0.34), (7.4, 5.2, 3.6)),
        Ball(*_along(body, hips, waist, neck, 0.62), (8.0, 5.7, 4.0)),
        Ball(*_along(body, hips, waist, neck, 0.84), (9.3, 5.6, 3.6)),
        Ball(body.chest.at(neck, up=-1.2), body.chest, (6.0, 3.6, 2.2)),
    ]
    return [
        Shape("hips", "tr", hull(camera, balls[:2])),
        Shape("top", "tp", _top(body, camera, balls)),
    ]


def _top(body: Skeleton, camera: Camera, balls: list[Ball]) -> str:
    """The outline from the waist to the neck, and on to both shoulders, wherever they are."""
    neck, chest = body.joints["neck"], body.chest
    pieces = [balls[1:3], balls[2:5]]
    for side, sign in (("left", 1.0), ("right", -1.0)):
        moved = body.joints[f"{side}_shoulder"].minus(chest.at(neck, up=-SHOULDER_DROP))
        up, front = moved.dot(chest.up), moved.dot(chest.front)
        # Within the rest of the trunk unless the shoulder is lifted.
        end = chest.at(neck, up=1.25 * up - 4.6, front=front, left=sign * 5.2)
        collar = chest.at(neck, up=-2.2, left=sign * 1.5)
        pieces.append([Ball(end, chest, (2.3, 2.3, 2.3)), Ball(collar, chest, (2, 2, 2)), balls[2]])
    return "".join(hull(camera, piece) for piece in pieces)


def _neck(body: Skeleton, camera: Camera) -> Shape:
    bottom, throat = body.joints["neck"], between(body.joints["neck"], body.joints["head"], 0.62)
    return Shape("neck", "sk", capsule(camera.spot(bottom), 3.1, camera.spot(throat), 2.8))


def _along(
    body: Skeleton, hips: Vector, waist: Vector, neck: Vector, share: float
) -> tuple[Vector, Frame]:
    """A place on the curve of the spine, and how the trunk faces there."""
    point = on_spine(hips, waist, neck, share)
    return point, blended(body.hips, body.chest, min(1.0, max(0.0, share * 1.4 - 0.2)))


def on_spine(hips: Vector, waist: Vector, neck: Vector, share: float) -> Vector:
    """The place a share of the way along the curve of the spine, from the hips to the neck."""
    rest = 1.0 - share
    return hips.scaled(rest**3).plus(waist, 3 * rest * share).plus(neck, share**3)


def _leg(body: Skeleton, camera: Camera, side: str, shade: str) -> list[Shape]:
    at = {name: body.joints[f"{side}_{name}"] for name in ("hip", "knee", "ankle", "heel", "ball")}
    spot = {name: camera.spot(place) for name, place in at.items()}
    ball, toes = spot["ball"], camera.spot(body.joints[f"{side}_toes"])
    cuff = camera.spot(between(at["knee"], at["ankle"], 0.84))
    foot_front = at["ball"].minus(at["heel"]).unit()
    across = camera.spot(foot_front.cross(body.normals[f"{side}_foot"]).unit())
    # Hides the seam between the hips and a thigh that goes on from them.
    thigh = at["knee"].minus(at["hip"]).unit()
    straight = max(0.0, min(1.0, -2 * thigh.dot(body.hips.up) + 0.4))
    seat = camera.spot(between(at["hip"], body.joints["waist"], 0.09))
    foot = [
        capsule(cuff, 2.3, spot["heel"], 2.2),
        capsule(spot["heel"], 2.2, ball, 1.6),
        capsule(spot["ankle"], 2.3, ball, 1.5),
        *(
            capsule(ball.plus(across, sign), 1.5, toes.plus(across, sign), 1.2)
            for sign in (-0.9, 0.9)
        ),
    ]
    # A thigh that points at the viewer is all knee; its other end must not show around it.
    broad = 5.2 - 2.6 * max(0.0, camera.facing(thigh) - 0.2)
    leg = [
        capsule(spot["hip"], broad, spot["knee"], 3.8),
        capsule(spot["knee"], 3.8, cuff, 2.8),
    ]
    return [
        Shape(f"{side}_foot", f"sk{shade}", "".join(foot)),
        Shape(f"{side}_leg", f"tr{shade}", "".join(leg)),
        Shape(f"{side}_seat", f"tb{shade}", dot(seat, 4.5 * straight)),
    ]


def _arm(body: Skeleton, camera: Camera, side: str, shade: str) -> list[Shape]:
    names = ("shoulder", "elbow", "wrist", "knuckles", "fingers")
    at = {name: body.joints[f"{side}_{name}"] for name in names}
    spot = {name: camera.spot(place) for name, place in at.items()}
    hem = camera.spot(between(at["shoulder"], at["elbow"], 0.5))
    hand = at["knuckles"].minus(at["wrist"]).unit()
    across = _thumb(hand, body.normals[f"{side}_hand"], 1.0 if side == "left" else -1.0)
    root = at["wrist"].plus(hand, 1.2).plus(across, 0.8)
    thumb = root.plus(hand, 2.4).plus(across, 2.0)
    arm = [
        capsule(spot["shoulder"], 3.0, spot["elbow"], 2.4),
        capsule(spot["elbow"], 2.4, spot["wrist"], 1.7),
        capsule(spot["wrist"], 1.7, spot["knuckles"], 2.0),
        capsule(spot["knuckles"], 1.9, spot["fingers"], 1.3),
        capsule(camera.spot(root), 1.1, camera.spot(thumb), 0.8),
    ]
    return [
        Shape(f"{side}_arm", f"sk{shade}", "".join(arm)),
        Shape(f"{side}_sleeve", f"tp{shade}", capsule(spot["shoulder"], 3.5, hem, 3.1)),
    ]


def _thumb(hand: Vector, palm: Vector, side: float) -> Vector:
    """The way across the hand to the thumb: square to the fingers and to the palm."""
    return hand.cross(palm).scaled(side).unit()
