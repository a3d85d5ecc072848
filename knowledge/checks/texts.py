"""The texts of a record by what becomes of them: said in a hold, said in an answer, or read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from knowledge.stretch import Step, Stretch

_WORD = re.compile(r"[a-z0-9'’-]+")
# Not sentences: names of things, and what completes the sentence of an answer.
_PARTS = re.compile(r"(?:^|\.)(?:name|aliases|anatomy|say)(?:\.|$)")
_AVOID = re.compile(r"^when_to_avoid\.\d+\.say$")


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(text.lower().replace("’", "'"))


def steps(stretch: Stretch) -> Iterator[tuple[str, Step]]:
    """Field and step of everything that has a time of its own, in the order of a session."""
    performance = stretch.performance
    for index, step in enumerate(performance.setup):
        yield f"performance.setup.{index}", step
    yield "performance.release", performance.release
    if performance.switch is not None:
        yield "performance.switch", performance.switch


def cues(stretch: Stretch) -> Iterator[tuple[str, str]]:
    """Field and text of every short line that may be said in a hold."""
    for index, cue in enumerate(stretch.form_cues):
        yield f"form_cues.{index}", cue
    for index, cue in enumerate(stretch.breathing.cues):
        yield f"breathing.cues.{index}", cue
    for index, mistake in enumerate(stretch.common_mistakes):
        yield f"common_mistakes.{index}.cue", mistake.cue


def guide_lines(stretch: Stretch) -> Iterator[tuple[str, str]]:
    """Field and text of all that is said to somebody on the mat, while the microphone is open."""
    for field, step in steps(stretch):
        yield f"{field}.say", step.say
    yield "performance.start", stretch.performance.start
    for index, line in enumerate(stretch.performance.steps):
        yield f"performance.steps.{index}", line
    yield from cues(stretch)


def sayable(stretch: Stretch) -> Iterator[tuple[str, str]]:
    """Field and text of all that Limber may say of a stretch: no ids, no terms, no notes."""
    for field, text in _texts(stretch.dict(exclude={"notes", "sources"})):
        if " " in text:
            yield field, text


def sentences(stretch: Stretch) -> Iterator[tuple[str, str]]:
    """Of what can be said, the fields that are whole sentences."""
    for field, text in sayable(stretch):
        if not _PARTS.search(field) or (field.endswith(".say") and not _AVOID.match(field)):
            yield field, text


def _texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{field}.{key}".lstrip("."))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, f"{field}.{index}")
    elif isinstance(value, str):
        yield field, value
