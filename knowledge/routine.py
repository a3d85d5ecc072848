"""A routine: an ordered list of stretches with doses, as a file that a person can write.

Fields are listed in `Routine`; errors name the line of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from pydantic import Field, StrictInt, ValidationError, validator

from knowledge.errors import KnowledgeError
from knowledge.reading import explain, line_of, read_yaml
from knowledge.record import Record
from knowledge.routine_checks import Place, faults, length_fault
from knowledge.stretch import Note, Stretch
from knowledge.vocabulary import Condition, Equipment

MAX_SUMMARY_WORDS = 40
MAX_TIP_WORDS = 20


class RoutineItem(Record):
    """A stretch with its dose: seconds a hold (of one move when dynamic), repetitions a side."""

    stretch: str
    hold_s: StrictInt
    reps: StrictInt


class Swap(Record):
    """What to do instead of a stretch of the routine that somebody may not do."""

    from_: str = Field(alias="from")
    to: str


class Routine(Record):
    """An ordered list of stretches with doses.

    `minutes` is what it takes somebody who knows the stretches. A `fitted` one is a choice to draw
    on: it is always cut or stretched to its minutes, while the doses of another stay as written.
    `level` is the difficulty of its hardest stretch at most. With a condition of `not_for` none of
    it is done.
    """

    id: str = Field(regex=r"^[a-z][a-z0-9_]*$")
    name: str
    aliases: list[str] = Field(default_factory=list)
    summary: str
    minutes: float = Field(ge=1, le=90)
    fitted: bool = False
    level: int = Field(ge=1, le=5)
    when: str
    equipment: list[Equipment]
    items: list[RoutineItem] = Field(min_items=1)
    swaps: list[Swap] = Field(default_factory=list)
    not_for: list[Condition] = Field(default_factory=list)
    tips: list[str] = Field(default_factory=list)
    sources: list[str] = Field(min_items=1)
    notes: list[Note] = Field(default_factory=list)

    @validator("summary", "when", each_item=False)
    def _one_breath(cls, text: str) -> str:
        return _at_most(MAX_SUMMARY_WORDS, text)

    @validator("tips", each_item=True)
    def _short(cls, tip: str) -> str:
        return _at_most(MAX_TIP_WORDS, tip)

    @property
    def names(self) -> list[str]:
        """Every name it answers to, the official one first."""
        return [self.name, *self.aliases]

    def needs_floor(self, stretches: Mapping[str, Stretch]) -> bool:
        """Whether somebody has to get down to the floor for it: a bed may do instead."""
        return any(
            "floor_transfer" in stretches[item.stretch].safety_tags
            and "bed" not in stretches[item.stretch].equipment
            for item in self.items
        )


# Seconds that a routine takes somebody who knows its stretches. The clock of a session is not known
# here, so that who knows it has to pass it in.
Measure = Callable[[Routine], float]


def load_routine(
    path: Path,
    stretches: Mapping[str, Stretch],
    sources: Collection[str] | None = None,
    measure: Measure | None = None,
) -> Routine:
    """One routine. Without `sources` or `measure` the sources or the minutes are not checked.

    Raises:
        KnowledgeError: with every problem of the file: the line, the field, and what to do.
    """
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise KnowledgeError(path, ["line 1: must be a mapping of fields, one a line"])
    try:
        routine = Routine(**{str(field): value for field, value in content.items()})
    except ValidationError as error:
        problems = [
            (problem["loc"], explain(dict(problem), "routine")) for problem in error.errors()
        ]
        raise _failure(path, problems) from error
    found = list(faults(routine, stretches, sources))
    if not found and measure is not None:
        found = list(length_fault(routine, measure(routine)))
    if found:
        raise _failure(path, [(place, f"{_dotted(place)}: {text}") for place, text in found])
    return routine


def load_routines(
    stretches: Mapping[str, Stretch], sources: Collection[str], directory: Path
) -> dict[str, Routine]:
    """All routines of a folder by id, which is also the name of the file.

    Raises:
        KnowledgeError: for the first file that is wrong, or a name that two of them answer to.
    """
    routines: dict[str, Routine] = {}
    taken: dict[str, str] = {}
    for path in sorted(directory.glob("*.yml")):
        routine = load_routine(path, stretches, sources)
        if routine.id != path.stem:
            told = f"id: is {routine.id!r}, the file's name says {path.stem!r}"
            raise _failure(path, [(("id",), told)])
        for name in routine.names:
            if name.lower() in taken:
                told = f"aliases: {name!r} is a name of {taken[name.lower()]} too, keep it in one"
                raise _failure(path, [(("aliases",), told)])
            taken[name.lower()] = routine.id
        routines[routine.id] = routine
    return routines


def _failure(path: Path, problems: list[tuple[Place, str]]) -> KnowledgeError:
    return KnowledgeError(
        path, [f"line {line_of(path, place)}: {told}" for place, told in problems]
    )


def _dotted(place: Place) -> str:
    return ".".join(str(step) for step in place)


def _at_most(words: int, text: str) -> str:
    if len(text.split()) > words:
        raise ValueError(f"at most {words} words, this has {len(text.split())}")
    return text
