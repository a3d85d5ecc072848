"""Rasa's SQL tracker store, in which a person can have everything deleted.

A conversation is kept as events that are only ever added. When an action sets the slot `erase`, all
events of that person are deleted instead, and what is to be kept is written anew as slots alone.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

ERASE = "erase"

_erased: list[Callable[[str], None]] = []


def on_erase(tell: Callable[[str], None]) -> None:
    """Has `tell` called with the id of everybody who has everything deleted from now on."""
    _erased.append(tell)


class ErasingTrackerStore(SQLTrackerStore):
    """As Rasa's, and able to forget."""

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Adds the new events; or, when that was asked for, deletes the old ones."""
        if tracker.slots[ERASE].value if ERASE in tracker.slots else None:
            self._erase(tracker)
        else:
            await super().save(tracker)

    def _erase(self, tracker: DialogueStateTracker) -> None:
        with self.session_scope() as session:
            _leave_no_trace(session)
            session.query(self.SQLEvent).filter(
                self.SQLEvent.sender_id == tracker.sender_id
            ).delete()
            for event in _anew(tracker):
                session.add(self._row(tracker.sender_id, event))
            session.commit()
            _empty_the_log(session)
        for tell in _erased:
            tell(tracker.sender_id)

    def _row(self, sender: str, event: Event) -> Any:
        data = event.as_dict()
        return self.SQLEvent(
            sender_id=sender,
            type_name=event.type_name,
            timestamp=data.get("timestamp"),
            intent_name=None,
            action_name=data.get("name"),
            data=json.dumps(data),
        )


def _anew(tracker: DialogueStateTracker) -> Iterator[Event]:
    """A conversation that begins now, with the slots that are still filled."""
    now = time.time()
    yield ActionExecuted(ACTION_SESSION_START_NAME, timestamp=now)
    yield SessionStarted(timestamp=now)
    for name, slot in tracker.slots.items():
        if name != ERASE and slot.value is not None:
            yield SlotSet(name, slot.value, timestamp=now)
    yield ActionExecuted(ACTION_LISTEN_NAME, timestamp=now)


def _leave_no_trace(session: Any) -> None:
    """Has SQLite overwrite what it deletes, rather than leave it in the file."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sqlalchemy.text("PRAGMA secure_delete=ON"))


def _empty_the_log(session: Any) -> None:
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sqlalchemy.text("PRAGMA wal_checkpoint(TRUNCATE)"))
