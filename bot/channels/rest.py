"""Rasa's REST channel with its doors closed: text is text, and every message gets an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import QueueOutputChannel, RestInput
from sanic import Blueprint
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channels.action_schema import check_schema_once
from bot.protocol import CLIENT_EVENTS
from bot.protocol.plain_text import as_plain_text
from bot.wording import load_phrases

MAX_SENDER = 128
MAX_METADATA_KEYS = 20

Handler = Callable[[UserMessage], Awaitable[Any]]


class RestChannel(RestInput):
    """`POST /webhooks/rest/webhook` with `{"sender": ..., "message": ..., "metadata": {...}}`.

    In place of the person's `message` there may be an `event` of the client's.
    """

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Rasa's endpoints, behind a check of what comes in."""
        check_schema_once()
        blueprint: Blueprint = super().blueprint(_answered(on_new_message))
        blueprint.middleware("request")(_refuse_bad_requests)
        blueprint.middleware("response")(_tell_what_was_understood)
        return blueprint

    async def _extract_sender(self, req: Request) -> str:
        return str(req.json["sender"]).strip()

    def _extract_message(self, req: Request) -> str:
        event = req.json.get("event")
        # The one way to an intent that is none of a text's: the event is one of a few.
        return as_plain_text(req.json["message"]) if event is None else f"/{event}"

    def _extract_input_channel(self, _req: Request) -> str:
        # Rasa lets a request name any channel here; ours is ours.
        return str(self.name())

    @staticmethod
    async def on_message_wrapper(
        on_new_message: Handler,
        text: str,
        queue: asyncio.Queue[Any],
        sender_id: str,
        input_channel: str,
        metadata: dict[str, Any] | None,
    ) -> None:
        """Rasa's, for `?stream=true`; but a stream whose turn has failed ends, too."""
        out = _StreamOut(queue)
        message = UserMessage(text, out, sender_id, input_channel=input_channel, metadata=metadata)
        try:
            await on_new_message(message)
        finally:
            await queue.put("DONE")

    def get_metadata(self, request: Request) -> dict[str, Any] | None:
        """The client's own state, if it sent one."""
        metadata: dict[str, Any] | None = request.json.get("metadata")
        return metadata


class _StreamOut(QueueOutputChannel):
    """A stream that knows whether anything was said: its queue is read while the turn goes on."""

    silent = True

    async def _persist_message(self, message: dict[str, Any]) -> None:
        self.silent = False
        await super()._persist_message(message)


def problem_with(body: object) -> str | None:
    """What is wrong with a request's body, in a sentence; None when it is fine."""
    if not isinstance(body, dict):
        return 'The body must be a JSON object: {"sender": "...", "message": "..."}.'
    sender, message, event = body.get("sender"), body.get("message"), body.get("event")
    if not isinstance(sender, str) or not sender.strip() or not _is_name(sender):
        return f'"sender" must be 1 to {MAX_SENDER} printable characters: the conversation.'
    if event is not None and (message is not None or event not in CLIENT_EVENTS):
        return f'"event" comes without a "message", and is one of: {", ".join(CLIENT_EVENTS)}.'
    if event is None and not isinstance(message, str):
        return '"message" must be a text: what the person typed or said.'
    metadata = body.get("metadata")
    if metadata is not None and not is_small_object(metadata):
        return f'"metadata" must be an object of at most {MAX_METADATA_KEYS} plain values.'
    return None


def _is_name(sender: str) -> bool:
    # What cannot be printed, such as half a surrogate pair, cannot be stored either.
    return len(sender) <= MAX_SENDER and sender.isprintable()


def is_small_object(metadata: object) -> bool:
    """Whether it is an object of a few plain values, as a client's state is."""
    return (
        isinstance(metadata, dict)
        and len(metadata) <= MAX_METADATA_KEYS
        and all(
            value is None or isinstance(value, bool | int | float) or _short_text(value)
            for value in metadata.values()
        )
    )


def _short_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 256


def _refuse_bad_requests(request: Request) -> HTTPResponse | None:
    if request.method != "POST":
        return None
    try:
        problem = problem_with(request.json)
    except InvalidUsage:
        problem = "The body is not valid JSON."
    return json({"error": problem}, status=400) if problem else None


async def _tell_what_was_understood(request: Request, response: HTTPResponse) -> None:
    """With `?understood=1`, a header says the intent and the stretch: for developers' tools."""
    if request.method != "POST" or not request.args.get("understood") or response.status != 200:
        return
    agent = request.app.ctx.agent
    tracker = await agent.tracker_store.retrieve(request.json["sender"].strip())
    message = tracker.latest_message if tracker else None
    if message is not None and message.intent:
        stretches = [str(e["value"]) for e in message.entities if e["entity"] == "stretch"]
        words = [str(message.intent.get("name")), *stretches]
        response.headers["limber-understood"] = " ".join(words)


def _answered(on_new_message: Handler) -> Handler:
    """Whatever happens to a message, the person hears something."""

    async def handle(message: UserMessage) -> Any:
        channel = message.output_channel
        try:
            return await on_new_message(message)
        finally:
            if _is_silent(channel):
                trouble = load_phrases()["say_trouble"][0]
                await channel.send_text_message(message.sender_id, trouble)

    return handle


def _is_silent(channel: object) -> bool:
    if isinstance(channel, _StreamOut):
        return channel.silent
    return isinstance(channel, CollectingOutputChannel) and not channel.messages
