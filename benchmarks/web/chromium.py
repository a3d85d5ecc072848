"""A Chromium driven over its own protocol.

Playwright has every page believe that it is looked at; here a page behind another one is hidden.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import websockets

OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
_HEADLESS = ["--headless=new", "--remote-debugging-port=0", "--no-first-run"]
_PORT_FILE = "DevToolsActivePort"
_STARTS_IN_S = 30.0


class Chromium:
    """One browser, and the calls of its protocol."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._calls = 0

    async def call(self, method: str, session: str | None = None, **parameters: Any) -> Any:
        """What a method answers.

        Raises:
            RuntimeError: it answers that it failed.
        """
        self._calls += 1
        asked: dict[str, Any] = {"id": self._calls, "method": method, "params": parameters}
        if session:
            asked["sessionId"] = session
        await self._socket.send(json.dumps(asked))
        while True:
            told = json.loads(await self._socket.recv())
            if told.get("id") == asked["id"]:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']}")
                return told["result"]

    async def page(self, address: str, before: str = "") -> Page:
        """A new page in front of all others; `before` is run in it before its own scripts are."""
        target = (await self.call("Target.createTarget", url="about:blank"))["targetId"]
        attached = await self.call("Target.attachToTarget", targetId=target, flatten=True)
        page = Page(self, target, attached["sessionId"])
        await page.call("Page.enable")
        await page.call("Page.addScriptToEvaluateOnNewDocument", source=before)
        await page.call("Page.navigate", url=address)
        return page


class Page:
    """One page of it."""

    def __init__(self, browser: Chromium, target: str, session: str) -> None:
        self._browser, self._target, self._session = browser, target, session

    async def call(self, method: str, **parameters: Any) -> Any:
        """What a method answers for this page."""
        return await self._browser.call(method, self._session, **parameters)

    async def evaluate(self, expression: str) -> Any:
        """The value of an expression, or of what it promises.

        Raises:
            RuntimeError: it throws.
        """
        told = await self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in told:
            raise RuntimeError(f"{expression}: {told['exceptionDetails']}")
        return told["result"].get("value")

    async def until(self, expression: str, seconds: float) -> None:
        """Waits until it is true.

        Raises:
            TimeoutError: it has not become true by then.
        """
        deadline = asyncio.get_running_loop().time() + seconds
        while not await self.evaluate(f"Boolean({expression})"):
            if asyncio.get_running_loop().time() > deadline:
                raise TimeoutError(expression)
            await asyncio.sleep(0.2)


@asynccontextmanager
async def chromium() -> AsyncIterator[Chromium]:
    """A browser with nothing of an earlier one, ended at the end."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [str(shutil.which("chromium")), *_HEADLESS, *OPTIONS, f"--user-data-dir={folder}"]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                address = await _address(Path(folder) / _PORT_FILE)
                async with websockets.connect(address, max_size=None) as socket:  # type: ignore[attr-defined]
                    yield Chromium(socket)
            finally:
                process.kill()


async def _address(file: Path) -> str:
    deadline = asyncio.get_running_loop().time() + _STARTS_IN_S
    while not (file.is_file() and len(lines := file.read_text().splitlines()) == 2):
        if asyncio.get_running_loop().time() > deadline:
            raise TimeoutError("Chromium did not start.")
        await asyncio.sleep(0.1)
    return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
