"""From what a pose file says to a skeleton."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.posing.limbs import REACH, Plan, arm_joints, arm_plan, bones, leg_joints, leg_plan
from knowledge.posing.room import Room
from knowledge.posing.skeleton import HALF_SHOULDERS, PARTS, SHOULDER_DROP, Skeleton, trunk
from knowledge.posing.stance import Shoulders, Stance, Tilt
from knowledge.posing.vectors import Frame, Vector, frame

SIDES = ("left", "right")
LIMBS = ("left_leg", "right_leg", "left_arm", "right_arm")
PALM_RADIUS = 1.3


@dataclass(frozen=True)
class Posture:
    """All that a skeleton is solved from. `root` is where the anchored joint (or the hips) is."""

    hips: Frame
    chest: Frame
    head: Frame
    forward: float
    shoulders: Shoulders
    plans: dict[str, Plan]
    anchor: str | None
    root: Vector | None  # None: as low as the floor allows


def posture(stance: Stance, room: Room) -> Posture:
    """A stance as read from a file, ready to be solved.

    Raises:
        ValueError: its anchor names no place.
    """
    hips, chest, head = _frames(stance)
    plans = {
        name: (arm_plan if name.endswith("arm") else leg_plan)(
            name, getattr(stance, name), stance.roll
        )
        for name in LIMBS
    }
    shape = Posture(
        hips, chest, head, stance.head.forward, stance.shoulders, plans, anchor=None, root=None
    )
    for joint, target in stance.anchor.items():
        loose = _fixed_joints(shape)
        if joint not in loose:
            raise ValueError(f"anchor: {joint} hangs on a limb with a target; anchor another joint")
        lifted = solve(shape, room)
        if target.at == "floor":
            place = lifted.joints["hips"].plus(loose[joint]).plus(Vector(*target.by))
            return replace(shape, anchor=joint, root=place)
        found = room.find(target, joint, {})
        if found is None:
            raise ValueError(f"anchor: must be a place of a prop, a point, floor or keep: {target}")
        radius = dict(PARTS.get(joint, ())).get(joint, 0.0)
        place = found if target.at == "keep" or target.point else _on_top(found, radius)
        return replace(shape, anchor=joint, root=place)
    return shape


def _on_top(point: Vector, radius: float) -> Vector:
    return Vector(point.x, point.y + radius, point.z)


def solve(shape: Posture, room: Room) -> Skeleton:
    """Every joint of a posture.

    Raises:
        ValueError: a target names no place, or targets wait for each other.
    """
    fixed = _fixed_joints(shape)
    if shape.root is not None:
        shift = shape.root.minus(fixed[shape.anchor or "hips"])
    else:
        draft = Skeleton(fixed, shape.hips, shape.chest, shape.head, {})
        shift = Vector(0.0, -draft.lowest, 0.0)
    joints = {name: at.plus(shift) for name, at in fixed.items()}
    normals: dict[str, Vector] = {}
    missed: list[str] = []
    waiting = dict(shape.plans)
    while waiting:
        solved = [
            name for name, plan in waiting.items() if _place(plan, room, joints, normals, missed)
        ]
        if not solved:
            raise ValueError(f"{', '.join(waiting)}: the targets wait for each other")
        for name in solved:
            del waiting[name]
    return Skeleton(joints, shape.hips, shape.chest, shape.head, normals, tuple(missed))


def _frames(stance: Stance) -> tuple[Frame, Frame, Frame]:
    frames: list[Frame] = []
    below = Tilt(lean=90, side=0, turn=0)
    for tilt in (stance.hips, stance.chest, stance.head):
        parts = [
            getattr(below if getattr(tilt, field) is None else tilt, field)
            for field in ("lean", "side", "turn")
        ]
        below = Tilt(lean=parts[0], side=parts[1], turn=parts[2])
        frames.append(frame(*parts).rolled(stance.roll))
    return frames[0], frames[1], frames[2]


def _fixed_joints(shape: Posture) -> dict[str, Vector]:
    """The trunk and the limbs that are steered by angles, with the hips at the origin."""
    joints = trunk(shape.hips, shape.chest, shape.head, shape.forward)
    for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
        joints[f"{side}_shoulder"] = shape.chest.at(
            joints["neck"],
            up=shape.shoulders.up - SHOULDER_DROP,
            front=shape.shoulders.forward,
            left=sign * (HALF_SHOULDERS - abs(shape.shoulders.forward) * 0.25),
        )
    for plan in shape.plans.values():
        if not plan.goals:
            joints.update(_joints(plan, joints)[0])
    return joints


def _joints(plan: Plan, joints: dict[str, Vector]) -> tuple[dict[str, Vector], Vector]:
    if plan.is_arm:
        return arm_joints(plan, joints[f"{plan.side}_shoulder"])
    return leg_joints(plan, joints[f"{plan.side}_hip"])


def _place(
    plan: Plan,
    room: Room,
    joints: dict[str, Vector],
    normals: dict[str, Vector],
    missed: list[str],
) -> bool:
    """Adds a limb's joints; False when its target is not there yet."""
    goal: Vector | None = None
    for target, weight in plan.goals:
        found = room.find(target, plan.end, joints)
        if found is None:
            return False
        if plan.is_arm and target.at != "keep":
            found = room.rested(found, PALM_RADIUS)
        goal = found.scaled(weight).plus(goal or Vector(0.0, 0.0, 0.0))
    root = joints[f"{plan.side}_{'shoulder' if plan.is_arm else 'hip'}"]
    plan, gap = bones(plan, root, goal)
    if gap > REACH:
        missed.append(f"{plan.name}: the target is {gap:.1f} out of reach")
    new, normal = _joints(plan, joints)
    joints.update(new)
    normals[f"{plan.side}_{'hand' if plan.is_arm else 'foot'}"] = normal
    return True
