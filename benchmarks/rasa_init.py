"""The bot to compare with: what `rasa init --no-prompt` makes, as it stands."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks.bots import Serving
from benchmarks.processes import BenchError, last_words, run_to_end, started
from bot.cli.server import POLL_S, START_S, free_port

TRAIN_LIMIT_S = 900.0


class RasaInit:
    """A new project of Rasa's in `folder`: default pipeline and policies, trackers in memory."""

    name = "rasa init"
    # Sentences of its own training data that it answers with one response, by rule or by a
    # story that it knows by heart: what it is best at, and fastest.
    conversation: tuple[str, ...] = (
        "hello",
        "I am great",
        "are you a bot?",
        "am I talking to a human?",
        "are you a human?",
        "am I talking to a bot?",
        "see you later",
        "good night",
        "are you a bot?",
        "are you a human?",
        "have a nice day",
        "bye bye",
        "am I talking to a bot?",
        "goodbye",
    )

    def __init__(self, folder: Path) -> None:
        self._project = folder / "project"
        self._log = folder / "rasa_init.log"
        self._cache = {"RASA_CACHE_DIRECTORY": str(folder / "cache")}

    def train(self) -> float:
        """Seconds that `rasa train --force` takes, the whole process."""
        self._project.mkdir()
        # Trains too: the training that is measured is its second, with everything in the cache
        # of the file system.
        create = ("init", "--no-prompt", "--init-dir", str(self._project))
        self._rasa(*create)
        return self._rasa("train", "--force")

    @contextmanager
    def serving(self) -> Iterator[Serving]:
        """The bot, answering, for as long as the block lasts.

        Raises:
            BenchError: it ends or never answers.
        """
        port = free_port()
        command = [*(sys.executable, "-m", "rasa", "run"), *("--interface", "127.0.0.1")]
        with started([*command, "--port", str(port)], self._project, self._log) as process:
            address = f"http://127.0.0.1:{port}"
            self._wait(address, process)
            yield Serving(address, (process.pid,))

    def check(self, turns: int) -> None:
        """Nothing to check: every turn was answered."""

    def _rasa(self, *arguments: str) -> float:
        command = [sys.executable, "-m", "rasa", *arguments]
        return run_to_end(command, self._project, self._log, TRAIN_LIMIT_S, self._cache)

    def _wait(self, address: str, process: subprocess.Popen[bytes]) -> None:
        """As `bot.cli.server` waits for Limber: as often, and as long."""
        deadline = time.monotonic() + START_S
        while not _answers(address):
            if process.poll() is not None:
                raise BenchError(f"The bot of rasa init ended:\n{last_words(self._log)}")
            if time.monotonic() > deadline:
                raise BenchError(f"No answer of rasa init's bot after {START_S:.0f} s.")
            time.sleep(POLL_S)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/webhooks/rest/", timeout=2).is_success
    except httpx.HTTPError:
        return False
