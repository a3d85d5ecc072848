"""What is too much, too fast or not a message at all."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import Any

from bot.channels.rest import MAX_METADATA_KEYS, is_small_object
from bot.protocol import CLIENT_EVENTS
from bot.protocol.plain_text import as_plain_text

LONGEST_TEXT = 1000
LARGEST_PACKET = 16_384  # bytes
_LONGEST_ID = 64
_TURNS, _WINDOW_S = 20, 10.0
_REMEMBERED = 10_000  # conversations


class RefusedError(Exception):
    """What is not taken: why, in a sentence, and after how many seconds to try again.

    `status` is that of an answer over HTTP.
    """

    def __init__(
        self, problem: str, status: int = 400, *, retry_after: float | None = None
    ) -> None:
        super().__init__(problem)
        self.status = status
        self.retry_after = retry_after


@dataclass(frozen=True)
class Said:
    """A message of the person's, or an event of the client's, as Rasa is given it."""

    id: str
    text: str
    metadata: dict[str, Any] | None
    is_event: bool = False


def said(body: object) -> Said:
    """A message as it came.

    Raises:
        RefusedError: it is not one.
    """
    if not isinstance(body, dict):
        raise RefusedError('A message is an object: {"id": "...", "text": "..."}.')
    known, text, event = body.get("id"), body.get("text"), body.get("event")
    if not isinstance(known, str) or not 0 < len(known) <= _LONGEST_ID or not known.isprintable():
        raise RefusedError(f'"id" must be 1 to {_LONGEST_ID} printable characters.')
    metadata = body.get("metadata")
    if metadata is not None and not is_small_object(metadata):
        most = MAX_METADATA_KEYS
        raise RefusedError(f'"metadata" must be an object of at most {most} plain values.')
    if event is not None:
        if text is not None or event not in CLIENT_EVENTS:
            events = ", ".join(CLIENT_EVENTS)
            raise RefusedError(f'"event" comes without a "text", and is one of: {events}.')
        return Said(known, f"/{event}", metadata, is_event=True)
    if not isinstance(text, str) or not text.strip():
        raise RefusedError('"text" must be what the person typed or said.')
    if len(text) > LONGEST_TEXT:
        raise RefusedError(f"That is longer than {LONGEST_TEXT} characters: say it in fewer.")
    return Said(known, as_plain_text(text), metadata)


class Pace:
    """How many turns each conversation may take in a while."""

    def __init__(self) -> None:
        self._turns: OrderedDict[str, deque[float]] = OrderedDict()

    def check(self, conversation: str, now: float) -> None:
        """Counts a turn at `now`, in seconds of a monotonic clock.

        Raises:
            RefusedError: it is one too many.
        """
        turns = self._turns.setdefault(conversation, deque())
        self._turns.move_to_end(conversation)
        if len(self._turns) > _REMEMBERED:
            self._turns.popitem(last=False)
        while turns and turns[0] <= now - _WINDOW_S:
            turns.popleft()
        if len(turns) >= _TURNS:
            wait = turns[0] + _WINDOW_S - now
            told = "That was a lot at once. Please wait a moment."
            raise RefusedError(told, 429, retry_after=round(wait, 1))
        turns.append(now)
