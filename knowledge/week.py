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


@lru_cache(maxsize=1)
def load_week() -> Week:
    """The figures of `week.yml`.

    Raises:
        KnowledgeError: it is wrong, or cites nothing that is known.
    """
    content = read_yaml(FILE)
    try:
        week = Week(**content) if isinstance(content, dict) else None
    except ValidationError as error:
        raise KnowledgeError(FILE, [str(error)]) from error
    if week is None or week.source not in load_library().sources:
        raise KnowledgeError(FILE, ["needs `least_s` and a `source` of sources.yml"])
    return week
