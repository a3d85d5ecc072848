"""Reasons not to stretch at all, not that area, or not before a clinician was asked."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, validator

from knowledge.safety_language import Record
from knowledge.safety_records import Sentence, one_breath

ReasonKind = Literal["absolute", "relative", "ask_first"]


class Reason(Record):
    """A reason not to stretch.

    `absolute`: not that area, whatever the stretch. `relative`: with care, and only what a
    professional has agreed to. `ask_first`: a clinician before the first session. `about` is for
    review, `says` is spoken.
    """

    id: str = Field(regex=r"^[a-z][a-z_]*$")
    kind: ReasonKind
    about: str
    says: list[Sentence] = Field(min_items=1, max_items=3)

    _short = validator("says", allow_reuse=True)(one_breath)
