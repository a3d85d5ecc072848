"""Stand-ins for the bots behind the widgets: each takes a message and answers with one line."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web
from socketio import AsyncServer  # type: ignore[import-untyped]

ANSWER = "Let us begin with the hips."


def add_bots(app: web.Application) -> None:
    """All of them, to a server."""
    _socket_io(app)
    app.router.add_post("/webhooks/rest/webhook", _rest)
    app.router.add_post("/deep-chat", _deep_chat)
    app.router.add_post("/directline/conversations", _conversation)
    app.router.add_post("/directline/conversations/{id}/activities", _activity)
    app.router.add_get("/directline/stream", _stream)


def _socket_io(app: web.Application) -> None:
    """Limber's own channel (docs/web.md), and the one of Rasa, which rasa-webchat talks to."""
    sio = AsyncServer(async_mode="aiohttp", cors_allowed_origins="*")

    async def connect(sid: str, _environ: Any, auth: object) -> None:
        if isinstance(auth, dict):
            welcome = {"token": "t", "fresh": True, "last": 0, "missed": []}
            await sio.emit("welcome", welcome, to=sid)

    async def say(sid: str, body: dict[str, Any]) -> dict[str, bool]:
        await sio.emit("turn", {"id": body["id"], "state": "began"}, to=sid)
        await sio.emit("bot", {"seq": 1, "text": ANSWER}, to=sid)
        await sio.emit("turn", {"id": body["id"], "state": "ended"}, to=sid)
        return {"ok": True}

    async def session_request(sid: str, _body: object) -> None:
        await sio.emit("session_confirm", {"session_id": sid}, to=sid)

    async def user_uttered(sid: str, _body: object) -> None:
        await sio.emit("bot_uttered", {"text": ANSWER}, to=sid)

    for handler in (connect, say, session_request, user_uttered):
        sio.on(handler.__name__, handler)
    sio.attach(app)


async def _rest(request: web.Request) -> web.Response:
    asked = await request.json()
    return web.json_response([{"recipient_id": asked.get("sender"), "text": ANSWER}])


async def _deep_chat(_request: web.Request) -> web.Response:
    return web.json_response({"text": ANSWER})


# Direct Line 3.0, as far as one conversation needs it.
_streams: list[web.WebSocketResponse] = []


async def _conversation(request: web.Request) -> web.Response:
    stream = f"ws://{request.host}/directline/stream"
    told = {"conversationId": "c", "token": "t", "expires_in": 1800, "streamUrl": stream}
    return web.json_response(told, status=201)


async def _activity(request: web.Request) -> web.Response:
    said = await request.json()
    answer = {"type": "message", "text": ANSWER, "from": {"id": "bot", "role": "bot"}}
    for number, activity in enumerate((said, answer)):
        named = {**activity, "id": f"c|{number}", "timestamp": "2026-01-01T00:00:00.000Z"}
        for stream in [one for one in _streams if not one.closed]:
            await stream.send_str(json.dumps({"activities": [named], "watermark": str(number)}))
    return web.json_response({"id": "c|0"})


async def _stream(request: web.Request) -> web.WebSocketResponse:
    stream = web.WebSocketResponse()
    await stream.prepare(request)
    _streams.append(stream)
    async for _ in stream:
        pass
    _streams.remove(stream)
    return stream
