"""A page's microphone: its sound over a websocket of its own, what was heard back as JSON.

    page -> here   binary: 16-bit samples, little-endian, mono, 16,000 a second, as they come
                   text: `{"own": [...]}`, the sentences that the page is speaking now
    here -> page   `{"event": "ready"}`, then as they come
                   `{"event": "began"}`, `{"event": "reflex", "word": "stop"}`
                   `{"event": "ended", "text": "...", "plain": "..."}`, "" when there were no words
                   `{"event": "refused", "why": "busy" | "no model"}`, and the end

No sound is kept: what was heard is forgotten with the sentence.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from bot.voice.errors import ModelMissing
from bot.voice.listening.activity import VoiceActivity
from bot.voice.listening.ears import Ears
from bot.voice.listening.events import Event, Reflex, SpeechBegan
from bot.voice.listening.listener import Listener
from bot.voice.loading import load_ears
from bot.voice.recogniser import RATE

MOST = 2  # pages that are listened to at a time: each takes up to a third of a core
LARGEST = 32_000  # bytes of sound at a time: a second
_MOST_OWN, _LONGEST_OWN = 4, 300  # sentences, and characters of one

_log = logging.getLogger(__name__)


class Microphones:
    """Listens to pages. Its ears take seconds to make: they are kept for the next page."""

    def __init__(self, load: Callable[[int], Ears] = load_ears) -> None:
        self._load = load
        self._spare: list[Ears] = []
        self._open = 0

    async def listen(self, socket: Any) -> None:
        """One page, until its websocket ends."""
        if self._open >= MOST:
            await _tell(socket, {"event": "refused", "why": "busy"})
            return
        self._open += 1
        # A thread of its own: a recogniser belongs to one, and an event loop must not wait for it.
        with ThreadPoolExecutor(1, thread_name_prefix="microphone") as thread:
            try:
                await self._listen(socket, thread)
            finally:
                self._open -= 1

    async def _listen(self, socket: Any, thread: ThreadPoolExecutor) -> None:
        loop = asyncio.get_running_loop()
        try:
            ears = (
                self._spare.pop()
                if self._spare
                else await loop.run_in_executor(thread, self._load, RATE)
            )
        except ModelMissing:
            _log.warning("A page wanted to be heard, but there is no speech model: make setup")
            await _tell(socket, {"event": "refused", "why": "no model"})
            return
        listener = Listener(RATE, ears, VoiceActivity(RATE))
        try:
            await _tell(socket, {"event": "ready"})
            while (packet := await socket.recv()) is not None:
                if isinstance(packet, str):
                    listener.expect(_own(packet))
                    continue
                sound = bytes(packet[:LARGEST])
                for event in await loop.run_in_executor(thread, _heard, listener, sound):
                    await _tell(socket, _message(event))
        finally:
            await loop.run_in_executor(thread, listener.drop)
            self._spare.append(ears)


def _heard(listener: Listener, sound: bytes) -> list[Event]:
    samples = np.frombuffer(sound[: len(sound) // 2 * 2], dtype="<i2")
    return list(listener.hear(samples))


def _message(event: Event) -> dict[str, Any]:
    if isinstance(event, SpeechBegan):
        return {"event": "began"}
    if isinstance(event, Reflex):
        return {"event": "reflex", "word": event.word}
    heard = event.heard
    text, plain = (heard.text, heard.plain) if heard else ("", "")
    return {"event": "ended", "text": text, "plain": plain}


def _own(packet: str) -> list[str]:
    """The sentences of a page's own voice; none when it says nothing that can be read."""
    try:
        body = json.loads(packet)
    except ValueError:
        return []
    own = body.get("own") if isinstance(body, dict) else None
    said = own if isinstance(own, list) else []
    return [one[:_LONGEST_OWN] for one in said[:_MOST_OWN] if isinstance(one, str)]


async def _tell(socket: Any, body: dict[str, Any]) -> None:
    await socket.send(json.dumps(body))
