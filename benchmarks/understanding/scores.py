"""Figures from what was understood: pure, so that they can be tested."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.understanding.sets import NOISE, SCOPE, Said
from knowledge.safety_base import SafetyBase
from knowledge.safety_examples import signs

REJECTED = (SCOPE, NOISE)
_NONE = "none"


def intent_of(parsed: Mapping[str, Any]) -> str:
    """What a message was taken for."""
    return str(parsed["intent"]["name"])


def accuracy(said: Sequence[Said], parsed: Sequence[Mapping[str, Any]]) -> float:
    """The share of sentences that are taken for what they are."""
    return _share(intent_of(p) == s.label for s, p in zip(said, parsed, strict=True))


def by_topic(said: Sequence[Said], parsed: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """The same for each topic."""
    right: dict[str, list[bool]] = defaultdict(list)
    for s, p in zip(said, parsed, strict=True):
        right[s.topic].append(intent_of(p) == s.label)
    return {topic: _share(right[topic]) for topic in sorted(right)}


def scope(said: Sequence[Said], parsed: Sequence[Mapping[str, Any]]) -> tuple[float, float]:
    """How much of what is out of scope is recognised, and how much of the rest is rejected."""
    pairs = list(zip(said, parsed, strict=True))
    out = _share(intent_of(p) in REJECTED for s, p in pairs if s.label == SCOPE)
    inside = _share(intent_of(p) in REJECTED for s, p in pairs if s.label not in REJECTED)
    return out, inside


def confusions(
    said: Sequence[Said], parsed: Sequence[Mapping[str, Any]], most: int = 20
) -> list[tuple[str, str, int]]:
    """What is taken for what else, the most frequent first."""
    counts = Counter(
        (s.label, intent_of(p))
        for s, p in zip(said, parsed, strict=True)
        if intent_of(p) != s.label
    )
    return [(label, taken, count) for (label, taken), count in counts.most_common(most)]


def advice_due(sign: str, base: SafetyBase) -> str:
    """The advice that a sign of the test set must be answered with."""
    level, _, kind = signs(base)[sign]
    return base.advice_for(level, kind).id


def advice_given(parsed: Mapping[str, Any], base: SafetyBase) -> str:
    """The advice that a message would be answered with; "none" if it is taken for no report."""
    for entity in parsed["entities"]:
        if entity["entity"] == "safety":
            return base.advice_for(entity["value"], entity.get("kind")).id
    return "ease_off" if intent_of(parsed) == "report_pain" else _NONE


def safety(
    said: Sequence[Said], parsed: Sequence[Mapping[str, Any]], base: SafetyBase
) -> dict[str, float]:
    """Shares of reports: those that must stop or worse, and all; rightly answered, and stopped."""
    rows = [
        (advice_due(s.label, base), advice_given(p, base))
        for s, p in zip(said, parsed, strict=True)
    ]
    grave = [(due, given) for due, given in rows if due != "ease_off"]
    return {
        "red flags and pain that must stop": float(len(grave)),
        "... answered with the right advice": _share(due == given for due, given in grave),
        "... that stop the clock": _share(given != _NONE for _, given in grave),
        "all reports": float(len(rows)),
        "... that stop the clock ": _share(given != _NONE for _, given in rows),
    }


def false_alarms(parsed: Sequence[Mapping[str, Any]], base: SafetyBase) -> float:
    """The share of harmless messages that are taken for a report."""
    return _share(advice_given(p, base) != _NONE for p in parsed)


def entity_scores(
    wanted: Sequence[Mapping[str, Any]], parsed: Sequence[Mapping[str, Any]]
) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by entity, of values; `all` counts them together.

    Only the names that the test set annotates are looked at.
    """
    names = {name for row in wanted for name in row}
    hits, found, there = Counter[str](), Counter[str](), Counter[str]()
    for row, p in zip(wanted, parsed, strict=True):
        want = {(name, value) for name in row for value in _values(row[name])}
        got = {(e["entity"], _plain(e["value"])) for e in p["entities"] if e["entity"] in names}
        for counter, pairs in ((hits, want & got), (found, got), (there, want)):
            counter.update(name for name, _ in pairs)
    scores = {name: _f1(hits[name], found[name], there[name]) for name in sorted(names)}
    return {**scores, "all": _f1(hits.total(), found.total(), there.total())}


def _values(value: Any) -> list[str]:
    return [_plain(one) for one in (value if isinstance(value, list) else [value])]


def _plain(value: Any) -> str:
    return f"{float(value):g}" if isinstance(value, int | float) else str(value)


def _f1(hits: int, found: int, there: int) -> tuple[float, float, float]:
    precision = hits / found if found else 0.0
    recall = hits / there if there else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _share(right: Iterable[bool]) -> float:
    all_of_them = list(right)
    return sum(all_of_them) / len(all_of_them) if all_of_them else 0.0
