"""The safety screen: what in one message is a warning sign, and how severe.

Deterministic, and blind to everything but the text. In doubt it finds something. All that it
looks for stands in `knowledge/safety`, in the language of `knowledge/safety_language.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bot.nlu.screening.concepts import Concepts
from bot.nlu.screening.index import Index, Match, Reading, extent
from bot.nlu.screening.patterns import Matcher
from bot.nlu.screening.places import Places
from knowledge.safety_base import SafetyBase, load_safety
from knowledge.safety_records import LEVELS, Level, PainKind, RedFlag
from knowledge.vocabulary import Condition

PAIN = "pain"


@dataclass(frozen=True)
class Finding:
    """A warning sign at characters `start` to `end`. `topic` is a red flag's id, or "pain".

    `place` is the part of the body in the person's words ("left knee"); `kind` is the kind of
    pain ("sharp"), which `SafetyBase.advice_for` needs.
    """

    level: Level
    topic: str
    start: int
    end: int
    place: str | None
    kind: str | None


@dataclass(frozen=True)
class Stated:
    """A condition that characters `start` to `end` of a message name."""

    condition: Condition
    start: int
    end: int


class Screen:
    """The compiled safety base. One is enough for a process."""

    def __init__(self, base: SafetyBase) -> None:
        self._index = Index(base)
        self._flags = [(flag, self._index.matchers(flag)) for flag in base.red_flags]
        self._pains = [(kind, self._index.matchers(kind)) for kind in base.pain.kinds]
        self._no_reports = self._index.masks(base.pain.not_reports)
        self._conditions = [(one, self._index.matchers(one)) for one in base.conditions]
        self._places = Places(self._index)
        self._concepts = Concepts(self._index, base.words.lists)
        self._index.finish()
        # One message is looked at for findings, for concepts and for conditions.
        self._read = lru_cache(maxsize=8)(self._index.read)

    def find(self, text: str) -> Finding | None:
        """The most severe warning sign of a message, the first of several as severe."""
        said = self._read(text)
        reported = said.without(self._no_reports)
        raised = min(
            self._raised(said, reported),
            key=lambda one: (LEVELS.index(one[0]), extent(one[2])),
            default=None,
        )
        pain = self._pain(reported)
        if pain and (raised is None or _outranks(pain[0], *raised[:2])):
            return self._finding("ease_off", PAIN, pain[0].kind, pain[1], reported)
        if raised is None:
            return None
        level, flag, match = raised
        return self._finding(level, flag.id, flag.kind, match, said)

    def concepts(self, text: str) -> list[str]:
        """Which lists of the safety base a message speaks of: features of the safety net."""
        return self._concepts.of(self._read(text))

    def conditions(self, text: str) -> tuple[Stated, ...]:
        """What the person has, or asks about having; the most particular first."""
        reading = self._read(text)
        return tuple(
            Stated(one.condition, *_span(match, reading))
            for one, matchers in self._conditions
            for match in islice(self._counting(one.fades, matchers, reading), 1)
        )

    def _raised(self, said: Reading, reported: Reading) -> Iterator[tuple[Level, RedFlag, Match]]:
        for flag, matchers in self._flags:
            # A question about cramp is no cramp; a question about chest pain may be one.
            asked = flag.level == "ease_off" and not flag.explains_pain
            for match in (reported if asked else said).matches(matchers):
                if not self._past(said, match):
                    yield flag.level, flag, match
                elif flag.lingers:
                    yield "professional", flag, match

    def _pain(self, reported: Reading) -> tuple[PainKind, Match] | None:
        for kind, matchers in self._pains:
            for match in self._counting(True, matchers, reported):
                return kind, match
        return None

    def _counting(
        self, fades: bool, matchers: tuple[Matcher, ...], reading: Reading
    ) -> Iterator[Match]:
        return (
            match
            for match in reading.matches(matchers)
            if not (fades and self._past(reading, match))
        )

    def _past(self, reading: Reading, match: Match) -> bool:
        return self._index.past.holds(reading.named, *extent(match))

    def _finding(
        self, level: Level, topic: str, kind: str | None, match: Match, reading: Reading
    ) -> Finding:
        place = self._places.of(match, reading)
        return Finding(level, topic, *_span(match, reading), place, kind)


def _span(match: Match, reading: Reading) -> tuple[int, int]:
    """The characters of a match."""
    first, last = extent(match)
    spans = reading.message.spans
    return spans[first][0], spans[last - 1][1]


def _outranks(pain: PainKind, level: Level, flag: RedFlag) -> bool:
    """Whether pain that stops comes before a flag that only eases off."""
    return level == "ease_off" and pain.stop and not flag.explains_pain


@lru_cache(maxsize=1)
def load_screen() -> Screen:
    """The screen of our own safety base, made once a process.

    Raises:
        KnowledgeError: a file of `knowledge/safety` is wrong.
    """
    return Screen(load_safety())
