"""What is made of a message, given what the patterns found and what the safety net thinks.

Neither is believed alone: the patterns know what a clinician can read and sign, and take "I nearly
fainted when I saw the price" at its word; the net knows how people speak, and nobody can read it.
The limits are set for caution on the development set (`benchmarks/understanding`).
"""

from __future__ import annotations

from bot.nlu.net import Opinion
from bot.nlu.screen import Finding
from knowledge.safety_base import SafetyBase
from knowledge.safety_records import AdviceId

SURE = 0.5  # from here the net is believed where a pattern has found something, too
ALONE = 0.7  # ... and from here without one
CERTAIN = 0.95  # ... and from here when the classifier is as certain of something else
NOT_HARMLESS = 0.15  # from here what a pattern found is believed
RAISED = 0.2  # how likely a graver answer must be for a pattern to raise the net's

GRAVEST_FIRST: tuple[AdviceId, ...] = (
    "emergency",
    "distress",
    "same_day",
    "professional",
    "stop",
    "ease_off",
)


def verdict(
    found: Finding | None,
    opinion: Opinion,
    text: str,
    base: SafetyBase,
    *,
    otherwise: bool = False,
) -> Finding | None:
    """The finding that counts; None when the message reports nothing.

    `otherwise`: the classifier is certain that it is no report. "Pause for a moment" is near to
    "dizzy for a moment".
    """
    if opinion.report < SURE:
        return found if found is not None and opinion.report >= NOT_HARMLESS else None
    if found is None and opinion.report < (CERTAIN if otherwise else ALONE):
        return None
    level, topic, kind = opinion.sign
    if found is None:
        return Finding(level, topic, 0, len(text), None, kind)
    by_pattern = base.advice_for(found.level, found.kind).id
    by_net = base.advice_for(level, kind).id
    graver = GRAVEST_FIRST.index(by_pattern) < GRAVEST_FIRST.index(by_net)
    if by_pattern == by_net or (graver and opinion.answers.get(by_pattern, 0.0) >= RAISED):
        return found
    return Finding(level, topic, found.start, found.end, found.place, kind)
