"""Limber as it runs for a person: Rasa, its action server, and conversations kept in SQLite."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.bots import Serving
from benchmarks.processes import BenchError, run_to_end
from bot.cli.server import Server, free_port, running
from bot.paths import MODEL_FILE, PROJECT_DIR

TRAIN_LIMIT_S = 900.0

# Each user message with the number of our actions that ran before the next one. Those that say
# that it was not understood don't count.
_ACTED = """
SELECT json_extract(said.data, '$.text'), (
    SELECT count(*) FROM events AS ran
    WHERE ran.sender_id = said.sender_id AND ran.id > said.id
    AND ran.id < coalesce(
        (SELECT min(id) FROM events
         WHERE type_name = 'user' AND sender_id = said.sender_id AND id > said.id), 1e18)
    AND ran.type_name = 'action' AND ran.action_name LIKE 'action\\_%' ESCAPE '\\'
    AND ran.action_name NOT IN ('action_listen', 'action_session_start',
                                'action_not_understood', 'action_out_of_scope')
)
FROM events AS said WHERE said.type_name = 'user'
"""


class Limber:
    """This project. Serves the model that `make train` made; trains into `folder`.

    Raises:
        BenchError: there is no model.
    """

    name = "Limber"
    # Facts and a guided stretch, every turn answered by a custom action; of the same length as
    # the other bot's, because a turn's cost grows with its conversation.
    conversation: tuple[str, ...] = (
        "hello",
        "how do I breathe in the half kneeling psoas stretch",
        "which muscles does it work",
        "how long should I hold it",
        "start the half kneeling psoas stretch",
        "no, none of those",
        "ready",
        "pause",
        "how long is left",
        "resume",
        "ten more seconds",
        "skip to the other side",
        "where should I feel it",
        "stop",
    )

    def __init__(self, folder: Path) -> None:
        if not MODEL_FILE.is_file():
            raise BenchError("There is no trained model yet. Run: make train")
        self._folder = folder

    def train(self) -> float:
        """Seconds that `rasa train --force` takes, the whole process."""
        out, cache = self._folder / "models", self._folder / "cache"
        command = [*(sys.executable, "-m", "rasa", "train", "--force"), *("--domain", "domain")]
        command += ["--out", str(out)]
        log = self._folder / "train.log"
        more = {"RASA_CACHE_DIRECTORY": str(cache)}
        return run_to_end(command, PROJECT_DIR, log, TRAIN_LIMIT_S, more)

    @contextmanager
    def serving(self) -> Iterator[Serving]:
        """Limber, answering, for as long as the block lasts.

        Raises:
            ServerError: it ends or never answers.
        """
        with running(Server(port=free_port(), directory=self._folder)) as server:
            yield Serving(server.address, (server.pid("rasa"), server.pid("actions")))

    def check(self, turns: int) -> None:
        """Sees in the stored conversations that each of the `turns` so far ran a custom action.

        Raises:
            BenchError: some did not; says which.
        """
        with closing(sqlite3.connect(self._folder / "limber.db")) as database:
            acted: list[tuple[str, int]] = database.execute(_ACTED).fetchall()
        if without := {text for text, actions in acted if not actions}:
            raise BenchError(f"No custom action answered: {', '.join(map(repr, sorted(without)))}")
        if len(acted) != turns:
            raise BenchError(f"{len(acted)} of {turns} turns are in the tracker store.")
