"""The drawing of one stretch: where the body starts and ends, and what stands around it.

`poses/README.md` says how to write one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import Field, ValidationError, root_validator, validator

from knowledge.errors import KnowledgeError
from knowledge.loader import KNOWLEDGE_DIR, folders, read_yaml
from knowledge.posing.props import Prop
from knowledge.posing.skeleton import PARTS
from knowledge.posing.stance import Stance, inherited
from knowledge.posing.words import JOINTS, Strict
from knowledge.reading import explain
from knowledge.vocabulary import MuscleGroup

POSES_DIR = KNOWLEDGE_DIR / "poses"
MAX_ALT_WORDS = 40
# Marks that show a part of a muscle group, for a pose whose stretch is felt there.
FINER_MARKS = ("soleus",)  # the low calf
# Degrees: yaw from the front (0) to the person's left (90); pitch upwards.
VIEWS: dict[str, tuple[float, float]] = {
    "side": (82, 9),
    "front": (0, 6),
    "back": (180, 6),
    "three_quarter": (42, 12),
    "right_three_quarter": (-42, 12),
    "back_three_quarter": (138, 12),
    "top": (90, 82),
}


class View(Strict):
    """Where it is seen from, in degrees."""

    yaw: float
    pitch: float = Field(default=8.0, ge=-20, le=90)


class Arrow(Strict):
    """Shows how a joint moves: its way from start to end, or a circle that it goes round.

    `by` moves it in the picture (right, up); `turn` says where the top of the circle goes.
    """

    follow: str
    kind: Literal["way", "circle"] = "way"
    by: tuple[float, float] | None = None
    turn: Literal["forward", "back", "out", "in"] | None = None
    size: float = Field(default=6.0, ge=3, le=20)  # from the middle of the circle to its line

    @validator("follow")
    def _known(cls, joint: str) -> str:
        if joint not in JOINTS:
            raise ValueError(f"{joint!r} is not one of: {', '.join(JOINTS)}")
        return joint

    @root_validator(skip_on_failure=True)
    def _circles_turn(cls, values: dict[str, Any]) -> dict[str, Any]:
        if (values["kind"] == "circle") != (values["turn"] is not None):
            raise ValueError("a circle, and only a circle, needs turn: forward, back, out or in")
        return values


class Layers(Strict):
    """Limbs that are painted over, or under, everything else of the body."""

    over: list[str] = Field(default_factory=list)
    under: list[str] = Field(default_factory=list)


class Pose(Strict):
    """The drawing of one stretch, its left side first."""

    id: str
    alt: str
    view: View
    props: list[Prop] = Field(default_factory=list)
    start: Stance
    end: Stance
    muscles: list[str] | None = None  # the record's primary groups unless stated
    arrows: list[Arrow] = Field(default_factory=list)
    frame: list[str] = Field(default_factory=list)  # the joints to crop to
    ghost: bool = True  # the start shows faintly behind the end
    layers: Layers = Layers()

    @root_validator(pre=True)
    def _inherit(cls, values: dict[str, Any]) -> dict[str, Any]:
        start, end = values.get("start"), values.get("end")
        if isinstance(start, dict) and isinstance(end, dict):
            values = {**values, "end": inherited(start, end)}
        if isinstance(values.get("view"), str):
            values = {**values, "view": _view(values["view"])}
        for field in ("props", "arrows"):
            key = "kind" if field == "props" else "follow"
            listed = values.get(field)
            if isinstance(listed, list):
                short = [{key: one} if isinstance(one, str) else one for one in listed]
                values = {**values, field: short}
        return values

    @validator("alt")
    def _short(cls, alt: str) -> str:
        if not 4 <= len(alt.split()) <= MAX_ALT_WORDS:
            raise ValueError(f"4 to {MAX_ALT_WORDS} words, this has {len(alt.split())}")
        return alt.strip()

    @validator("muscles", each_item=True)
    def _muscle(cls, muscle: str) -> str:
        known = (*get_args(MuscleGroup), *FINER_MARKS)
        if muscle.removeprefix("left_").removeprefix("right_") not in known:
            raise ValueError(f"{muscle!r} is not one of (or left_, right_ and one of): {known}")
        return muscle

    @validator("frame", each_item=True)
    def _joint(cls, joint: str) -> str:
        if joint not in JOINTS:
            raise ValueError(f"{joint!r} is not one of: {', '.join(JOINTS)}")
        return joint

    @validator("start", "end")
    def _parts(cls, stance: Stance) -> Stance:
        for part in (*stance.touch, *stance.slide):
            if part not in PARTS:
                raise ValueError(f"touch: {part!r} is not one of: {', '.join(PARTS)}")
        return stance


def _view(name: str) -> dict[str, float]:
    if name not in VIEWS:
        raise ValueError(f"view: {name!r} is not one of: {', '.join(VIEWS)}, or yaw and pitch")
    yaw, pitch = VIEWS[name]
    return {"yaw": yaw, "pitch": pitch}


def load_pose(path: Path) -> Pose:
    """The drawing in one file; its id is the file's name.

    Raises:
        KnowledgeError: with every problem of the file: the field, and the values allowed.
    """
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise KnowledgeError(path, ["must be a mapping of fields, one a line"])
    if "id" in content:
        raise KnowledgeError(path, ["id: the file's name says it; leave it out"])
    try:
        return Pose(**{str(field): value for field, value in content.items()}, id=path.stem)
    except ValidationError as error:
        problems = [
            explain(dict(problem), "pose", whole="pose", strange="is no field here")
            for problem in error.errors()
        ]
        raise KnowledgeError(path, problems) from error


@cache
def find_pose(stretch_id: str) -> Pose | None:
    """The drawing of a stretch, in our own folder or in one's own; None without one.

    Raises:
        KnowledgeError: its file is wrong.
    """
    paths = (folder / "poses" / f"{stretch_id}.yml" for folder in folders())
    return next((load_pose(path) for path in paths if path.exists()), None)


def load_poses(directory: Path = POSES_DIR) -> dict[str, Pose]:
    """Every drawing of a directory, by the id of its stretch.

    Raises:
        KnowledgeError: for the first file that is wrong.
    """
    return {path.stem: load_pose(path) for path in sorted(directory.glob("*.yml"))}
