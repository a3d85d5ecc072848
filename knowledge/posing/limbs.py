"""The limbs: from angles, or solved so that their ends land on a target."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import acos, cos, radians, sin, sqrt

from knowledge.posing.skeleton import (
    BALL,
    FINGERS,
    FOREARM,
    HEEL,
    KNUCKLES,
    PALM,
    SHIN,
    SOLE,
    THIGH,
    TOES,
    UPPER_ARM,
)
from knowledge.posing.stance import Arm, Leg
from knowledge.posing.vectors import UP, Vector, rolled, sagittal, turned
from knowledge.posing.words import FOOT_DEGREES, Direction, Target, way

REACH = 0.8  # how far a target may lie beyond what the limb can reach


@dataclass(frozen=True)
class Plan:
    """How one limb gets its shape. `goals` are targets with their weights; none: by angles."""

    name: str
    upper: Vector
    lower: Vector
    front: Vector  # square to the lower bone: the way that the knee or the inner elbow faces
    pole: Vector
    goals: tuple[tuple[Target, float], ...] = ()
    flat: bool = False  # the goal is for the sole, flat on a surface, not for the ankle
    tip: Vector | None = None  # direction of the hand or foot; None: it follows the lower bone
    ankle: float = 90.0  # degrees between shin and foot, where `tip` is None
    bend: float = 0.0  # of the fingers or toes, in degrees
    palm: Vector | None = None

    @property
    def side(self) -> str:
        """`left` or `right`."""
        return self.name.partition("_")[0]

    @property
    def is_arm(self) -> bool:
        """An arm, not a leg."""
        return self.name.endswith("arm")

    @property
    def end(self) -> str:
        """The joint that lands on the target."""
        return f"{self.side}_{'hand' if self.is_arm else 'sole' if self.flat else 'ankle'}"


def arm_plan(name: str, arm: Arm, roll: float) -> Plan:
    """The plan of an arm that is written in a file."""
    side = 1.0 if name.startswith("left") else -1.0
    return Plan(
        name=name,
        upper=rolled(arm.upper_arm.vector(side), roll),
        lower=rolled(arm.forearm.vector(side), roll),
        front=UP,
        pole=way(arm.elbow, side),
        goals=((arm.reach, 1.0),) if arm.reach else (),
        tip=rolled(arm.hand.vector(side), roll if not arm.reach else 0.0) if arm.hand else None,
        bend=arm.fingers,
        palm=way(arm.palm, side) if arm.palm else None,
    )


def leg_plan(name: str, leg: Leg, roll: float) -> Plan:
    """The plan of a leg that is written in a file."""
    side = 1.0 if name.startswith("left") else -1.0
    goal = leg.sole or leg.ankle
    foot = leg.foot
    return Plan(
        name=name,
        upper=rolled(leg.thigh.vector(side), roll),
        lower=rolled(leg.shin.vector(side), roll),
        front=rolled(sagittal(leg.shin.angle + 90), roll),
        pole=way(leg.knee, side),
        goals=((goal, 1.0),) if goal else (),
        flat=leg.sole is not None,
        tip=rolled(foot.vector(side), 0.0 if goal else roll)
        if isinstance(foot, Direction)
        else None,
        ankle=90.0 if isinstance(foot, Direction) else FOOT_DEGREES[foot],
        bend=leg.toes,
    )


def bones(plan: Plan, root: Vector, goal: Vector | None) -> tuple[Plan, float]:
    """The plan with the bones' directions for a goal, and how far the goal is out of reach."""
    if goal is None:
        return plan, 0.0
    upper, lower = (UPPER_ARM, FOREARM) if plan.is_arm else (THIGH, SHIN)
    if plan.is_arm and plan.tip is None:
        lower += PALM
    elif plan.is_arm and plan.tip is not None:
        goal = goal.plus(plan.tip, -PALM)
    elif plan.flat:
        goal = goal.plus(UP, SOLE)
    line = goal.minus(root)
    distance = min(max(line.length, abs(upper - lower) + 0.01), upper + lower - 0.01)
    along, aside = line.unit(), plan.pole.beside(line.unit())
    share = (upper**2 + distance**2 - lower**2) / (2 * upper * distance)
    angle = acos(max(-1.0, min(1.0, share)))
    first = along.scaled(cos(angle)).plus(aside, sin(angle))
    second = along.scaled(distance).plus(first, -upper).unit()
    front = aside.beside(second) if angle > 0.02 else plan.pole.beside(second)
    solved = replace(plan, upper=first, lower=second, front=front)
    return solved, abs(line.length - distance)


def arm_joints(plan: Plan, shoulder: Vector) -> tuple[dict[str, Vector], Vector]:
    """The joints below the shoulder, and the way that the palm faces."""
    elbow = shoulder.plus(plan.upper, UPPER_ARM)
    wrist = elbow.plus(plan.lower, FOREARM)
    hand = plan.tip or plan.lower
    inward = Vector(0.0, 0.0, -1.0 if plan.side == "left" else 1.0)
    usual = UP.scaled(-1) if abs(hand.y) < 0.7 else inward
    palm = (plan.palm or usual).beside(hand, inward)
    fingers = _bent(hand, palm, plan.bend)
    joints = {
        "elbow": elbow,
        "wrist": wrist,
        "hand": wrist.plus(hand, PALM),
        "knuckles": wrist.plus(hand, KNUCKLES),
        "fingers": wrist.plus(hand, KNUCKLES).plus(fingers, FINGERS),
    }
    return {f"{plan.side}_{name}": at for name, at in joints.items()}, palm


def leg_joints(plan: Plan, hip: Vector) -> tuple[dict[str, Vector], Vector]:
    """The joints below the hip, and the way that the sole faces."""
    knee = hip.plus(plan.upper, THIGH)
    ankle = knee.plus(plan.lower, SHIN)
    front = plan.front.beside(plan.lower)
    if plan.tip is not None:
        foot = plan.tip
    elif plan.flat:
        foot = Vector(front.x, 0.0, front.z).unit()
    else:
        foot = _bent(plan.lower, front, plan.ankle)
    along, across = foot.dot(plan.lower), foot.dot(front)
    size = sqrt(along**2 + across**2) or 1.0
    sole = plan.lower.scaled(across / size).plus(front, -along / size).beside(foot)
    if plan.flat:
        sole = UP.scaled(-1).beside(foot)
    ball = ankle.plus(foot, BALL).plus(sole, 2.5)
    joints = {
        "knee": knee,
        "ankle": ankle,
        "heel": ankle.plus(foot, -HEEL).plus(sole, 1.8),
        "sole": ankle.plus(sole, SOLE),
        "ball": ball,
        "toes": ball.plus(_bent(foot, sole.scaled(-1), plan.bend), TOES),
    }
    return {f"{plan.side}_{name}": at for name, at in joints.items()}, sole


def _bent(direction: Vector, towards: Vector, degrees: float) -> Vector:
    angle = radians(degrees)
    return direction.scaled(cos(angle)).plus(towards, sin(angle))


def blended_plan(a: Plan, b: Plan, share: float, tips: tuple[Vector, Vector]) -> Plan:
    """The plan `share` of the way from one solved plan to another; `tips`: how their ends point."""
    both = bool(a.goals and b.goals) and a.flat == b.flat
    goals: tuple[tuple[Target, float], ...] = ()
    if both:
        goals = ((a.goals[0][0], 1 - share), (b.goals[0][0], share))
    follows = a.is_arm and a.tip is None and b.tip is None
    palms = (a.palm, b.palm)
    return replace(
        b,
        upper=turned(a.upper, b.upper, share),
        lower=turned(a.lower, b.lower, share),
        front=turned(a.front, b.front, share),
        pole=turned(a.pole.unit(), b.pole.unit(), share),
        goals=goals,
        tip=None if follows else turned(*tips, share),
        bend=a.bend + (b.bend - a.bend) * share,
        palm=turned(palms[0].unit(), palms[1].unit(), share) if palms[0] and palms[1] else b.palm,
    )
