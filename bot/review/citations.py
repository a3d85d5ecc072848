"""The sources that the page cites, numbered in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge import Library
from knowledge.safety_base import SafetyBase
from knowledge.safety_records import Sentence, Source


def cited_sources(safety: SafetyBase, library: Library) -> dict[str, tuple[int, Source]]:
    """Each source that is cited, by id, with its number from 1."""
    cited = sorted(set(_cited(safety, library)))
    return {key: (number, safety.sources[key]) for number, key in enumerate(cited, 1)}


def _cited(safety: SafetyBase, library: Library) -> Iterator[str]:
    for flag in safety.red_flags:
        yield from flag.sources
    for kind in safety.pain.kinds:
        yield from kind.sources
    for sentence in _sentences(safety):
        yield from sentence.sources
    for stretch in library.values():
        yield from stretch.sources.get("safety", [])
        for avoid in stretch.when_to_avoid:
            yield from avoid.sources


def _sentences(safety: SafetyBase) -> Iterator[Sentence]:
    for advice in safety.advice.values():
        yield from advice.sentences
    for group in safety.groups.values():
        yield from group.says
    for reason in safety.not_now:
        yield from reason.says
