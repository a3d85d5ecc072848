"""Spoken cues and replies, for a page: only what Limber itself has said in that conversation."""

from __future__ import annotations

import io
import threading
from typing import Any

import soundfile

from bot.channels.web.mailbox import Mailbox
from bot.voice.speaker import COACH_RATE, Speaker
from bot.wording import breaths

LONGEST = 600  # characters


def may_be_spoken(text: str, conversation: str, mailbox: Mailbox) -> bool:
    """Whether Limber said it there: a reply, a sentence of one, or a cue."""
    return any(text in _sayings(body) for _, body in mailbox.after(conversation, 0))


def _sayings(body: dict[str, Any]) -> set[str]:
    said = set()
    if text := body.get("text"):
        said |= {text, *breaths(text, 1)}
    session = (body.get("custom") or {}).get("session") or {}
    return said | {cue["text"] for cue in session.get("cues") or ()}


class Spoken:
    """Speaks into WAV files. The synthesiser is started when it is first wanted, and kept."""

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._speaker: Speaker | None = None

    def wav(self, text: str) -> bytes:
        """A text, spoken. Blocks: not for an event loop.

        Raises:
            SpeakerFailed: the synthesiser is missing or broke down.
        """
        with self._starting:
            if self._speaker is None:
                self._speaker = Speaker(rate=COACH_RATE).__enter__()
            speaker = self._speaker
        pcm = speaker.synthesise(text)
        out = io.BytesIO()
        soundfile.write(out, pcm.samples, pcm.rate, format="WAV", subtype="PCM_16")
        return out.getvalue()

    def close(self) -> None:
        """Ends the synthesiser."""
        with self._starting:
            if self._speaker is not None:
                self._speaker.__exit__(None, None, None)
                self._speaker = None
