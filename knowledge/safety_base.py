"""Reads `knowledge/safety`: warning signs, conditions and what they change, checked as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

from pydantic import ValidationError, parse_obj_as

from knowledge import safety_checks as checks
from knowledge.errors import KnowledgeError
from knowledge.loader import KNOWLEDGE_DIR
from knowledge.reading import collecting_nothing, read_yaml
from knowledge.safety_groups import Group
from knowledge.safety_language import Context, Harmless, Words
from knowledge.safety_reasons import Reason
from knowledge.safety_records import (
    Advice,
    AdviceId,
    ConditionWords,
    Level,
    Pain,
    RedFlag,
    Source,
)
from knowledge.vocabulary import Condition, SafetyTag

SAFETY_DIR = KNOWLEDGE_DIR / "safety"
DISTRESS: Final = "distress"  # an emergency that is no matter of the body
Parsed = TypeVar("Parsed")


@dataclass(frozen=True)
class SafetyBase:
    """All of `knowledge/safety`, checked."""

    sources: dict[str, Source]
    words: Words
    context: Context
    harmless: list[Harmless]
    red_flags: list[RedFlag]
    pain: Pain
    advice: dict[AdviceId, Advice]
    conditions: list[ConditionWords]
    groups: dict[Condition, Group]
    not_now: list[Reason]
    tags: dict[SafetyTag, str]

    def advice_for(self, level: Level, kind: str | None) -> Advice:
        """What to say to a finding: by its level, and by its kind where that has own words."""
        if level == "emergency" and kind == DISTRESS:
            return self.advice[DISTRESS]
        return self.advice["stop" if level == "ease_off" and self._stops(kind) else level]

    def stands(self, topic: str) -> bool:
        """Whether what a pattern finds is believed even where the net finds it harmless."""
        return any(flag.stands for flag in self.red_flags if flag.id == topic)

    def _stops(self, kind: str | None) -> bool:
        return any(pain.stop for pain in self.pain.kinds if pain.kind == kind)


@lru_cache(maxsize=4)
def load_safety(directory: Path = SAFETY_DIR) -> SafetyBase:
    """The whole safety base, read once a process.

    Raises:
        KnowledgeError: for the first file that is wrong; names the file, the field and the fault.
    """
    with collecting_nothing():
        return _load(directory)


def _load(directory: Path) -> SafetyBase:
    advice = _read(directory / "advice.yml", list[Advice])
    groups = _read(directory / "groups.yml", list[Group])
    base = SafetyBase(
        sources=_sources(directory),
        words=_read(directory / "words.yml", Words),
        context=_read(directory / "context.yml", Context),
        harmless=_read(directory / "harmless.yml", list[Harmless]),
        red_flags=_read(directory / "red_flags.yml", list[RedFlag]),
        pain=_read(directory / "pain.yml", Pain),
        advice={one.id: one for one in advice},
        conditions=_read(directory / "conditions.yml", list[ConditionWords]),
        groups={one.condition: one for one in groups},
        not_now=_read(directory / "not_now.yml", list[Reason]),
        tags=_read(directory / "tags.yml", dict[SafetyTag, str]),
    )
    problems = {
        "words.yml": checks.bad_words(base.words),
        "context.yml": checks.bad_context(base.context, base.words),
        "harmless.yml": checks.bad_said(base.harmless, base.words),
        "red_flags.yml": _bad_flags(base),
        "pain.yml": _bad_pain(base),
        "conditions.yml": checks.bad_conditions(base.conditions, base.words),
        "advice.yml": checks.bad_advice(advice, base.sources),
        "groups.yml": checks.bad_groups(groups, base.sources),
        "not_now.yml": checks.bad_reasons(base.not_now, base.sources),
        "tags.yml": checks.bad_tags(base.tags),
    }
    for name, found in problems.items():
        if listed := list(found):
            raise KnowledgeError(directory / name, listed)
    return base


def _sources(directory: Path) -> dict[str, Source]:
    general = _read(directory.parent / "sources.yml", dict[str, Source])
    own = _read(directory / "sources.yml", dict[str, Source])
    if twice := sorted(general.keys() & own.keys()):
        raise KnowledgeError(
            directory / "sources.yml", [f"{key}: stands in knowledge/sources.yml" for key in twice]
        )
    return general | own


def _bad_flags(base: SafetyBase) -> Iterator[str]:
    yield from checks.bad_said(base.red_flags, base.words)
    yield from checks.bad_sources(base.red_flags, base.sources)
    yield from checks.bad_flags(base.red_flags)


def _bad_pain(base: SafetyBase) -> Iterator[str]:
    yield from checks.bad_said([*base.pain.kinds, *base.pain.not_reports], base.words)
    yield from checks.bad_sources(base.pain.kinds, base.sources)


def _read(path: Path, shape: type[Parsed]) -> Parsed:
    try:
        return parse_obj_as(shape, read_yaml(path))
    except ValidationError as error:
        raise KnowledgeError(path, list(_explained(error))) from error


def _explained(error: ValidationError) -> Iterator[str]:
    for problem in error.errors():
        where = ".".join(str(part) for part in problem["loc"] if part != "__root__")
        yield f"{where or 'file'}: {problem['msg']}"
