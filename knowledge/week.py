"""How much stretching a week takes."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field, ValidationError

from knowledge.errors import KnowledgeError
from knowledge.loader import KNOWLEDGE_DIR, load_library
from knowledge.reading import read_yaml
from knowledge.record import Record

FILE = KNOWLEDGE_DIR / "week.yml"


class Week(Record):
    """Seconds held for each group of muscles, at least, and the source that says so."""

    least_s: int = Field(gt=0)
    source: str


def read_week() -> Week:
    """The figures of `week.yml` as they stand there.

    Raises:
        KnowledgeError: it is wrong.
    """
    content = read_yaml(FILE)
    try:
        return Week.parse_obj(content)
    except ValidationError as error:
        raise KnowledgeError(FILE, ["needs `least_s`, above 0, and a `source`"]) from error


@lru_cache(maxsize=1)
def load_week() -> Week:
    """The same, with the source known.

    Raises:
        KnowledgeError: it is wrong, or cites nothing that is known.
    """
    week = read_week()
    if week.source not in load_library().sources:
        raise KnowledgeError(FILE, [f"source: {week.source!r} is not in sources.yml"])
    return week
