"""A pose in motion: its start, its end, and every posture between them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from knowledge.pose import Pose
from knowledge.posing.limbs import Plan, blended_plan
from knowledge.posing.room import Room
from knowledge.posing.skeleton import Skeleton
from knowledge.posing.solver import LIMBS, Posture, posture, solve
from knowledge.posing.stance import Shoulders
from knowledge.posing.vectors import Vector, between, blended


class Motion:
    """The way of a body from the start of a pose to its end.

    Raises:
        ValueError: a target or an anchor cannot be resolved; says which, and what there is.
    """

    def __init__(self, pose: Pose) -> None:
        bare = Room(pose.props)
        self._start = posture(pose.start, bare)
        self.start: Skeleton = solve(self._start, bare)
        self.room = Room(pose.props, self.start)
        self._end = posture(pose.end, self.room)
        self.end: Skeleton = solve(self._end, self.room)

    def at(self, share: float) -> Skeleton:
        """The body `share` of the way: 0 is the start, 1 the end."""
        if share <= 0 or share >= 1:
            return self.start if share <= 0 else self.end
        return solve(_halfway(self._start, self._end, share, (self.start, self.end)), self.room)

    @cached_property
    def travel(self) -> float:
        """How far the joint that moves most gets (100 = standing height)."""
        return max(at.minus(self.start.joints[name]).length for name, at in self.end.joints.items())


def _halfway(
    start: Posture, end: Posture, share: float, solved: tuple[Skeleton, Skeleton]
) -> Posture:
    """The posture `share` (0 to 1) of the way; `solved` are the skeletons of both."""
    plans = {}
    for name in LIMBS:
        pair = [
            _as_angles(shape.plans[name], body)
            for shape, body in zip((start, end), solved, strict=True)
        ]
        tips = [_tip(plan, body) for plan, body in zip(pair, solved, strict=True)]
        plans[name] = blended_plan(pair[0], pair[1], share, (tips[0], tips[1]))
    anchor = end.anchor if start.anchor in (None, end.anchor) else None
    places = [body.joints[anchor or "hips"] for body in solved]
    return Posture(
        hips=blended(start.hips, end.hips, share),
        chest=blended(start.chest, end.chest, share),
        head=blended(start.head, end.head, share),
        forward=start.forward + (end.forward - start.forward) * share,
        shoulders=Shoulders(
            up=start.shoulders.up + (end.shoulders.up - start.shoulders.up) * share,
            forward=start.shoulders.forward
            + (end.shoulders.forward - start.shoulders.forward) * share,
        ),
        plans=plans,
        anchor=anchor,
        root=between(places[0], places[1], share),
    )


def _as_angles(plan: Plan, body: Skeleton) -> Plan:
    """The plan with the directions that its bones really have in a solved skeleton."""
    names = ("shoulder", "elbow", "wrist") if plan.is_arm else ("hip", "knee", "ankle")
    top, middle, end = (body.joints[f"{plan.side}_{name}"] for name in names)
    lower = end.minus(middle).unit()
    sole = body.normals[f"{plan.side}_{'hand' if plan.is_arm else 'foot'}"]
    front = plan.front if not plan.goals else plan.pole
    if plan.is_arm:
        plan = replace(plan, palm=sole)
    return replace(plan, upper=middle.minus(top).unit(), lower=lower, front=front.beside(lower))


def _tip(plan: Plan, body: Skeleton) -> Vector:
    if plan.is_arm:
        ends = (f"{plan.side}_wrist", f"{plan.side}_hand")
    else:
        ends = (f"{plan.side}_heel", f"{plan.side}_ball")
    line = body.joints[ends[1]].minus(body.joints[ends[0]])
    if plan.is_arm:
        return line.unit()
    return line.plus(body.normals[f"{plan.side}_foot"], -0.7).unit()
