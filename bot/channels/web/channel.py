"""Rasa's socket.io channel with its traps closed: see `docs/web.md` for what goes over the wire.

A reply outlives the connection it was for: it is numbered and kept, and a client that comes back
gets what it missed. A conversation belongs to who holds its signed token. Text is text.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from rasa.core.channels.channel import UserMessage
from rasa.core.channels.socketio import SocketBlueprint, SocketIOInput
from sanic import Sanic
from sanic.request import Request
from socketio import AsyncServer  # type: ignore[import-untyped]
from websockets.exceptions import ConnectionClosed

from bot.channels.action_schema import check_schema_once
from bot.channels.web.limits import LARGEST_PACKET, Pace, RefusedError, Said, said
from bot.channels.web.mailbox import Mailbox
from bot.channels.web.microphone import Microphones
from bot.channels.web.output import WebOutput
from bot.channels.web.pages import Pages
from bot.channels.web.personal import Personal
from bot.channels.web.tokens import Tokens, new_conversation
from bot.paths import data_dir
from bot.profile.tracker_store import on_erase
from bot.wording import load_phrases

PATH = "/socket.io"
MICROPHONE = "/microphone"
# Where this channel keeps its key and what it sent; `limber serve` says so to its processes.
FOLDER = "LIMBER_WEB"
# Other sites that may hold conversations, besides those of `credentials.yml`.
ORIGINS = "LIMBER_ORIGINS"

Handler = Callable[[UserMessage], Awaitable[Any]]
_log = logging.getLogger(__name__)


class WebChannel(SocketIOInput):
    """Conversations of web pages, and the pages. `origins` are those of other sites, if any may."""

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa."""
        return "web"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebChannel:
        """As `credentials.yml` says, and the environment: `origins`, such as `https://example.org`."""
        listed = (credentials or {}).get("origins") or ()
        return cls([*listed, *os.environ.get(ORIGINS, "").split()])

    def __init__(self, origins: Iterable[str] = ()) -> None:
        super().__init__(socketio_path=PATH)
        self._origins = frozenset(origins)
        self._conversations: dict[str, str] = {}  # by connection
        self._sending: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._turning: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._tasks: set[asyncio.Task[None]] = set()
        self._pace = Pace()

    def blueprint(self, on_new_message: Handler) -> SocketBlueprint:
        """The connections' side; the pages are answered before Rasa's own routes are asked."""
        check_schema_once()
        folder = Path(os.environ.get(FOLDER) or data_dir())
        self._on_new_message = on_new_message
        self._tokens = Tokens(folder / "web.key")
        self._mailbox = Mailbox(folder / "web.db")
        self._own_up()
        self._pages = Pages(self._tokens, self._mailbox, self._origins)
        self._personal = Personal(self._tokens, self._mailbox)
        self.sio = AsyncServer(
            async_mode="sanic",
            cors_allowed_origins=self._is_allowed,
            max_http_buffer_size=LARGEST_PACKET,
            transports=["websocket"],
            always_connect=True,
        )
        self.sio.on("connect", self._connected)
        self.sio.on("disconnect", self._disconnected)
        self.sio.on("say", self._say)
        on_erase(self._forget)
        self._microphones = Microphones()
        parts = (self._pages.answer, self._listen, self._personal)
        return _Blueprint(parts, self.sio, self.socketio_path, "web_channel", __name__)

    def _is_allowed(self, origin: str | None, environ: dict[str, Any]) -> bool:
        if origin is None or origin in self._origins:
            return True
        try:
            return urlsplit(origin).netloc == environ.get("HTTP_HOST")
        except ValueError:  # such as "http://["
            return False

    async def _listen(self, request: Request, socket: Any) -> None:
        """A page's microphone."""
        environ = {"HTTP_HOST": request.headers.get("host")}
        allowed = self._is_allowed(request.headers.get("origin"), environ)
        if allowed and self._tokens.conversation(request.args.get("token")) is not None:
            with suppress(ConnectionClosed):
                await self._microphones.listen(socket)

    # connections

    async def _connected(self, sid: str, _environ: Any, auth: object) -> None:
        given = auth if isinstance(auth, dict) else {}
        known = self._tokens.conversation(given.get("token"))
        conversation = known or new_conversation()
        self._conversations[sid] = conversation
        async with _lock(self._sending, conversation):
            await self.sio.enter_room(sid, conversation)
            last = self._mailbox.last(conversation)
            after = given.get("after")
            after = after if known and isinstance(after, int) and 0 <= after <= last else 0
            kept = self._mailbox.after(conversation, after)
            welcome = {
                "token": self._tokens.issue(conversation, time.time()),
                "fresh": known is None,
                "last": last,
                "missed": [{"seq": seq, **body} for seq, body in kept],
            }
            await self.sio.emit("welcome", welcome, to=sid)

    async def _disconnected(self, sid: str, *_reason: object) -> None:
        self._conversations.pop(sid, None)

    async def _say(self, sid: str, body: object = None, *_more: object) -> dict[str, Any]:
        conversation = self._conversations.get(sid)
        if conversation is None:
            return {"ok": False, "problem": "This connection has ended. Please connect again."}
        try:
            message = said(body)
            self._pace.check(conversation, time.monotonic())
            # What comes again, after a connection broke down, has been taken already.
            if self._mailbox.take(conversation, message.id, owed=not message.is_event):
                self._begin(conversation, message)
                if not message.is_event:
                    told = {"id": message.id, "text": str(body["text"])}  # type: ignore[index]
                    await self.sio.emit("said", told, room=conversation, skip_sid=sid)
        except RefusedError as refused:
            again = {"retry_after": refused.retry_after} if refused.retry_after else {}
            return {"ok": False, "problem": str(refused), **again}
        return {"ok": True}

    # turns

    def _own_up(self) -> None:
        """The server before this one was killed in the midst of turns: nobody waits for them."""
        for conversation in self._mailbox.left_behind():
            self._mailbox.make_good(conversation, _trouble())

    def _begin(self, conversation: str, message: Said) -> None:
        self._go_on(self._turn(conversation, message))

    def _go_on(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # or it could be forgotten half-way
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("A turn of the web channel failed.", exc_info=error)

    async def _turn(self, conversation: str, said: Said) -> None:
        async with _lock(self._turning, conversation):
            await self.sio.emit("turn", {"id": said.id, "state": "began"}, room=conversation)
            output = WebOutput(self._send)
            message = UserMessage(
                said.text,
                output,
                conversation,
                input_channel=self.name(),
                message_id=said.id,
                metadata=said.metadata,
            )
            try:
                await self._on_new_message(message)
            finally:
                # Whatever happens to a message, the person hears something.
                if output.silent:
                    await self._send(conversation, _trouble())
                self._mailbox.settle(conversation, said.id)
                ended = {"id": said.id, "state": "ended"}
                await self.sio.emit("turn", ended, room=conversation)

    async def _send(self, conversation: str, body: dict[str, Any]) -> None:
        async with _lock(self._sending, conversation):
            seq = self._mailbox.put(conversation, body)
            await self.sio.emit("bot", {"seq": seq, **body}, room=conversation)

    def _forget(self, conversation: str) -> None:
        """The person has had everything deleted: here too, and where it is shown."""
        self._mailbox.forget(conversation)
        self._go_on(self.sio.emit("forgotten", {}, room=conversation))


class _Blueprint(SocketBlueprint):
    def __init__(self, parts: tuple[Any, Any, Personal], *args: Any) -> None:
        super().__init__(*args)
        self.ctx.answer, self.ctx.listen, self.ctx.personal = parts

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        app.register_middleware(self.ctx.answer, "request")
        app.add_websocket_route(self.ctx.listen, MICROPHONE)
        self.ctx.personal.register(app)
        super().register(app, options)


def _trouble() -> dict[str, Any]:
    return {"text": load_phrases()["say_trouble"][0]}


def _lock(locks: WeakValueDictionary[str, asyncio.Lock], conversation: str) -> asyncio.Lock:
    lock = locks.get(conversation)
    if lock is None:
        lock = locks[conversation] = asyncio.Lock()
    return lock
