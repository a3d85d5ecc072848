"""The language in which `knowledge/safety` says what a person says.

It is small enough for a clinician to review. A *term* is a phrase in lower case; `<name>` in it
stands for any phrase of that list in `words.yml`. A `Pattern` names groups of terms that must all
be said, `within` so many words from the first to the last. The end of a sentence counts as three
words. See `knowledge/safety/README.md` for examples.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Extra, Field, root_validator


class Record(BaseModel):
    """A frozen record without unknown fields."""

    class Config:
        """Strict: a misspelt field is an error, and so is an empty text."""

        extra = Extra.forbid
        allow_mutation = False
        min_anystr_length = 1
        anystr_strip_whitespace = True


class Pattern(Record):
    """Groups of terms that must all be said, in any order unless `in_order`.

    `within` counts words from the first to the last; `unless` lists terms that, said anywhere
    in the message, make the pattern not apply.
    """

    groups: list[list[str]] = Field(min_items=1)
    within: int = Field(default=8, ge=1, le=60)
    in_order: bool = False
    unless: list[str] = []


class Said(Record):
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


class Harmless(Said):
    """Something that sounds like a report and is none. `ignore`: the terms that then do not
    count as said; all of the pattern's own, unless given.
    """

    why: str
    ignore: list[str] = []


class Negator(Record):
    """Words that deny what follows, and the words that may stand between.

    They never deny a sign that begins with a word of `never`, nor right after one of `not_after`.
    """

    words: list[str] = Field(min_items=1)
    over: list[str]
    never: list[str] = []
    not_after: list[str] = []


class History(Record):
    """Marks of what is long past, `before` or `after` it, and of the `present`, which win."""

    before: list[str]
    after: list[str]
    present: list[str]


class Context(Record):
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


class Words(Record):
    """Named lists of terms; and how words are misspelt or misheard, by what was meant."""

    lists: dict[str, list[str]]
    spellings: dict[str, list[str]]
