"""A session as compact JSON, and back: what the tracker's slot keeps."""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import Any

from bot.session.errors import SessionError
from bot.session.plan import Hold, Item, Plan
from bot.session.session import Session

VERSION = 1


def dumps(session: Session) -> str:
    """One line of JSON, some hundred bytes for a stretch."""
    value = {
        "v": VERSION,
        "id": session.id,
        "state": session.state,
        "position": session.position,
        "since": session.since,
        "revision": session.revision,
        "sheet": session.sheet,
        "reason": session.reason,
        "items": [astuple(item) for item in session.plan.items],
        "holds": [astuple(hold) for hold in session.plan.holds],
    }
    return json.dumps(value, separators=(",", ":"))


def loads(text: str) -> Session:
    """The session that was dumped.

    Raises:
        SessionError: it is damaged or of another version.
    """
    try:
        value: dict[str, Any] = json.loads(text)
        if value.pop("v") != VERSION:
            raise SessionError("the stored session is of another version")
        plan = Plan(
            tuple(Item(*item) for item in value.pop("items")),
            tuple(Hold(*hold) for hold in value.pop("holds")),
        )
        session = Session(plan=plan, **value)
        session.at(session.since)
    except (ValueError, TypeError, KeyError, AttributeError, LookupError, StopIteration) as error:
        raise SessionError(f"the stored session is damaged: {error}") from error
    return session
