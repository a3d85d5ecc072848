"""Turns with the server, on a thread of their own: one at a time, and again when it is back."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from bot.client import ClientError, Conversation, Reply
from bot.protocol import ClientState

_RETRY_S = 1.0
# Words that could not be brought to the server for so long are not wanted any more.
STALE_S = 20.0


@dataclass(frozen=True)
class Replied:
    """The server's answer."""

    reply: Reply


@dataclass(frozen=True)
class Failed:
    """The server cannot be reached."""


@dataclass(frozen=True)
class Recovered:
    """It can be reached again; what was said last has become too old to be said to it."""


Outcome = Replied | Failed | Recovered
_Ask = Callable[[], Reply]


class ServerTurns:
    """Brings words to the server in order, and tells `outcome` what came of them."""

    def __init__(
        self,
        talk: Conversation,
        outcome: Callable[[Outcome], None],
        clock: Callable[[], float],
    ) -> None:
        """`clock` is monotonic, in seconds."""
        self._talk, self._outcome, self._clock = talk, outcome, clock
        self._asked: queue.SimpleQueue[tuple[float, _Ask] | None] = queue.SimpleQueue()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="turns", daemon=True)

    def open(self) -> None:
        """Starts the thread."""
        self._thread.start()

    def close(self) -> None:
        """Brings nothing more to the server; a turn under way is let end."""
        self._ended.set()
        self._asked.put(None)
        self._thread.join(timeout=5)

    def say(self, text: str, state: ClientState | None, overheard: str = "") -> None:
        """A person's words; `overheard`: their plain reading, if they may be meant for others."""
        self._asked.put((self._clock(), lambda: self._talk.say(text, state, overheard)))

    def _work(self) -> None:
        while (asked := self._asked.get()) is not None:
            at, ask = asked
            try:
                self._outcome(Replied(ask()))
            except ClientError:
                self._outcome(Failed())
                self._recover(at, ask)

    def _recover(self, at: float, ask: _Ask) -> None:
        """Waits for the server, then asks again unless that has become too old."""
        while not self._ended.wait(_RETRY_S):
            if not self._talk.is_up():
                continue
            if self._clock() - at > STALE_S:
                self._outcome(Recovered())
                return
            try:
                self._outcome(Replied(ask()))
            except ClientError:
                continue
            return
