"""The small words of the pose language: names of joints and bones, directions, targets."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, Extra, root_validator

from knowledge.posing.vectors import FORWARD, LEFT, UP, Vector, sagittal

PAIRED = (
    *("shoulder", "elbow", "wrist", "hand", "fingers"),
    *("hip", "knee", "ankle", "heel", "sole", "ball", "toes"),
)
JOINTS = (
    *("hips", "waist", "chest", "neck", "head", "forehead"),
    *(f"{side}_{joint}" for side in ("left", "right") for joint in PAIRED),
)
# A bone by its two ends; a target may lie anywhere along it.
BONES = {"trunk": ("hips", "neck")} | {
    f"{side}_{bone}": (f"{side}_{top}", f"{side}_{end}")
    for side in ("left", "right")
    for bone, top, end in (
        ("upper_arm", "shoulder", "elbow"),
        ("forearm", "elbow", "wrist"),
        ("hand", "wrist", "fingers"),
        ("thigh", "hip", "knee"),
        ("shin", "knee", "ankle"),
        ("foot", "heel", "toes"),
    )
}

SideName = Literal["left", "right"]
FootWord = Literal["flexed", "relaxed", "pointed", "pulled_up"]
WayWord = Literal["forward", "back", "up", "down", "out", "in"]
# Degrees between the shin and the foot; the shin of someone who stands is square to the foot.
FOOT_DEGREES: dict[str, float] = {"pulled_up": 112, "flexed": 90, "relaxed": 60, "pointed": 12}


class Strict(BaseModel):
    """A part of a pose file: no other fields than these, and no change once it is read."""

    class Config:  # noqa: D106
        extra = Extra.forbid
        allow_mutation = False
        smart_union = True


class Direction(NamedTuple):
    """Degrees (0 forward, 90 up, 180 behind, -90 down), then degrees outwards to its own side."""

    angle: float
    out: float = 0.0

    @classmethod
    def __get_validators__(cls) -> Iterator[Callable[[Any], Direction]]:
        yield cls.read

    @classmethod
    def read(cls, value: Any) -> Direction:
        """A number, or [degrees, degrees outwards]."""
        parts = list(value) if isinstance(value, (list, tuple)) else [value]
        if not 1 <= len(parts) <= 2 or not all(_is_number(part) for part in parts):
            raise ValueError(
                f"must be degrees such as -90, or [degrees, outwards] such as [-90, 20], "
                f"not {value!r}"
            )
        return cls(*(float(part) for part in parts))

    def vector(self, side: float) -> Vector:
        """The unit vector, for a limb of the left (1) or right (-1) side."""
        return sagittal(self.angle, self.out, side)


def way(word: WayWord | Direction, side: float) -> Vector:
    """The unit vector of a word such as `out`, for the left (1) or right (-1) side."""
    if isinstance(word, Direction):
        return word.vector(side)
    return {
        "forward": FORWARD,
        "back": FORWARD.scaled(-1),
        "up": UP,
        "down": UP.scaled(-1),
        "out": LEFT.scaled(side),
        "in": LEFT.scaled(-side),
    }[word]


class Target(Strict):
    """Where the end of a limb goes: a named place, a share of a bone, or a point; then `by`."""

    at: str | None = None  # a joint, a prop's anchor such as `chair.seat`, `floor`, or `keep`
    bone: str | None = None
    share: float = 0.5  # of the bone, from its top (0) to its end (1)
    point: tuple[float, float, float] | None = None
    by: tuple[float, float, float] = (0.0, 0.0, 0.0)

    @classmethod
    def __get_validators__(cls) -> Generator[Callable[..., Any], None, None]:
        yield cls.read

    @classmethod
    def read(cls, value: Any) -> Target:
        """From a name, a list of two or three numbers, or the fields themselves."""
        if isinstance(value, Target):
            return value
        if isinstance(value, str):
            return cls(at=value)
        if isinstance(value, (list, tuple)):
            if not 2 <= len(value) <= 3 or not all(_is_number(part) for part in value):
                raise ValueError(f"a point is [x, y] or [x, y, z], not {value!r}")
            return cls(point=(*value, *[0.0] * (3 - len(value))))
        if not isinstance(value, dict):
            raise ValueError(f"must be a name, a point, or fields such as at and by, not {value!r}")
        return cls(**value)

    @root_validator(skip_on_failure=True)
    def _one_place(cls, values: dict[str, Any]) -> dict[str, Any]:
        given = [field for field in ("at", "bone", "point") if values[field] is not None]
        if len(given) != 1:
            raise ValueError("needs exactly one of at, bone, point")
        if values["bone"] is not None and values["bone"] not in BONES:
            raise ValueError(f"bone: {values['bone']!r} is not one of: {', '.join(BONES)}")
        name = values["at"]
        if name is not None and "." not in name and name not in (*JOINTS, "floor", "keep"):
            known = ", ".join(JOINTS)
            raise ValueError(f"at: {name!r} is no prop.anchor, floor, keep or joint: {known}")
        return values


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def mirrored(raw: Any) -> Any:
    """Raw content of a file with left and right exchanged, the third of three numbers negated."""
    if isinstance(raw, str):
        return raw.replace("left_", "\0").replace("right_", "left_").replace("\0", "right_")
    if isinstance(raw, dict):
        return {mirrored(key): mirrored(value) for key, value in raw.items()}
    if isinstance(raw, list):
        if len(raw) == 3 and all(_is_number(part) for part in raw):
            return [*raw[:2], -raw[2]]
        return [mirrored(part) for part in raw]
    return raw
