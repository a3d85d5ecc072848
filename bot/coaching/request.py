"""What somebody wants to do, what is made of it, and why that may be impossible.

CannotCompose             not without breaking a rule: the reason, as it can be said
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.coaching.plans import Dose
from knowledge.vocabulary import Condition, Equipment, Position, SafetyTag

USUAL_MINUTES = 10.0
USUAL_LEVEL = 2
MOST_MINUTES = 90.0

# Why a stretch is not offered; the term is the condition, tag, thing or number that rules it out.
Rule = Literal["condition", "level", "position", "equipment", "avoid", "unwanted", "time"]
Impossible = Literal[
    "clinician_first", "not_for", "nothing_left", "too_short", "too_long", "unknown"
]


@dataclass(frozen=True)
class Request:
    """What somebody wants.

    `minutes` and `level` unsaid are 10 and 2, or those of the routine: a routine is then done as
    it is written, however long its explanations take. `focus` names muscle groups and regions,
    all of which must come up. `positions` and `equipment` are what will do, None whatever there
    is; `avoid` are safety tags, `without` ids of stretches and positions. Stretches in `known`
    need no full guidance. Another `variety` is another plan for the same wishes.
    """

    minutes: float | None = None
    focus: tuple[str, ...] = ()
    level: int | None = None
    positions: frozenset[Position] | None = None
    equipment: frozenset[Equipment] | None = None
    conditions: frozenset[Condition] = frozenset()
    avoid: frozenset[SafetyTag] = frozenset()
    without: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    routine: str | None = None
    variety: int = 0


@dataclass(frozen=True)
class Why:
    """The rule that speaks against a stretch, and the term in it."""

    rule: Rule
    term: str = ""


@dataclass(frozen=True)
class Composition:
    """A plan's doses in order, and the seconds that it takes on the clock of a session.

    `swapped` says what stands for what, `left_out` what nothing stands for, of the routine or of
    what would have served the wishes; `why` has the rule behind each of both.
    """

    doses: tuple[Dose, ...]
    seconds: float
    swapped: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, Why] = field(default_factory=dict)
    why: Mapping[str, Why] = field(default_factory=dict)


class CannotCompose(Exception):  # noqa: N818 - it is an answer to a wish, not a fault
    """Says in a sentence what is impossible.

    `part` is the part of the body or the condition that it is about, `minutes` the least that
    would do when it is a matter of time.
    """

    def __init__(
        self, reason: Impossible, sentence: str, part: str = "", minutes: float | None = None
    ) -> None:
        self.reason = reason
        self.part = part
        self.minutes = minutes
        super().__init__(sentence)
