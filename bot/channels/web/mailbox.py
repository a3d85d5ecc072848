"""What was sent to each conversation, numbered: who was away gets what was missed, in order."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

KEPT = 200  # messages of a conversation
KEPT_S = 86400.0
_TIDY_EVERY_S = 3600.0

_TABLES = """
    CREATE TABLE IF NOT EXISTS sent (
        conversation TEXT, seq INTEGER, at REAL, body TEXT, PRIMARY KEY (conversation, seq)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS counted (conversation TEXT PRIMARY KEY, last INTEGER, at REAL);
    CREATE TABLE IF NOT EXISTS taken (
        conversation TEXT, id TEXT, at REAL, PRIMARY KEY (conversation, id)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS owed (
        conversation TEXT, id TEXT, at REAL, PRIMARY KEY (conversation, id)
    ) WITHOUT ROWID;
"""
_BY_AGE = ("sent", "taken", "owed")


class Mailbox:
    """Kept in a file, so that a server that was killed has lost nothing."""

    def __init__(self, file: Path, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives seconds since the epoch."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._clock = clock
        self._db = sqlite3.connect(file, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON;" + _TABLES)
        self.tidy()

    def put(self, conversation: str, body: dict[str, Any]) -> int:
        """Keeps a message; its number, from 1 on without a gap."""
        now = self._clock()
        if now - self._tidied > _TIDY_EVERY_S:
            self.tidy()
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            seq = self.last(conversation) + 1
            self._db.execute(
                "INSERT OR REPLACE INTO counted VALUES (?, ?, ?)", (conversation, seq, now)
            )
            self._db.execute(
                "INSERT INTO sent VALUES (?, ?, ?, ?)", (conversation, seq, now, json.dumps(body))
            )
            self._db.execute(
                "DELETE FROM sent WHERE conversation = ? AND seq <= ?", (conversation, seq - KEPT)
            )
        return seq

    def last(self, conversation: str) -> int:
        """The number of the newest message; 0 when there was none."""
        query = "SELECT last FROM counted WHERE conversation = ?"
        row = self._db.execute(query, (conversation,)).fetchone()
        return int(row[0]) if row else 0

    def after(self, conversation: str, seq: int) -> list[tuple[int, dict[str, Any]]]:
        """The messages with higher numbers that are still kept, in order."""
        rows = self._db.execute(
            "SELECT seq, body FROM sent WHERE conversation = ? AND seq > ? AND at >= ?"
            " ORDER BY seq",
            (conversation, seq, self._clock() - KEPT_S),
        )
        return [(number, json.loads(body)) for number, body in rows]

    def take(self, conversation: str, message: str, owed: bool = True) -> bool:
        """Whether a message of the person's, by its id, comes for the first time.

        Then an answer is `owed` to it, until `settle`.
        """
        row = (conversation, message, self._clock())
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            cursor = self._db.execute("INSERT OR IGNORE INTO taken VALUES (?, ?, ?)", row)
            if owed and cursor.rowcount == 1:
                self._db.execute("INSERT OR IGNORE INTO owed VALUES (?, ?, ?)", row)
        return cursor.rowcount == 1

    def settle(self, conversation: str, message: str) -> None:
        """Its turn is over."""
        query = "DELETE FROM owed WHERE conversation = ? AND id = ?"
        self._db.execute(query, (conversation, message))

    def left_behind(self) -> list[str]:
        """Conversations with messages whose turns never ended, as their server was."""
        rows = self._db.execute("SELECT DISTINCT conversation FROM owed ORDER BY conversation")
        return [conversation for (conversation,) in rows]

    def make_good(self, conversation: str, body: dict[str, Any]) -> None:
        """Keeps `body` as the one answer to all that is owed to a conversation."""
        self.put(conversation, body)
        self._db.execute("DELETE FROM owed WHERE conversation = ?", (conversation,))

    def forget(self, conversation: str) -> None:
        """Deletes all that was sent to a conversation. Numbers go on: nothing is mixed up."""
        for table in _BY_AGE:
            self._db.execute(f"DELETE FROM {table} WHERE conversation = ?", (conversation,))
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def tidy(self) -> None:
        """Deletes what is too old for anybody to come back for."""
        self._tidied = self._clock()
        for table in _BY_AGE:
            self._db.execute(f"DELETE FROM {table} WHERE at < ?", (self._tidied - KEPT_S,))

    def close(self) -> None:
        """Lets the file go."""
        self._db.close()
