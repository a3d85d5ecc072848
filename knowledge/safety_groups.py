"""What a condition changes in the offer: one record for every value of `Condition`."""

from __future__ import annotations

from pydantic import Field, root_validator, validator

from knowledge.safety_language import Record
from knowledge.safety_records import Sentence, one_breath
from knowledge.vocabulary import Condition, SafetyTag


class Group(Record):
    """People who have, or are, something that changes what is offered.

    Of the stretches, those with a tag of `drop` are left out; those with a tag of `change` give
    way to an easier form without it, or are left out where there is none; and those above
    `max_difficulty` (1 to 5) are left out. With `clinician_first` nothing is offered until a
    clinician has agreed, so that it stands alone. `name` completes "because of ...".
    """

    condition: Condition
    name: str
    drop: list[SafetyTag] = Field(default=[])
    change: list[SafetyTag] = Field(default=[])
    max_difficulty: int | None = Field(default=None, ge=1, le=5)
    clinician_first: bool = False
    says: list[Sentence] = Field(min_items=1, max_items=3)

    _short = validator("says", allow_reuse=True)(one_breath)

    @root_validator(skip_on_failure=True)
    def _agree(cls, values: dict[str, object]) -> dict[str, object]:
        drop, change = values["drop"], values["change"]
        assert isinstance(drop, list)
        assert isinstance(change, list)
        tags = [*drop, *change]
        if len(set(tags)) < len(tags):
            raise ValueError("drop and change: a tag stands in them once")
        if values["clinician_first"] and (tags or values["max_difficulty"]):
            raise ValueError("clinician_first offers nothing, so there is nothing to change")
        return values

    @property
    def text(self) -> str:
        """All that is said of it, at once."""
        return " ".join(sentence.say for sentence in self.says)
