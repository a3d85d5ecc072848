"""What is wrong with a pose that can be read: limbs out of reach, parts that float or sink."""

from __future__ import annotations

from collections.abc import Iterator
from math import acos, degrees

from knowledge.pose import Pose
from knowledge.posing.motion import Motion
from knowledge.posing.skeleton import PARTS, Skeleton
from knowledge.posing.words import JOINTS

FLOATS, SINKS, SLIDES = 2.2, 2.6, 2.0
MOST_KNEE, MOST_ELBOW = 165.0, 160.0


def pose_problems(pose: Pose) -> list[str]:
    """Every problem, as a sentence that names the field; an empty list for a sound pose."""
    try:
        motion = Motion(pose)
    except ValueError as error:
        return [str(error)]
    return [
        *_of_one("start", motion.start, pose.start.touch + pose.start.slide, motion),
        *_of_one("end", motion.end, pose.end.touch + pose.end.slide, motion),
        *_sliding(pose, motion),
        *_resting(pose),
    ]


def _of_one(name: str, body: Skeleton, touching: list[str], motion: Motion) -> Iterator[str]:
    for missed in body.missed:
        yield f"{name}.{missed}"
    for part in touching:
        gap = body.gap(part, motion.room.boxes)
        if gap > FLOATS:
            yield f"{name}.touch: {part} floats {gap:.1f} above what it should rest on"
    for part in PARTS:
        gap = body.gap(part, motion.room.boxes)
        if gap < -SINKS:
            yield f"{name}: {part} is {-gap:.1f} inside the floor or a prop"
    for side in ("left", "right"):
        for top, middle, end, most in (
            ("hip", "knee", "ankle", MOST_KNEE),
            ("shoulder", "elbow", "wrist", MOST_ELBOW),
        ):
            bend = _bend(body, f"{side}_{top}", f"{side}_{middle}", f"{side}_{end}")
            if bend > most:
                yield f"{name}: {side}_{middle} bends {bend:.0f} degrees, at most {most:.0f}"
        yield from _backwards(name, body, side)


def _bend(body: Skeleton, top: str, middle: str, end: str) -> float:
    first = body.joints[middle].minus(body.joints[top]).unit()
    second = body.joints[end].minus(body.joints[middle]).unit()
    return degrees(acos(max(-1.0, min(1.0, first.dot(second)))))


def _backwards(name: str, body: Skeleton, side: str) -> Iterator[str]:
    """A knee that bends the wrong way: the toes and the shin are on opposite sides of it."""
    thigh = body.joints[f"{side}_knee"].minus(body.joints[f"{side}_hip"]).unit()
    shin = body.joints[f"{side}_ankle"].minus(body.joints[f"{side}_knee"]).unit()
    foot = body.joints[f"{side}_toes"].minus(body.joints[f"{side}_heel"]).beside(shin)
    bend = _bend(body, f"{side}_hip", f"{side}_knee", f"{side}_ankle")
    if bend > 12 and thigh.beside(shin).dot(foot) < -0.8:
        yield f"{name}: {side}_knee bends the wrong way ({bend:.0f} degrees)"


def _sliding(pose: Pose, motion: Motion) -> Iterator[str]:
    for part in sorted(set(pose.start.touch) & set(pose.end.touch)):
        joint = PARTS[part][0][0]
        way = motion.end.joints[joint].minus(motion.start.joints[joint]).length
        if way > SLIDES:
            yield f"end.touch: {part} slides {way:.1f}; keep it, or list it under slide"


def _resting(pose: Pose) -> Iterator[str]:
    if not pose.frame:
        for name, stance in (("start", pose.start), ("end", pose.end)):
            if not stance.touch + stance.slide:
                yield f"{name}.touch: is empty; list what rests on the floor or a prop"
    for prop in pose.props:
        if prop.kind in ("strap", "towel") and len(prop.along) < 2:
            yield f"props: a {prop.kind} needs along: two joints or more"
        for joint in prop.along:
            if joint not in JOINTS:
                yield f"props: along: {joint!r} is not one of: {', '.join(JOINTS)}"
