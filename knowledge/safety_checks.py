"""What the types of the safety records can't say: that they agree with each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import get_args

from knowledge.safety_groups import Group
from knowledge.safety_language import Context, Harmless, Said, Words
from knowledge.safety_reasons import Reason
from knowledge.safety_records import (
    Advice,
    AdviceId,
    ConditionWords,
    PainKind,
    RedFlag,
    Sentence,
    Source,
)
from knowledge.vocabulary import Condition, SafetyTag

_LIST_NAME = re.compile(r"<(\w+)>")
_PART = r"(?:<[a-z_]+>|[a-z0-9']+)"
_TERM = re.compile(rf"{_PART}(?: {_PART})*")


def bad_words(words: Words) -> Iterator[str]:
    """Lists with terms that are none, or that use a list which does not stand above them."""
    above: list[str] = []
    for name, terms in words.lists.items():
        for term in terms:
            yield from (f"lists.{name}: {problem}" for problem in _bad_term(term, words))
            for inner in _LIST_NAME.findall(term):
                if inner in words.lists and inner not in above:
                    yield f"lists.{name}: <{inner}> must stand above it"
        above.append(name)


def bad_context(context: Context, words: Words) -> Iterator[str]:
    """Marks of denial and history that are no terms."""
    fields = {"joined": context.joined, "body": context.body}
    fields |= {f"history.{name}": terms for name, terms in context.history.dict().items()}
    for field, terms in fields.items():
        for term in terms:
            yield from (f"{field}: {problem}" for problem in _bad_term(term, words))


def bad_said(records: Iterable[Said], words: Words) -> Iterator[str]:
    """Records with terms that are none."""
    for record in records:
        for term in record.terms():
            yield from (f"{_name(record)}: {problem}" for problem in _bad_term(term, words))


def bad_sources(records: Iterable[RedFlag | PainKind], sources: dict[str, Source]) -> Iterator[str]:
    """Records that cite a source which is not there."""
    for record in records:
        yield from (f"{_name(record)}: {problem}" for problem in _unknown(record.sources, sources))


def bad_flags(flags: Sequence[RedFlag]) -> Iterator[str]:
    """Flags that stand twice, or that something said elsewhere could silence."""
    yield from _twice(flag.id for flag in flags)
    for flag in flags:
        if flag.tier in "AB" and any(pattern.unless for pattern in flag.together):
            yield f"{flag.id}: unless: nothing else said may silence a flag of tier A or B"


def bad_advice(advice: Sequence[Advice], sources: dict[str, Source]) -> Iterator[str]:
    """Levels without advice, or with two, and sentences whose source is not there."""
    yield from _one_each("advice", [one.id for one in advice], get_args(AdviceId))
    for one in advice:
        yield from _unsourced(one.id, one.sentences, sources)


def bad_conditions(conditions: Sequence[ConditionWords], words: Words) -> Iterator[str]:
    """Conditions that nobody can name, and terms that are none."""
    named = {one.condition for one in conditions}
    yield from (f"{one}: nothing names it" for one in get_args(Condition) if one not in named)
    yield from bad_said(conditions, words)


def bad_reasons(reasons: Sequence[Reason], sources: dict[str, Source]) -> Iterator[str]:
    """Reasons not to stretch that stand twice, and sentences whose source is not there."""
    yield from _twice(one.id for one in reasons)
    for one in reasons:
        yield from _unsourced(one.id, one.says, sources)


def bad_groups(groups: Sequence[Group], sources: dict[str, Source]) -> Iterator[str]:
    """Conditions without a group, or with two, and sentences whose source is not there."""
    yield from _one_each("group", [one.condition for one in groups], get_args(Condition))
    for one in groups:
        yield from _unsourced(one.condition, one.says, sources)


def bad_tags(tags: Collection[SafetyTag]) -> Iterator[str]:
    """Tags of which nothing says what they mean."""
    yield from (f"{tag}: needs its meaning" for tag in get_args(SafetyTag) if tag not in tags)


def _one_each(what: str, ids: Sequence[str], wanted: Iterable[str]) -> Iterator[str]:
    for one in wanted:
        if ids.count(one) != 1:
            yield f"{one}: needs one {what}, has {ids.count(one)}"


def _bad_term(term: str, words: Words) -> Iterator[str]:
    if not _TERM.fullmatch(term):
        yield f"{term!r} must be lower-case words or <lists>, one space apart"
    for name in _LIST_NAME.findall(term):
        if name not in words.lists:
            yield f"<{name}> is no list of words.yml, which has: {', '.join(words.lists)}"


def _twice(ids: Iterable[str]) -> Iterator[str]:
    counted = Counter(ids)
    yield from (f"{one}: id: stands more than once" for one in counted if counted[one] > 1)


def _unsourced(
    name: str, sentences: Iterable[Sentence], sources: dict[str, Source]
) -> Iterator[str]:
    for sentence in sentences:
        yield from (f"{name}: {problem}" for problem in _unknown(sentence.sources, sources))


def _unknown(cited: Iterable[str], sources: dict[str, Source]) -> Iterator[str]:
    for source in cited:
        if source not in sources:
            yield f"sources: {source!r} is not in sources.yml, which has: {', '.join(sources)}"


def _name(record: Said) -> str:
    if isinstance(record, RedFlag):
        return record.id
    if isinstance(record, PainKind):
        return record.kind
    if isinstance(record, ConditionWords):
        return record.condition
    return record.why if isinstance(record, Harmless) else type(record).__name__
