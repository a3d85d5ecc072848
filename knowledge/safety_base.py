"""Reads `knowledge/safety`: warning signs, pain words and the fixed advice, checked as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError, parse_obj_as

from knowledge.errors import KnowledgeError
from knowledge.loader import KNOWLEDGE_DIR, read_yaml
from knowledge.safety_records import (
    Advice,
    AdviceId,
    ConditionWords,
    Context,
    Harmless,
    Level,
    Pain,
    RedFlag,
    Said,
    Source,
    Words,
)

SAFETY_DIR = KNOWLEDGE_DIR / "safety"
LIST_NAME = re.compile(r"<(\w+)>")
TERM = re.compile(r"(?:<[a-z_]+>|[a-z0-9']+)(?: (?:<[a-z_]+>|[a-z0-9']+))*")
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

    def advice_for(self, level: Level, kind: str | None) -> Advice:
        """What to say to a finding: by its level, and for pain by whether its kind must stop."""
        return self.advice["stop" if level == "ease_off" and self.stops(kind) else level]

    def stops(self, kind: str | None) -> bool:
        """Whether this kind of pain ends the session."""
        return any(pain.stop for pain in self.pain.kinds if pain.kind == kind)


@lru_cache(maxsize=4)
def load_safety(directory: Path = SAFETY_DIR) -> SafetyBase:
    """The whole safety base, read once a process.

    Raises:
        KnowledgeError: for the first file that is wrong; names the file, the field and the fault.
    """
    advice = _read(directory / "advice.yml", list[Advice])
    base = SafetyBase(
        sources=_read(directory / "sources.yml", dict[str, Source]),
        words=_read(directory / "words.yml", Words),
        context=_read(directory / "context.yml", Context),
        harmless=_read(directory / "harmless.yml", list[Harmless]),
        red_flags=_read(directory / "red_flags.yml", list[RedFlag]),
        pain=_read(directory / "pain.yml", Pain),
        advice={one.id: one for one in advice},
        conditions=_read(directory / "conditions.yml", list[ConditionWords]),
    )
    _raise_if(directory / "words.yml", _bad_lists(base.words))
    _raise_if(directory / "context.yml", _bad_context(base))
    _raise_if(directory / "advice.yml", _bad_advice(base, advice))
    _raise_if(directory / "red_flags.yml", _bad_flags(base))
    for name, said in {
        "harmless.yml": base.harmless,
        "red_flags.yml": base.red_flags,
        "pain.yml": [*base.pain.kinds, *base.pain.not_reports],
        "conditions.yml": base.conditions,
    }.items():
        _raise_if(directory / name, _bad_terms(base, said))
    return base


def _read(path: Path, shape: type[Parsed]) -> Parsed:
    try:
        return parse_obj_as(shape, read_yaml(path))
    except ValidationError as error:
        raise KnowledgeError(path, [_explain(problem) for problem in error.errors()]) from error


def _explain(problem: dict[str, Any]) -> str:
    where = ".".join(str(part) for part in problem["loc"] if part != "__root__")
    return f"{where or 'file'}: {problem['msg']}"


def _raise_if(path: Path, problems: Iterable[str]) -> None:
    found = list(problems)
    if found:
        raise KnowledgeError(path, found)


def _name(said: BaseModel) -> str:
    return next(
        str(getattr(said, key)) for key in ("id", "kind", "condition", "why") if hasattr(said, key)
    )


def _bad_term(term: str, words: Words) -> Iterator[str]:
    if not TERM.fullmatch(term):
        yield f"{term!r} must be lower-case words or <lists>, one space apart"
    for name in LIST_NAME.findall(term):
        if name not in words.lists:
            yield f"<{name}> is no list of words.yml; those are: {', '.join(words.lists)}"


def _bad_lists(words: Words) -> Iterator[str]:
    for name, terms in words.lists.items():
        earlier = list(words.lists)[: list(words.lists).index(name)]
        for term in terms:
            yield from (f"lists.{name}: {problem}" for problem in _bad_term(term, words))
            for inner in LIST_NAME.findall(term):
                if inner not in earlier:
                    yield f"lists.{name}: <{inner}> must be a list that stands before it"


def _bad_terms(base: SafetyBase, all_said: Iterable[Said]) -> Iterator[str]:
    for said in all_said:
        for term in said.terms():
            yield from (f"{_name(said)}: {problem}" for problem in _bad_term(term, base.words))
        cited = said.sources if hasattr(said, "sources") else []
        for source in sorted(set(cited) - set(base.sources)):
            yield f"{_name(said)}: sources: {source!r} is not in sources.yml"


def _bad_context(base: SafetyBase) -> Iterator[str]:
    fields = {"joined": base.context.joined, "body": base.context.body}
    fields |= {f"history.{name}": terms for name, terms in base.context.history.dict().items()}
    for field, terms in fields.items():
        for term in terms:
            yield from (f"{field}: {problem}" for problem in _bad_term(term, base.words))


def _bad_flags(base: SafetyBase) -> Iterator[str]:
    ids = [flag.id for flag in base.red_flags]
    for flag in sorted({one for one in ids if ids.count(one) > 1}):
        yield f"{flag}: id: stands more than once"
    for tier_flag in base.red_flags:
        if any(pattern.unless for pattern in tier_flag.together) and tier_flag.tier in "AB":
            yield f"{tier_flag.id}: unless: nothing said elsewhere may silence a flag of tier A or B"


def _bad_advice(base: SafetyBase, advice: list[Advice]) -> Iterator[str]:
    for missing in sorted(set(get_args(AdviceId)) - set(base.advice)):
        yield f"{missing}: has no advice"
    for one in advice:
        for sentence in one.sentences:
            for source in sorted(set(sentence.sources) - set(base.sources)):
                yield f"{one.id}: sources: {source!r} is not in sources.yml"
