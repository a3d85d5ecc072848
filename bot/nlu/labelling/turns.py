"""What Limber did not understand, from the conversations that Rasa's tracker store has kept."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.nlu.labelling.errors import LabellingError
from bot.nlu.likeness import plain

NOT_UNDERSTOOD = "nlu_fallback"
# Intents of a turn that says something was wrong with the one before.
OBJECTIONS = {"misunderstood": "then put right", "feedback_bad": "then found bad"}

_PAYLOAD = "/"  # what a button sends: nobody's words
_QUERY = """
    SELECT sender_id, type_name, timestamp, data FROM events
    WHERE type_name IN ('user', 'session_started') ORDER BY id
"""


@dataclass(frozen=True)
class Guess:
    """An intent, and how sure the classifier was of it."""

    intent: str
    confidence: float

    def __str__(self) -> str:
        return f"{self.intent} {self.confidence:.2f}"


@dataclass(frozen=True)
class Turn:
    """What a person said, and what it was taken for; `then` is what came next in that session."""

    text: str
    time: float
    taken_for: Guess
    runner_up: Guess | None
    then: Turn | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Listed:
    """A turn worth a label, and why."""

    turn: Turn
    why: tuple[str, ...]


def read_turns(database: Path) -> list[Turn]:
    """What was said in every conversation. Opens the database to read only.

    Raises:
        LabellingError: there is no database yet, or it cannot be read.
    """
    if not database.is_file():
        raise LabellingError(
            f"No conversations yet: there is no {database}. Talk to Limber first, `make run`."
        )
    try:
        with closing(
            sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
        ) as connection:
            rows = connection.execute(_QUERY).fetchall()
    except sqlite3.Error as error:
        raise LabellingError(f"{database} cannot be read: {error}") from error
    return [turn for session in _sessions(rows) for turn in _linked(session)]


def not_understood(turns: Iterable[Turn], below: float) -> list[Listed]:
    """The turns worth a label, newest first, each text once."""
    seen: set[str] = set()
    found = []
    for turn in sorted(turns, key=lambda turn: turn.time, reverse=True):
        words = plain(turn.text) or turn.text
        if words not in seen and (why := tuple(_reasons(turn, below))):
            seen.add(words)
            found.append(Listed(turn, why))
    return found


def _reasons(turn: Turn, below: float) -> Iterator[str]:
    if turn.taken_for.intent == NOT_UNDERSTOOD:
        yield "not understood"
    elif turn.taken_for.confidence < below:
        yield "unsure"
    if turn.then and (objection := OBJECTIONS.get(turn.then.taken_for.intent)):
        yield f'{objection}: "{turn.then.text}"'


def _sessions(rows: Iterable[tuple[str, str, float, str]]) -> Iterator[list[Turn]]:
    """The turns of each session of each person, in their order."""
    sessions: dict[str, list[list[Turn]]] = defaultdict(lambda: [[]])
    for sender, kind, time, data in rows:
        if kind == "session_started":
            sessions[sender].append([])
        elif turn := _turn(data, time):
            sessions[sender][-1].append(turn)
    for of_one in sessions.values():
        yield from of_one


def _linked(turns: Sequence[Turn]) -> Iterator[Turn]:
    for turn, then in zip(turns, [*turns[1:], None], strict=True):
        yield Turn(turn.text, turn.time, turn.taken_for, turn.runner_up, then)


def _turn(data: str, time: float) -> Turn | None:
    """A row's turn; none when nobody said it, or when it is not as Rasa writes it."""
    try:
        event = json.loads(data)
        text = " ".join((event["text"] or "").split())
        parsed = event["parse_data"]
        taken = _guess(parsed["intent"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    if not text or text.startswith(_PAYLOAD) or taken is None:
        return None
    ranking = [_guess(one) for one in parsed.get("intent_ranking") or []]
    others = (one for one in ranking if one and one.intent != taken.intent)
    return Turn(text, float(time or 0), taken, next(others, None))


def _guess(intent: Mapping[str, Any] | None) -> Guess | None:
    if not intent or not intent.get("name"):
        return None
    return Guess(str(intent["name"]), float(intent.get("confidence") or 0))
