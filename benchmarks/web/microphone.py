"""How soon after its end a spoken word stands a page's session still: over the page's websocket."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from typing import Any

import websockets

from benchmarks.voice.acoustics import at_level, hiss, padded, to_int, voice
from bot.voice.recogniser import RATE

_PIECE = 1024  # samples, as the page's worklet sends them
_BEFORE_S, _AFTER_S = 1.0, 2.0
_LEVEL_DB, _HISS_DB = -26.0, -70.0


def reflexes(address: str, token: str, words: Sequence[str], voices: Sequence[str]) -> list[float]:
    """Seconds from a word's last sample to the page being told, for each word in each voice.

    A word that was not told of at all is infinitely late.
    """
    return asyncio.run(_all(address, token, words, voices))


async def _all(
    address: str, token: str, words: Sequence[str], voices: Sequence[str]
) -> list[float]:
    url = f"{address.replace('http', 'ws')}/microphone?token={token}"
    async with websockets.connect(url) as socket:  # type: ignore[attr-defined]
        ready = json.loads(await socket.recv())
        if ready != {"event": "ready"}:
            raise RuntimeError(f"The microphone was refused: {ready}")
        return [await _one(socket, word, who) for who in voices for word in words]


async def _one(socket: Any, word: str, who: str) -> float:
    said = at_level(voice(word, who), _LEVEL_DB)
    sound = padded(said, _BEFORE_S, _AFTER_S)
    samples = to_int(sound + hiss(len(sound), _HISS_DB, 1))
    started = time.monotonic()
    ended = started + _BEFORE_S + len(said) / RATE
    told = asyncio.create_task(_told(socket))
    for at in range(0, len(samples), _PIECE):
        await asyncio.sleep(max(0.0, started + (at + _PIECE) / RATE - time.monotonic()))
        await socket.send(samples[at : at + _PIECE].astype("<i2").tobytes())
    await asyncio.wait([told], timeout=1.0)
    if not told.done():
        told.cancel()
        return float("inf")
    return told.result() - ended


async def _told(socket: Any) -> float:
    """When the page is told of a reflex; the rest of the sentence is waited for as well."""
    at = float("inf")
    while True:
        event = json.loads(await socket.recv())
        if event["event"] == "reflex":
            at = time.monotonic()
        elif event["event"] == "ended":
            return at
