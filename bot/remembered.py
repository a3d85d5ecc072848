"""What a client had played, kept in a file: so that it can go on there after a sudden end."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from bot.paths import data_dir
from bot.protocol import ClientState


class Remembered:
    """The place of one conversation's client. That it can't be written stops no session."""

    def __init__(self, sender: str, directory: Path | None = None) -> None:
        """By default among the person's data."""
        name = hashlib.sha256(sender.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._file = (directory or data_dir()) / "clients" / f"{name}.json"
        self._kept: ClientState | None = None

    def place(self) -> ClientState | None:
        """What was kept last, by this process or one before it; None when there is nothing."""
        with suppress(OSError, ValueError):
            return ClientState.parse_raw(self._file.read_text(encoding="utf-8"))
        return None

    def keep(self, place: ClientState | None) -> None:
        """From now on it is this one. A sudden end leaves either this or the one before, whole."""
        if place is None or place == self._kept:
            return
        self._kept = place
        whole = self._file.with_suffix(".new")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            whole.write_text(place.json(), encoding="utf-8")
            whole.replace(self._file)
