"""The request that a session was put together from, as JSON in a slot."""

from __future__ import annotations

import json
from dataclasses import asdict, fields

from pydantic import parse_obj_as

from bot.coaching import Request
from bot.session import SessionError


def dumps(request: Request) -> str:
    """As JSON; sets become sorted lists."""
    return json.dumps(asdict(request), default=sorted)


def loads(stored: str) -> Request:
    """The request that was dumped.

    Raises:
        SessionError: it is damaged, or holds a term that is in no vocabulary any more.
    """
    try:
        value = json.loads(stored)
        if not isinstance(value, dict) or value.keys() != {field.name for field in fields(Request)}:
            raise ValueError("it is no request")
        return parse_obj_as(Request, value)
    except (ValueError, TypeError) as error:
        raise SessionError(f"the stored request is damaged: {error}") from error
