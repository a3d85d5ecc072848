"""The record of one stretch: every field that Limber can be asked about.

Units are seconds unless a name says otherwise; loads are 0 to 10; difficulty is 1 to 5.
Field by field it follows the source page named in `shared/reference/source-page.txt`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, root_validator, validator

from knowledge.record import Record
from knowledge.vocabulary import (
    AvoidAction,
    Badge,
    Condition,
    Equipment,
    Goal,
    Kind,
    MuscleGroup,
    MuscleRole,
    Noise,
    Position,
    SafetyTag,
    Severity,
    Space,
    TrainingStyle,
)

MAX_STEP_WORDS = 20
MAX_CUE_WORDS = 8


def _at_most(words: int, texts: list[str]) -> None:
    for text in texts:
        if len(text.split()) > words:
            raise ValueError(f"at most {words} words, this has {len(text.split())}: {text!r}")


class Absent(Record):
    """A field that truly does not apply, with the reason in a sentence that can be said."""

    none: str


class Range(Record):
    """From least to most, and what Limber uses unless told otherwise."""

    least: int = Field(ge=0, le=600)
    most: int = Field(ge=0, le=600)
    usual: int = Field(ge=0, le=600)

    @root_validator(skip_on_failure=True)
    def _ordered(cls, values: dict[str, int]) -> dict[str, int]:
        if not values["least"] <= values["usual"] <= values["most"]:
            raise ValueError("needs least <= usual <= most")
        return values


class Tempo(Record):
    """Seconds into the stretch, in it, and out of it."""

    into: int = Field(ge=0, le=600)
    hold: int = Field(ge=0, le=600)
    out: int = Field(ge=0, le=600)


class Dose(Record):
    """How much. For a dynamic move `hold_s` is the seconds of one repetition."""

    hold_s: Range
    reps: Range
    rest_s: Range
    tempo: Tempo
    tempo_note: str


class Muscle(Record):
    """One row of the muscle breakdown: load 0 to 10, and whether it is stretched or working."""

    group: MuscleGroup
    load: int = Field(ge=0, le=10)
    anatomy: list[str] = Field(min_items=1)
    role: MuscleRole


class Muscles(Record):
    """Which muscles, by group and by anatomical name."""

    primary: list[MuscleGroup] = Field(min_items=1)
    secondary: list[MuscleGroup]
    breakdown: list[Muscle] = Field(min_items=1)


class SetupRequirements(Record):
    """What the room must have."""

    rack: bool
    bench: bool
    spotter: bool
    space: Space
    noise: Noise


class Step(Record):
    """One thing to do, at most twenty words, and the seconds it takes to do."""

    say: str
    seconds: int = Field(ge=2, le=30)

    @validator("say")
    def _short(cls, say: str) -> str:
        _at_most(MAX_STEP_WORDS, [say])
        return say


class Performance(Record):
    """The move itself. `setup` leads into position; `steps` are what happens from there.

    `switch` changes sides and is only there when the stretch is sided.
    """

    position: Position
    start: str
    setup: list[Step] = Field(min_items=1, max_items=6)
    steps: list[str] = Field(min_items=2, max_items=7)
    release: Step
    switch: Step | None = None


class Breathing(Record):
    """How to breathe: a sentence for an answer, short lines to say during a hold."""

    line: str
    cues: list[str] = Field(min_items=2, max_items=4)


class Feel(Record):
    """Where it should be felt, and where it should not."""

    where: str
    not_where: str


class Mistake(Record):
    """A common mistake, and the short cue that puts it right in a hold."""

    mistake: str
    cue: str

    @validator("cue")
    def _short(cls, cue: str) -> str:
        _at_most(MAX_CUE_WORDS, [cue])
        return cue


class Avoid(Record):
    """A reason not to do this stretch, or not as it stands."""

    condition: Condition
    say: str
    severity: Severity
    action: AvoidAction
    sources: list[str]


class Form(Record):
    """An easier or harder form: its name, how it differs, and its record where it has one."""

    name: str
    how: str
    stretch: str | None = None


class Note(Record):
    """A contradiction or doubt in what we read, and how this record settles it."""

    field: str
    settled: str


class Stretch(Record):
    """One stretch: everything Limber may say about it. See `CONTRIBUTING.md` to write one."""

    id: str = Field(regex=r"^[a-z][a-z0-9_]*$")
    name: str
    aliases: list[str]
    summary: str
    badges: list[Badge]
    equipment: list[Equipment] = Field(min_items=1)
    difficulty: int = Field(ge=1, le=5)
    kind: Kind
    sided: bool
    muscles: Muscles
    goals: list[Goal] = Field(min_items=1)
    training_styles: list[TrainingStyle] = Field(min_items=1)
    popularity: int | Absent
    setup_requirements: SetupRequirements
    dose: Dose
    performance: Performance
    form_cues: list[str] = Field(min_items=2, max_items=4)
    breathing: Breathing
    range_of_motion: str
    feel: Feel
    safety_notes: list[str] = Field(min_items=1)
    spotting: str
    common_mistakes: list[Mistake] = Field(min_items=1)
    when_to_avoid: list[Avoid] = Field(min_items=1)
    safety_tags: list[SafetyTag]
    flexibility_needed: list[str] = Field(min_items=1)
    build_up_first: list[str] | Absent
    easier: list[Form] | Absent
    harder: list[Form] | Absent
    video: str | Absent
    sources: dict[Literal["dose", "breathing", "safety", "muscles", "technique"], list[str]]
    notes: list[Note]

    @validator("popularity")
    def _score(cls, popularity: int | Absent) -> int | Absent:
        if isinstance(popularity, int) and not 0 <= popularity <= 10:
            raise ValueError("must be 0 to 10")
        return popularity

    @validator("form_cues")
    def _short_cues(cls, cues: list[str]) -> list[str]:
        _at_most(MAX_CUE_WORDS, cues)
        return cues

    @root_validator(skip_on_failure=True)
    def _agree(cls, values: dict[str, object]) -> dict[str, object]:
        performance = values["performance"]
        assert isinstance(performance, Performance)
        if values["sided"] and performance.switch is None:
            raise ValueError("a sided stretch needs performance.switch")
        if not values["sided"] and performance.switch is not None:
            raise ValueError("performance.switch is only for a sided stretch")
        return values

    @property
    def names(self) -> list[str]:
        """Every name it answers to, the official one first."""
        return [self.name, *self.aliases]
