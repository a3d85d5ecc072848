"""The REST channel in a bare Sanic app, reached over ASGI: no port, no Rasa server."""

import asyncio
from types import SimpleNamespace

import httpx
import pytest
from sanic import Sanic

from bot.channels.rest import RestChannel


class Mounted:
    """One app for all tests, as Sanic can start only one a process. Who answers is set here."""

    def __init__(self):
        self.handler = self.tracker = None
        self.app = Sanic("limber-rest", configure_logging=False)
        channel = RestChannel().blueprint(lambda message: self.handler(message))
        self.app.blueprint(channel, url_prefix="/webhooks/rest")
        self.app.ctx.agent = SimpleNamespace(tracker_store=self)

    async def retrieve(self, sender):
        return self.tracker(sender)

    async def start(self):
        events, answers = asyncio.Queue(), asyncio.Queue()
        await events.put({"type": "lifespan.startup"})
        lifespan = asyncio.create_task(self.app({"type": "lifespan"}, events.get, answers.put))
        assert (await answers.get())["type"] == "lifespan.startup.complete"
        lifespan.cancel()

    async def request(self, method, path, content):
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://limber") as client:
            return await asyncio.wait_for(client.request(method, path, **content), 10)


@pytest.fixture(scope="session")
def mounted():
    mounted = Mounted()
    asyncio.run(mounted.start())
    return mounted


@pytest.fixture
def post(mounted):
    """Posts one message to a channel whose messages go to `handler`; gives the response."""

    def send(handler, body=None, query="", tracker=lambda sender: None, **content):
        mounted.handler, mounted.tracker = handler, tracker
        content = content or {"json": body or {"sender": "a", "message": "pause"}}
        return asyncio.run(mounted.request("POST", f"/webhooks/rest/webhook{query}", content))

    return send


@pytest.fixture
def get(mounted):
    def send(path):
        return asyncio.run(mounted.request("GET", path, {}))

    return send
