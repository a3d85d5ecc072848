"""The REST channel in a bare Sanic app, reached over ASGI: no port, no Rasa server."""

import asyncio
from contextlib import asynccontextmanager
from types import SimpleNamespace
from uuid import uuid4

import httpx
import pytest
from sanic import Sanic

from bot.channels.rest import RestChannel


@asynccontextmanager
async def mounted(handler, tracker):
    app = Sanic(f"limber-{uuid4().hex}", configure_logging=False)
    app.blueprint(RestChannel().blueprint(handler), url_prefix="/webhooks/rest")

    async def retrieve(sender):
        return tracker(sender)

    app.ctx.agent = SimpleNamespace(tracker_store=SimpleNamespace(retrieve=retrieve))
    events, answers = asyncio.Queue(), asyncio.Queue()
    lifespan = asyncio.create_task(app({"type": "lifespan"}, events.get, answers.put))
    await events.put({"type": "lifespan.startup"})
    await answers.get()
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://limber") as client:
        yield client
    await events.put({"type": "lifespan.shutdown"})
    await lifespan


@pytest.fixture
def post():
    """Posts one message to a channel whose messages go to `handler`; gives the response."""

    def send(handler, body=None, query="", tracker=lambda sender: None, **request):
        async def run():
            async with mounted(handler, tracker) as client:
                given = request or {"json": body or {"sender": "a", "message": "pause"}}
                return await client.post(f"/webhooks/rest/webhook{query}", **given)

        return asyncio.run(asyncio.wait_for(run(), 10))

    return send


@pytest.fixture
def get():
    def send(path):
        async def handler(message):
            raise AssertionError("nothing was posted")

        async def run():
            async with mounted(handler, lambda sender: None) as client:
                return await client.get(path)

        return asyncio.run(asyncio.wait_for(run(), 10))

    return send
