"""Whether the reasons to avoid a stretch are whole, in order, and lead nobody into another risk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from knowledge.checks.finding import Finding
from knowledge.checks.forms import linked
from knowledge.checks.texts import sayable, words
from knowledge.safety_groups import Group
from knowledge.stretch import MAX_CUE_WORDS, Avoid, Stretch
from knowledge.vocabulary import Condition, spoken

Groups = Mapping[Condition, Group]

MAX_REASONS_WORDS = 60
_SEVERITIES = ("high", "moderate", "low")
_PROMISES = re.compile(r"\b(prevent\w*|soreness|posture|cures?|heals?|guarantee\w*)\b", re.I)
_SIGNS = re.compile(r"[.,;!?()]|\byour?s?elf\b|\byou\b", re.I)
# The groups of reference.md, section 7, and the joints that a stretch itself loads: a record names
# them wherever one of its tags concerns them. Of the others the tags alone decide.
NAMED = frozenset[Condition](
    [
        "disc_or_sciatica",
        "glaucoma",
        "high_blood_pressure",
        "hip_replacement",
        "hip_replacement_anterior",
        "hypermobility",
        "knee_injury",
        "knee_replacement",
        "neck_injury",
        "osteoporosis_spine",
        "poor_balance",
        "pregnancy",
        "shoulder_instability",
        "unstable_neck",
        "wrist_injury",
    ]
)


def check_reasons(stretch: Stretch) -> Iterator[Finding]:
    """Each condition once, the gravest first, in words that complete one sentence."""
    seen: set[str] = set()
    rank = 0
    for index, avoid in enumerate(stretch.when_to_avoid):
        field = f"when_to_avoid.{index}"
        if avoid.condition in seen:
            yield Finding(f"{field}.condition", f"{avoid.condition} stands here twice", "Keep one.")
        seen.add(avoid.condition)
        if _SEVERITIES.index(avoid.severity) < rank:
            what = f"{avoid.severity} severity stands below {_SEVERITIES[rank]}"
            yield Finding(f"{field}.severity", what, "Put the gravest first.")
        rank = max(rank, _SEVERITIES.index(avoid.severity))
        if not avoid.sources:
            do = "Cite one, or limber_editorial for our own caution."
            yield Finding(f"{field}.sources", "no source", do)
        yield from _reason(f"{field}.say", avoid.say)
    together = " or ".join(avoid.say for avoid in stretch.when_to_avoid)
    count = len(words(f"Do not do this one with {together}"))
    if count > MAX_REASONS_WORDS:
        what = f"all reasons together are {count} words, at most {MAX_REASONS_WORDS}"
        yield Finding("when_to_avoid", what, "Shorten them.")


def _reason(field: str, say: str) -> Iterator[Finding]:
    do = 'It completes "Do not do this one with ...": "a knee replacement".'
    if len(words(say)) > MAX_CUE_WORDS:
        yield Finding(field, f"more than {MAX_CUE_WORDS} words: {say!r}", do)
    if _SIGNS.search(say) or not say[0].islower():
        yield Finding(field, f"is no part of a sentence: {say!r}", do)


def check_promises(stretch: Stretch) -> Iterator[Finding]:
    """Nothing is promised that the reviews do not find (`reference.md`, section 1)."""
    for field, text in sayable(stretch):
        promise = _PROMISES.search(text)
        if promise:
            what = f"{promise.group()!r} promises what no stretch can: {text!r}"
            yield Finding(field, what, "Say what it does: it stretches, it moves.")


def check_groups(stretch: Stretch, groups: Groups) -> Iterator[Finding]:
    """Who is concerned by a tag, or by the difficulty, is named, and is not let off lightly."""
    avoided = {avoid.condition: (index, avoid) for index, avoid in enumerate(stretch.when_to_avoid)}
    for condition, group in groups.items():
        dropped = sorted(set(group.drop).intersection(stretch.safety_tags))
        changed = sorted(set(group.change).intersection(stretch.safety_tags))
        why = ", ".join(dropped + changed)
        if condition == "hypermobility" and stretch.difficulty > (group.max_difficulty or 5):
            why = f"difficulty {stretch.difficulty}"
        if not why or condition not in NAMED:
            continue
        if condition not in avoided:
            what = f"{why} concerns {condition}, which is not named"
            do = f"Add it with `action: {'modify' if changed and not dropped else 'exclude'}`."
            yield Finding("when_to_avoid", what, do)
        elif dropped and avoided[condition][1].action != "exclude":
            index, avoid = avoided[condition]
            what = f"{condition} is {avoid.action}, but {', '.join(dropped)} rules the stretch out"
            do = "Write `action: exclude`, or see knowledge/safety/groups.yml."
            yield Finding(f"when_to_avoid.{index}.action", what, do)


def check_easier_forms(
    stretch: Stretch, library: Mapping[str, Stretch], groups: Groups
) -> Iterator[Finding]:
    """Whoever is sent to an easier form finds one with a record, which is free of their risk."""
    forms = linked(stretch.easier).values()
    records = [library[form] for form in forms if form in library]
    for index, avoid in enumerate(stretch.when_to_avoid):
        if avoid.action == "modify":
            reasons = [_unsuited(record, avoid, groups) for record in records]
            if not records or all(reasons):
                told = "; ".join(filter(None, reasons)) or "no easier form has a record"
                what = f"{avoid.condition} is sent to an easier form, but {told}"
                do = "Add an easier form whose record suits, or write `action: exclude`."
                yield Finding(f"when_to_avoid.{index}.action", what, do)


def _unsuited(record: Stretch, avoid: Avoid, groups: Groups) -> str | None:
    """Why a record is nothing for somebody with a condition."""
    if any(other.condition == avoid.condition for other in record.when_to_avoid):
        return f"{record.id} names {avoid.condition} itself"
    group = groups.get(avoid.condition)
    if group is None:
        return None
    tags = sorted({*group.drop, *group.change}.intersection(record.safety_tags))
    return f"{record.id} has {', '.join(map(spoken, tags))}" if tags else None
