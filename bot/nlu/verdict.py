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
CERTAIN = 0.95  # ... or from here, see `alone_from`; of a classifier, too, that it is certain
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


def alone_from(*, understood: bool, certain: bool) -> float:
    """From where the net is believed without a pattern.

    Sooner when the classifier makes nothing of the message, and is not certain that there is
    nothing; later when it is certain of something that is no report: "pause for a moment" is near
    to "dizzy for a moment".
    """
    if understood:
        return CERTAIN if certain else ALONE
    return ALONE if certain else SURE


def verdict(
    found: Finding | None,
    opinion: Opinion,
    text: str,
    base: SafetyBase,
    *,
    alone: float = ALONE,
) -> Finding | None:
    """The finding that counts; None when the message reports nothing.

    `alone`: from here the net is believed without a pattern, see `alone_from`.
    """
    if opinion.report < SURE:
        stands = found is not None and base.stands(found.topic)
        return found if stands or opinion.report >= NOT_HARMLESS else None
    if found is None and opinion.report < alone:
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
