"""The process that runs pyttsx3, seen from the one that owns it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

_MODULE = "bot.voice.pyttsx3_worker"
_ROOT = Path(__file__).parents[2]
# A sentence takes some ten milliseconds: a worker that needs longer than this will never answer.
_PATIENCE_S = 30.0


class WorkerDied(Exception):  # noqa: N818 - reads as what it says
    """The process ended, or had to be ended, without an answer."""


class Worker:
    """One running `bot.voice.pyttsx3_worker`; its first line is an answer as well."""

    def __init__(self, options: list[str]) -> None:
        """Starts the process with these command line options."""
        path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", _MODULE, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path},
        )

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def ask(self, request: dict[str, str]) -> dict[str, Any]:
        """Sends a request and waits for its answer.

        Raises:
            WorkerDied: there will be none.
        """
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise WorkerDied from error
        return self.answer()

    def answer(self) -> dict[str, Any]:
        """The next answer. A process that is stuck is ended, so as not to wait for ever.

        Raises:
            WorkerDied: there will be none.
        """
        assert self._process.stdout is not None
        give_up = threading.Timer(_PATIENCE_S, self._process.kill)
        give_up.daemon = True
        give_up.start()
        try:
            line = self._process.stdout.readline()
        finally:
            give_up.cancel()
        if not line.endswith("\n"):
            raise WorkerDied
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """Ends the process; it keeps nothing that ending could spoil."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(BrokenPipeError):  # a request that it never took
                pipe.close()
