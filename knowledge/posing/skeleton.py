"""A solved posture: where every joint is, and how the trunk, the palms and the soles face."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.posing.props import FLOOR, Box
from knowledge.posing.vectors import Frame, Vector, between

# 100 = standing height: sole to ankle 4, shin 24, thigh 24, trunk 30, neck and head 18.
HALF_HIPS, HALF_SHOULDERS = 5.2, 9.4
LOWER_TRUNK, UPPER_TRUNK = 13.0, 17.0
SHOULDER_DROP = 2.2
NECK = 10.4  # from the base of the neck to the middle of the head
THIGH, SHIN, SOLE = 24.0, 24.0, 4.0
UPPER_ARM, FOREARM = 16.5, 14.5
PALM, KNUCKLES, FINGERS = 2.6, 4.4, 4.2  # from the wrist; the fingers from the knuckles
HEEL, BALL, TOES = 2.2, 6.4, 3.0  # from the ankle, along the foot; the toes from the ball

# What rests on something, as balls around joints: joint and radius.
PARTS: dict[str, tuple[tuple[str, float], ...]] = {
    "hips": (("hips", 5.4),),
    "chest": (("chest", 5.6),),
    "head": (("head", 6.3),),
    "forehead": (("forehead", 0.6),),
    **{
        f"{side}_{part}": tuple((f"{side}_{joint}", radius) for joint, radius in balls)
        for side in ("left", "right")
        for part, balls in {
            "shoulder": (("shoulder", 3.6),),
            "elbow": (("elbow", 2.3),),
            "forearm": (("elbow", 2.3), ("wrist", 1.7)),
            "hand": (("hand", 1.3), ("fingers", 0.9)),
            "thigh": (("hip", 5.0), ("knee", 3.6)),
            "knee": (("knee", 3.6),),
            "shin": (("knee", 3.6), ("ankle", 2.4)),
            "foot": (("heel", 2.2), ("ball", 1.5), ("toes", 1.1)),
        }.items()
    },
}


@dataclass(frozen=True)
class Skeleton:
    """Joints by name; the frames of the trunk; which way palms and soles face; what went wrong."""

    joints: dict[str, Vector]
    hips: Frame
    chest: Frame
    head: Frame
    normals: dict[str, Vector]  # left_hand, right_hand: the palm; left_foot, right_foot: the sole
    missed: tuple[str, ...] = ()

    def moved(self, by: Vector) -> Skeleton:
        """The same body somewhere else."""
        joints = {name: at.plus(by) for name, at in self.joints.items()}
        return Skeleton(joints, self.hips, self.chest, self.head, self.normals, self.missed)

    def gap(self, part: str, boxes: list[Box]) -> float:
        """How far a part is from the nearest surface; negative when it has sunk in."""
        return min(
            box.distance(self.joints[joint]) - radius
            for joint, radius in PARTS[part]
            for box in (FLOOR, *boxes)
        )

    @property
    def lowest(self) -> float:
        """The height of the lowest point of the body."""
        return min(
            self.joints[joint].y - radius
            for balls in PARTS.values()
            for joint, radius in balls
            if joint in self.joints
        )


def trunk(hips: Frame, chest: Frame, head: Frame, forward: float) -> dict[str, Vector]:
    """The joints of the trunk and the head, with the middle of the hips at the origin."""
    middle = Vector(0.0, 0.0, 0.0)
    waist = hips.at(middle, up=LOWER_TRUNK)
    neck = chest.at(waist, up=UPPER_TRUNK)
    bent = between(chest.up, head.up, 0.7).unit(head.up)
    skull = head.at(neck.plus(bent, NECK), front=forward + 0.6)
    joints = {
        "hips": middle,
        "waist": waist,
        "chest": chest.at(waist, up=UPPER_TRUNK * 0.55),
        "neck": neck,
        "head": skull,
        "forehead": head.at(skull, front=5.4, up=2.6),
    }
    for side, sign in (("left", 1.0), ("right", -1.0)):
        joints[f"{side}_hip"] = hips.at(middle, left=sign * HALF_HIPS)
    return joints
