"""A server of this machine for the pages and, unless it is to be away, for the bots behind them."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

from benchmarks.web.compare.bots import add_bots
from benchmarks.web.compare.pages import Sent, files, packed, page, start
from benchmarks.web.compare.variants import Variant
from bot.cli.server import free_port

_HOST = "127.0.0.1"
_PATIENCE_S = 30.0
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_Middleware = Callable[[web.Request, _Handler], Awaitable[web.StreamResponse]]


@dataclass
class Asked:
    """A request: its path, and the bytes of the answer's body; a websocket has none."""

    path: str
    size: int = 0


@dataclass(frozen=True)
class Served:
    """A page's address, and what was asked of its server, scripts of workers included."""

    address: str
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def serving(variant: Variant, *, strict: bool = False, away: bool = False) -> Iterator[Served]:
    """A variant's page while it is served; `away`: with nothing behind its widget.

    If `strict`, the page has a policy that forbids scripts and styles inside it.
    """
    port = free_port()
    own = f"http://{_HOST}:{port}"
    server = f"http://{_HOST}:{free_port()}" if away else own
    sent = {
        "/": page(variant, server, strict=strict),
        "/start.js": packed(start(variant, server).encode(), ".js"),
        **files(variant),
    }
    if away:
        del sent["/api/names.json"]
    served = Served(f"{own}/")
    app = web.Application(middlewares=[_counting(served.asked)])
    for address, file in sent.items():
        app.router.add_get(address, _answer(file))
    if not away:
        add_bots(app)
    with _running(app, port):
        yield served


def _counting(asked: list[Asked]) -> _Middleware:
    @web.middleware
    async def count(request: web.Request, handler: _Handler) -> web.StreamResponse:
        one = Asked(request.path)
        asked.append(one)
        answer = await handler(request)
        if isinstance(answer, web.Response) and isinstance(answer.body, bytes):
            one.size = len(answer.body)
        return answer

    return count


def _answer(file: Sent) -> _Handler:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(body=file.body, headers=dict(file.headers))

    return answer


@contextmanager
def _running(app: web.Application, port: int) -> Iterator[None]:
    """In a thread: the one that drives the browser has a loop of its own."""
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(app, shutdown_timeout=0.1)

    async def begin() -> None:
        await runner.setup()
        await web.TCPSite(runner, _HOST, port).start()

    async def end() -> None:
        await runner.cleanup()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(begin(), loop).result(_PATIENCE_S)
        yield
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result(_PATIENCE_S)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
