"""`limber voice` that notes what it was told and how it went: a JSON line for each, on a file.

python -m benchmarks.voice.client NOTES SERVER SENDER
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.cli.voice import ready
from bot.client import Conversation, Reply
from bot.protocol import ClientState
from bot.voice.hands_free.duplex import duplex


class Noting(Conversation):
    """Notes every session with cues that the server sends."""

    notes: Path

    def say(self, text: str, state: ClientState | None = None, overheard: str = "") -> Reply:
        """A turn, as ever."""
        reply = super().say(text, state, overheard)
        if reply.session is not None and reply.session.cues is not None:
            note(self.notes, {"session": reply.session.dict()})
        return reply


def note(file: Path, what: dict[str, Any]) -> None:
    """Adds a line."""
    with file.open("a", encoding="utf-8") as out:
        out.write(json.dumps(what) + "\n")


def main(notes: str, server: str, sender: str) -> None:
    """Talks until its input says quit."""
    card = duplex(None, None, time.monotonic)
    talk = Noting(server, sender)
    talk.notes = Path(notes)
    with closing(talk), ready(talk, card, "open") as loop:
        loop.run()
        lost = {"late": card.mixer.late, "underruns": card.loudspeaker.underruns}
        lost |= {"blocks lost": card.microphone.lost, "overflows": card.microphone.overflows}
        note(talk.notes, {"lost": lost})


if __name__ == "__main__":
    main(*sys.argv[1:])
