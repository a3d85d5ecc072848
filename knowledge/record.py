"""What the records that people write have in common."""

from __future__ import annotations

from pydantic import BaseModel, Extra


class Record(BaseModel):
    """A frozen record: an unknown field is an error, and so is a text of one letter."""

    class Config:
        """Spaces around a text do not count."""

        extra = Extra.forbid
        allow_mutation = False
        min_anystr_length = 2
        anystr_strip_whitespace = True
