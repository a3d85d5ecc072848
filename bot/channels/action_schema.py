"""A repair of Rasa's that every turn gains from: say which JSON Schema its events are in.

After each custom action Rasa 3.6 validates the answer against a schema that names no dialect.
jsonschema then takes the newest one, whose own check of the schema costs 15 ms a turn; under the
dialect that it was written in, draft 7, it is 3 ms (benchmarks/README.md says how it is measured).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rasa.core.actions.action import RemoteAction

DRAFT_7 = "http://json-schema.org/draft-07/schema#"

_undeclared = RemoteAction.action_response_format_spec


@lru_cache(maxsize=1)
def declared() -> dict[str, Any]:
    """Rasa's schema of an action server's answer, with its dialect."""
    return {"$schema": DRAFT_7, **_undeclared()}


def declare_dialect() -> None:
    """From now on Rasa validates with it. May be called more than once."""
    RemoteAction.action_response_format_spec = staticmethod(declared)
