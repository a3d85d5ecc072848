"""A conversation with a running Limber, over its REST channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.protocol import (
    LONGEST_READING,
    OVERHEARD,
    ClientState,
    Custom,
    ProtocolError,
    SessionMessage,
    decode_custom,
)

TIMEOUT_S = 30.0


class ClientError(Exception):
    """Limber could not be reached, or answered something that is no answer."""


@dataclass(frozen=True)
class Reply:
    """What came back for one message: what is said, what is for machines, how it was understood."""

    texts: tuple[str, ...] = ()
    customs: tuple[Custom, ...] = ()
    understood: str = ""

    @property
    def session(self) -> SessionMessage | None:
        """The session's newest state in this reply, None when it has none."""
        sessions = [custom.session for custom in self.customs if custom.session]
        return sessions[-1] if sessions else None

    @property
    def is_under_way(self) -> bool:
        """Whether it tells of a session that has not ended."""
        return self.session is not None and self.session.state != "ended"

    @property
    def starts_cues(self) -> bool:
        """Whether it brings cues that run from now on."""
        session = self.session
        return session is not None and session.state == "running" and session.cues is not None


@dataclass
class Conversation:
    """Talks to `server` (its address) as `sender`.

    Raises:
        ClientError: nothing there, or no answer that is of the protocol.
    """

    server: str
    sender: str
    _http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=TIMEOUT_S))

    def is_up(self) -> bool:
        """Whether a Limber answers there."""
        try:
            return self._http.get(f"{self.server}/webhooks/rest/", timeout=2).is_success
        except httpx.HTTPError:
            return False

    def say(self, text: str, state: ClientState | None = None, overheard: str = "") -> Reply:
        """One message and its reply.

        `overheard` is the plain reading of what may not have been meant for Limber.
        """
        more = {OVERHEARD: overheard[:LONGEST_READING]} if overheard else {}
        return self._post({"message": text}, state, more)

    def resumed(self, state: ClientState | None = None) -> Reply:
        """Tells that this client has started; `state` is what it had played when it ended."""
        return self._post({"event": "client_resumed"}, state)

    def close(self) -> None:
        """Lets the connection go."""
        self._http.close()

    def _post(
        self, what: dict[str, Any], state: ClientState | None, more: dict[str, Any] | None = None
    ) -> Reply:
        body = {"sender": self.sender, **what}
        metadata = {**(state.dict() if state is not None else {}), **(more or {})}
        if metadata:
            body["metadata"] = metadata
        try:
            response = self._http.post(
                f"{self.server}/webhooks/rest/webhook?understood=1", json=body
            )
            response.raise_for_status()
            return _reply(response.json(), response.headers.get("limber-understood", ""))
        except httpx.HTTPStatusError as error:
            refusal = f"{error.response.status_code}: {error.response.text[:200]}"
            raise ClientError(f"{self.server} refused that with {refusal}") from error
        except httpx.HTTPError as error:
            raise ClientError(
                f"No answer from Limber at {self.server} ({error}). Start it with: make run"
            ) from error
        except (ValueError, ProtocolError) as error:
            raise ClientError(f"{self.server} answered, but not as Limber does: {error}") from error


def _reply(messages: Any, understood: str) -> Reply:
    if not isinstance(messages, list) or not all(isinstance(m, dict) for m in messages):
        raise ProtocolError("a reply is a list of messages")
    texts = tuple(message["text"] for message in messages if message.get("text"))
    customs = tuple(decode_custom(m["custom"]) for m in messages if m.get("custom"))
    return Reply(texts, customs, understood)
