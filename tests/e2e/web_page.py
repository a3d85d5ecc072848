"""What a page does over the wire, without a browser: socket.io's packets, read and written here."""

import asyncio
import json
import secrets
from contextlib import suppress
from itertools import count

import websockets

PATIENCE_S = 30.0


class Page:
    """One connection. `say` returns what came for a message, in order."""

    def __init__(self, address, auth=None, origin=None):
        self._url = address.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
        self._auth, self._origin = auth or {}, origin
        self._ids = count(1)
        self.events = []

    async def __aenter__(self):
        self._socket = await websockets.connect(self._url, origin=self._origin)
        await self._socket.send("40" + json.dumps(self._auth))
        await self.until("welcome")
        return self

    async def __aexit__(self, *_):
        with suppress(websockets.ConnectionClosed):  # the server may have been killed
            await self._socket.close()

    @property
    def welcome(self):
        return next(body for name, body in self.events if name == "welcome")

    @property
    def token(self):
        return self.welcome["token"]

    @property
    def heard(self):
        """The messages of Limber's, with their numbers."""
        return [body for name, body in self.events if name == "bot"]

    async def send(self, name, body):
        """An event; what the server acknowledges it with."""
        number = next(self._ids)
        await self._socket.send(f"42{number}" + json.dumps([name, body]))
        return await self.until(f"ack {number}")

    async def say(self, text, known="", **more):
        """A message, to the end of its turn: all that Limber said to it."""
        return await self._turn({"id": known or secrets.token_hex(8), "text": text, **more})

    async def tell(self, event, **metadata):
        """An event of the page's, to the end of its turn: all that Limber said to it."""
        told = {"id": secrets.token_hex(8), "event": event, "metadata": metadata}
        return await self._turn(told)

    async def _turn(self, message):
        before, known = len(self.heard), message["id"]
        answer = await self.send("say", message)
        assert answer == {"ok": True}
        await self.until("turn", lambda body: body == {"id": known, "state": "ended"})
        return self.heard[before:]

    async def until(self, name, fits=lambda _body: True):
        """The next event of that name."""
        while True:
            for at, (known, body) in enumerate(self.events):
                if known == name and fits(body):
                    return self.events.pop(at)[1] if name not in ("bot", "welcome") else body
            await self._receive()

    async def _receive(self):
        packet = await asyncio.wait_for(self._socket.recv(), PATIENCE_S)
        if packet == "2":
            await self._socket.send("3")
        elif packet.startswith("42"):
            name, body = json.loads(packet[2:])
            self.events.append((name, body))
        elif packet.startswith("43"):
            at = packet.index("[")
            self.events.append((f"ack {packet[2:at]}", json.loads(packet[at:])[0]))


def texts(messages):
    return [message["text"] for message in messages if "text" in message]


def session_of(messages):
    sessions = [one["custom"]["session"] for one in messages if "session" in one.get("custom", {})]
    return sessions[-1] if sessions else None
