"""The records of `knowledge/safety`: what a person says, what it means, and what is answered.

The pattern language is small enough for a clinician to review. A *term* is a phrase in lower
case; `<name>` in it stands for any phrase of that list in `words.yml`. A `Pattern` names groups
of terms that must all be said, `within` so many words from the first to the last. The end of a
sentence counts as three words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from pydantic import BaseModel, Extra, Field, root_validator, validator

from knowledge.vocabulary import Condition

Tier = Literal["A", "B", "C", "D"]
Level = Literal["emergency", "same_day", "professional", "ease_off"]
AdviceId = Literal["emergency", "same_day", "professional", "stop", "ease_off"]

LEVELS: tuple[Level, ...] = get_args(Level)  # the most severe first
LEVEL_OF_TIER: Mapping[Tier, Level] = dict(zip(get_args(Tier), LEVELS, strict=True))
MAX_ADVICE_WORDS = 40


class _Record(BaseModel):
    class Config:
        extra = Extra.forbid
        allow_mutation = False
        min_anystr_length = 1
        anystr_strip_whitespace = True


class Source(_Record):
    """Where a safety fact comes from."""

    title: str
    address: str


class Pattern(_Record):
    """Groups of terms that must all be said, in any order unless `in_order`.

    `within` counts words from the first to the last; `unless` lists terms that, said anywhere
    in the message, make the pattern not apply.
    """

    groups: list[list[str]] = Field(min_items=1)
    within: int = Field(8, ge=1, le=60)
    in_order: bool = False
    unless: list[str] = []


class Said(_Record):
    """What is said for one meaning: any one of `phrases`, or any one pattern of `together`."""

    phrases: list[str] = []
    together: list[Pattern] = []

    @root_validator(skip_on_failure=True)
    def _something(cls, values: dict[str, object]) -> dict[str, object]:
        if not values["phrases"] and not values["together"]:
            raise ValueError("needs phrases or together")
        return values

    @property
    def patterns(self) -> list[Pattern]:
        """The phrases as one pattern, then those of `together`."""
        single = [Pattern(groups=[self.phrases])] if self.phrases else []
        return [*single, *self.together]

    def terms(self) -> Iterator[str]:
        """Every term, for checks."""
        for pattern in self.patterns:
            for group in [*pattern.groups, pattern.unless]:
                yield from group


class RedFlag(Said):
    """A warning sign of tier A to D.

    `explains_pain`: the pain words in it report no other pain. `lingers`: even years back it is a
    reason to see a professional.
    """

    id: str = Field(regex=r"^[a-z][a-z_]*$")
    tier: Tier
    about: str
    sources: list[str] = Field(min_items=1)
    kind: str | None = None
    explains_pain: bool = False
    lingers: bool = False

    @property
    def level(self) -> Level:
        """How severe, in the words of the design."""
        return LEVEL_OF_TIER[self.tier]


class PainKind(Said):
    """A kind of pain. `stop` ends the session; without it the person eases off."""

    kind: str = Field(regex=r"^[a-z][a-z_]*$")
    stop: bool
    sources: list[str] = Field(min_items=1)


class Harmless(Said):
    """Something that sounds like a report and is none. `ignore`: the terms that then do not
    count as said; all of the pattern's own, unless given.
    """

    why: str
    ignore: list[str] = []


class Pain(_Record):
    """Pain that is no red flag: its kinds, those that stop first, and what is not a report."""

    kinds: list[PainKind] = Field(min_items=1)
    not_reports: list[Harmless]


class Sentence(_Record):
    """One spoken sentence, and the sources of the fact in it."""

    say: str
    sources: list[str] = Field(min_items=1)


class Advice(_Record):
    """The fixed answer to a level, or to a kind of pain that stops."""

    id: AdviceId
    ends_session: bool
    sentences: list[Sentence] = Field(min_items=1)

    @validator("sentences")
    def _one_breath(cls, sentences: list[Sentence]) -> list[Sentence]:
        words = sum(len(sentence.say.split()) for sentence in sentences)
        if words > MAX_ADVICE_WORDS:
            raise ValueError(f"at most {MAX_ADVICE_WORDS} words in all, this has {words}")
        return sentences

    @property
    def text(self) -> str:
        """All of it, to be said at once."""
        return " ".join(sentence.say for sentence in self.sentences)


class ConditionWords(Said):
    """How people name a condition. `fades`: what lies years back no longer counts."""

    condition: Condition
    fades: bool = False


class Negator(_Record):
    """Words that deny what follows, and the words that may stand between.

    They never deny a sign that begins with a word of `never`, nor right after one of `not_after`.
    """

    words: list[str] = Field(min_items=1)
    over: list[str]
    never: list[str] = []
    not_after: list[str] = []


class History(_Record):
    """Marks of what is long past, `before` or `after` it, and of the `present`, which win."""

    before: list[str]
    after: list[str]
    present: list[str]


class Context(_Record):
    """How a sign can be said and not be there: denied, or long past.

    A `connectors` word joins the signs of `joined` under one denial; words of the `body` may stand
    in it anywhere; `undo` after a sign takes its denial back.
    """

    negators: list[Negator]
    connectors: list[str]
    joined: list[str]
    body: list[str]
    undo: list[str]
    history: History


class Words(_Record):
    """Named lists of terms; and how words are misspelt or misheard, by what was meant."""

    lists: dict[str, list[str]]
    spellings: dict[str, list[str]]
