"""A repair of Rasa's that every turn gains from: its schema of actions' answers, checked once.

After each custom action Rasa 3.6 validates the answer with `jsonschema.validate`, which first
checks the schema itself, every time: 15 ms a turn. The schema never changes; here it is compiled
once, in the dialect that it is written in, and answers are validated against that.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match
from rasa.core.actions.action import RemoteAction


@lru_cache(maxsize=1)
def _validator() -> Draft7Validator:
    schema = RemoteAction.action_response_format_spec()
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def validate_answer(action: RemoteAction, result: dict[str, Any]) -> bool:
    """As Rasa's own: True, or what is wrong with the answer.

    Raises:
        ValidationError: the action server's answer is not what Rasa can use.
    """
    error = best_match(_validator().iter_errors(result))
    if error is not None:
        error.message += f" Failed to validate the answer of the action {action.name()!r}."
        raise error
    return True


def check_schema_once() -> None:
    """From now on Rasa validates this way. May be called more than once."""
    RemoteAction._validate_action_result = validate_answer
