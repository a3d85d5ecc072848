"""The records of `knowledge/safety`: warning signs, pain, conditions, and the fixed advice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import Field, validator

from knowledge.safety_language import Harmless, Record, Said
from knowledge.vocabulary import Condition

Tier = Literal["A", "B", "C", "D"]
Level = Literal["emergency", "same_day", "professional", "ease_off"]
AdviceId = Literal["emergency", "distress", "same_day", "professional", "stop", "ease_off"]

LEVELS: tuple[Level, ...] = get_args(Level)  # the most severe first
LEVEL_OF_TIER: Mapping[Tier, Level] = dict(zip(get_args(Tier), LEVELS, strict=True))
MAX_ADVICE_WORDS = 40


class Source(Record):
    """Where a fact comes from: the title is what Limber says aloud."""

    title: str
    address: str


class RedFlag(Said):
    """A warning sign of tier A to D.

    `explains_pain`: the pain words in it report no other pain. `lingers`: even years back it is a
    reason to see a professional. `stands`: the net, which has seen too few such words, cannot take
    it for a figure of speech.
    """

    id: str = Field(regex=r"^[a-z][a-z_]*$")
    tier: Tier
    about: str
    sources: list[str] = Field(min_items=1)
    kind: str | None = None
    explains_pain: bool = False
    lingers: bool = False
    stands: bool = False

    @property
    def level(self) -> Level:
        """How severe, in the words of the design."""
        return LEVEL_OF_TIER[self.tier]


class PainKind(Said):
    """A kind of pain. `stop` ends the session; without it the person eases off."""

    kind: str = Field(regex=r"^[a-z][a-z_]*$")
    stop: bool
    sources: list[str] = Field(min_items=1)


class Pain(Record):
    """Pain that is no red flag: its kinds, those that stop first, and what is not a report."""

    kinds: list[PainKind] = Field(min_items=1)
    not_reports: list[Harmless]


class Sentence(Record):
    """One spoken sentence, and the sources of the fact in it."""

    say: str
    sources: list[str] = Field(min_items=1)


def one_breath(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences, if together they can be said in one answer.

    Raises:
        ValueError: they have more than `MAX_ADVICE_WORDS` words.
    """
    words = sum(len(sentence.say.split()) for sentence in sentences)
    if words > MAX_ADVICE_WORDS:
        raise ValueError(f"at most {MAX_ADVICE_WORDS} words in all, this has {words}")
    return sentences


class Advice(Record):
    """The fixed answer to a level, or to a kind of pain that stops."""

    id: AdviceId
    ends_session: bool
    sentences: list[Sentence] = Field(min_items=1)

    _short = validator("sentences", allow_reuse=True)(one_breath)

    @property
    def text(self) -> str:
        """All of it, to be said at once."""
        return " ".join(sentence.say for sentence in self.sentences)


class ConditionWords(Said):
    """How people name a condition. `fades`: what lies years back no longer counts."""

    condition: Condition
    fades: bool = False
