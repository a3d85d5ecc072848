"""Keys of a terminal, for whoever has a hand free, and lines for whoever would rather type."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from prompt_toolkit.input import create_input
from prompt_toolkit.keys import Keys

_NAMED = {
    " ": "space",
    "m": "microphone",
    "q": "quit",
    Keys.ControlC.value: "quit",
    Keys.ControlD.value: "quit",
}


class Keyboard:
    """Tells the names of keys, and typed lines where standard input is no terminal."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        """`tell` is called from another thread."""
        self._tell = tell
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="keys", daemon=True)

    def open(self) -> None:
        """Begins to read."""
        self._thread.start()

    def close(self) -> None:
        """Reads no more; gives the terminal back."""
        self._ended.set()
        if sys.stdin is not None and sys.stdin.isatty():
            self._thread.join(timeout=2)

    def _work(self) -> None:
        if sys.stdin is None:
            return
        if sys.stdin.isatty():
            self._keys()
        else:
            for line in sys.stdin:
                if words := line.strip():
                    self._tell("quit" if words in ("quit", "exit") else words)

    def _keys(self) -> None:
        reading = create_input()
        pressed = threading.Event()
        with reading.raw_mode(), reading.attach(pressed.set):
            while not self._ended.wait(0.05):
                for key in reading.read_keys():
                    name = _NAMED.get(str(getattr(key.key, "value", key.key)))
                    if name is not None:
                        self._tell(name)
