"""One posture: what each part of the body does. What is not stated stands relaxed."""

from __future__ import annotations

from typing import Any

from pydantic import Field, root_validator

from knowledge.posing.words import (
    JOINTS,
    Direction,
    FootWord,
    Strict,
    Target,
    WayWord,
    mirrored,
)

# What steers a limb by angles, and what steers it by where its end goes: never both.
_BY_ANGLE = {"arm": ("upper_arm", "forearm"), "leg": ("thigh", "shin")}
_BY_TARGET = {"arm": ("reach", "elbow"), "leg": ("ankle", "sole", "knee")}
_ENDS = ("reach", "ankle", "sole")
LIES = (150, 210)  # hips that lean this far lie on the back: limbs that are not stated lie too


def _goes_on(values: dict[str, Any], upper: str, lower: str) -> dict[str, Any]:
    """A limb of which only the upper bone is stated is straight."""
    if upper in values and lower not in values:
        return {**values, lower: values[upper]}
    return values


class Tilt(Strict):
    """How a part of the trunk is turned; what it does not state it takes from the part below.

    Degrees: `lean` is where its upper end points, `side` bends it and `turn` turns it to the left.
    """

    lean: float | None = None
    side: float | None = None
    turn: float | None = None


class HeadTilt(Tilt):
    """A tilt of the head, and how far it slides forward (100 = standing height)."""

    forward: float = Field(default=0.0, ge=-4, le=4)


class Shoulders(Strict):
    """How far both shoulders are lifted and brought forward (100 = standing height)."""

    up: float = Field(default=0.0, ge=-3, le=5)
    forward: float = Field(default=0.0, ge=-4, le=4)


class Arm(Strict):
    """By the angles of its bones, or by where the hand goes (`reach`) and the elbow points."""

    upper_arm: Direction = Direction(-92, 9)
    forearm: Direction = Direction(-84, 4)
    reach: Target | None = None
    elbow: WayWord | Direction = "back"
    hand: Direction | None = None  # goes on from the forearm unless stated
    fingers: float = Field(default=8.0, ge=-100, le=100)  # degrees they bend to the palm's side
    palm: WayWord | Direction | None = None  # which way the palm faces

    @root_validator(pre=True)
    def _straight(cls, values: dict[str, Any]) -> dict[str, Any]:
        return _goes_on(values, "upper_arm", "forearm")


class Leg(Strict):
    """By the angles of its bones, or by where the ankle or the sole goes and the knee points."""

    thigh: Direction = Direction(-90, 2)
    shin: Direction = Direction(-90, 0)
    ankle: Target | None = None
    sole: Target | None = None
    knee: WayWord | Direction = "forward"
    foot: FootWord | Direction = "flexed"
    toes: float = Field(default=0.0, ge=-60, le=80)  # degrees they bend up from the foot

    @root_validator(pre=True)
    def _straight(cls, values: dict[str, Any]) -> dict[str, Any]:
        return _goes_on(values, "thigh", "shin")


class Stance(Strict):
    """A posture of the whole body."""

    hips: Tilt = Tilt(lean=90, side=0, turn=0)
    chest: Tilt = Tilt()
    head: HeadTilt = HeadTilt()
    shoulders: Shoulders = Shoulders()
    left_arm: Arm = Arm()
    right_arm: Arm = Arm()
    left_leg: Leg = Leg()
    right_leg: Leg = Leg()
    roll: float = 0.0  # the whole body about the forward axis: 90 = from the back to the left side
    anchor: dict[str, Target] = Field(default_factory=dict)  # one joint, and where it rests
    touch: list[str] = Field(
        default_factory=list
    )  # what rests on the floor or a prop, and does not slide
    slide: list[str] = Field(default_factory=list)  # what rests there too, and may slide

    @root_validator(pre=True)
    def _shorthand(cls, values: dict[str, Any]) -> dict[str, Any]:
        raw = expanded(values)
        for limb in ("arm", "leg"):
            for side in ("left", "right"):
                _one_way(limb, f"{side}_{limb}", raw.get(f"{side}_{limb}"))
        if isinstance(raw.get("hips"), dict):
            raw["hips"] = {"lean": 90, "side": 0, "turn": 0, **raw["hips"]}
            lean = raw["hips"]["lean"]
            if isinstance(lean, (int, float)) and LIES[0] <= lean <= LIES[1]:
                raw = _lying(raw)
        return raw

    @root_validator(skip_on_failure=True)
    def _known_joints(cls, values: dict[str, Any]) -> dict[str, Any]:
        if len(values["anchor"]) > 1:
            raise ValueError("anchor: one joint only")
        for joint in values["anchor"]:
            if joint not in JOINTS:
                raise ValueError(f"anchor: {joint!r} is not one of: {', '.join(JOINTS)}")
        return values


def expanded(raw: dict[str, Any]) -> dict[str, Any]:
    """Raw fields with the shorthands written out: `arms`, `legs`, a trunk part as a number."""
    raw = dict(raw)
    for part in ("hips", "chest", "head"):
        if isinstance(raw.get(part), (int, float)):
            raw[part] = {"lean": raw[part]}
    for limb in ("arm", "leg"):
        both = raw.pop(f"{limb}s", {})
        if not isinstance(both, dict):
            raise ValueError(f"{limb}s: must be a mapping of the fields of an {limb}")
        for side, shared in (("left", both), ("right", mirrored(both))):
            own = raw.get(f"{side}_{limb}", {})
            if both and isinstance(own, dict):
                raw[f"{side}_{limb}"] = _joined(limb, shared, own)
    return raw


def inherited(start: dict[str, Any], end: dict[str, Any]) -> dict[str, Any]:
    """Raw fields of the end, with all that it does not state taken from the start."""
    merged = expanded(start)
    for name, value in expanded(end).items():
        before = merged.get(name)
        if name != "anchor" and isinstance(value, dict) and isinstance(before, dict):
            merged[name] = _joined(name.rpartition("_")[2], before, value)
        else:
            merged[name] = value
    slide = end.get("slide")
    if isinstance(slide, list) and "touch" not in end and isinstance(merged.get("touch"), list):
        merged["touch"] = [part for part in merged["touch"] if part not in slide]
    return merged


def _lying(raw: dict[str, Any]) -> dict[str, Any]:
    """Limbs that nothing steers lie along the body of someone on their back."""
    for limb, usual in (("arm", {"upper_arm": [-2, 14]}), ("leg", {"thigh": [0, 3]})):
        for side in ("left", "right"):
            own = raw.get(f"{side}_{limb}", {})
            steered = {*_BY_ANGLE[limb], *_ENDS}
            if isinstance(own, dict) and not steered & set(own):
                raw[f"{side}_{limb}"] = {**usual, **own}
    return raw


def _joined(limb: str, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Both, the later one winning; a change of how the limb is steered drops the other way."""
    angles, targets = _BY_ANGLE.get(limb, ()), _BY_TARGET.get(limb, ())
    dropped: set[str] = set()
    if any(field in after for field in angles):
        dropped.update(targets)
    if any(field in after for field in _ENDS):
        dropped.update(angles, _ENDS)
    return {**{key: value for key, value in before.items() if key not in dropped}, **after}


def _one_way(limb: str, name: str, raw: Any) -> None:
    if not isinstance(raw, dict):
        return
    angles = [field for field in _BY_ANGLE[limb] if field in raw]
    targets = [field for field in _BY_TARGET[limb] if field in raw]
    ends = [field for field in _ENDS if field in raw]
    if angles and targets:
        raise ValueError(f"{name}: has {angles[0]} (angles) and {targets[0]} (a target): drop one")
    if targets and not ends:
        raise ValueError(f"{name}: {targets[0]} needs a target too")
    if len(ends) > 1:
        raise ValueError(f"{name}: has {' and '.join(ends)}: drop one")
