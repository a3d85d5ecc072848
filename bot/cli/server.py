"""Limber's processes: the action server and Rasa, started, watched and ended together."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click
import httpx
import yaml

from bot.paths import MODEL_FILE, PROJECT_DIR, data_dir

START_S = 180.0
END_S = 10.0
POLL_S = 0.2
MAX_RESTARTS = 3

PORT = click.IntRange(1, 65535)

Report = Callable[[str], None]


class ServerError(Exception):
    """Limber could not be started, or ended by itself."""


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Server:
    """One Limber on `host`:`port`, with its conversations in `directory`."""

    host: str = "127.0.0.1"
    port: int = 5005
    directory: Path = field(default_factory=data_dir)
    report: Report = lambda _line: None
    _actions_port: int = field(default_factory=free_port)
    _processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _ending: threading.Event = field(default_factory=threading.Event)
    _spawning: threading.Lock = field(default_factory=threading.Lock)

    @property
    def address(self) -> str:
        """Where a client on this machine reaches it."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://{host}:{self.port}"

    def start(self) -> None:
        """Starts both processes and returns once a turn would succeed.

        Raises:
            ServerError: no model, a port that is taken, or a process that ends or never answers.
        """
        if not MODEL_FILE.is_file():
            raise ServerError("There is no trained model yet. Run: make train")
        self._check_port()
        self.directory.mkdir(parents=True, exist_ok=True)
        self.report("Starting the coach (the libraries take a while to load) ...")
        for name in ("actions", "rasa"):
            self._spawn(name)
        self._wait()

    def watch(self) -> None:
        """Keeps both alive until interrupted or ended: one that dies is started again.

        Raises:
            ServerError: they keep dying.
        """
        for _ in range(MAX_RESTARTS):
            while all(process.poll() is None for process in self._processes.values()):
                if self._ending.wait(POLL_S):
                    return
            self.report("A process ended; starting it again.")
            self.revive()
            self.report("It is back; every session goes on where it was.")
        raise ServerError(f"It keeps ending. Its last words:\n{self._last_words()}")

    def revive(self) -> None:
        """Starts again what has ended, and returns once a turn would succeed.

        Raises:
            ServerError: it does not come back.
        """
        with self._spawning:
            for name, process in list(self._processes.items()):
                if process.poll() is not None and not self._ending.is_set():
                    self._spawn(name)
        self._wait()

    def end(self) -> None:
        """Ends both processes, the hard way after ten seconds."""
        with self._spawning:  # nothing is started behind its back
            self._ending.set()
        for process in self._processes.values():
            process.terminate()
        deadline = time.monotonic() + END_S
        for process in self._processes.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def pid(self, name: str) -> int:
        """The process id of "rasa" or "actions"."""
        return self._processes[name].pid

    def _check_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                raise ServerError(
                    f"Port {self.port} on {self.host} can't be used ({error.strerror}). "
                    f"Is another Limber running? Choose another: make run PORT={self.port + 1}"
                ) from error

    def _spawn(self, name: str) -> None:
        log = self._log(name).open("ab")
        self._processes[name] = subprocess.Popen(
            self._command(name),
            cwd=PROJECT_DIR,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # Ctrl-C is for the front process, which then ends these in order.
            start_new_session=True,
        )
        log.close()

    def _command(self, name: str) -> list[str]:
        if name == "actions":
            port = str(self._actions_port)
            return [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", port]
        return [
            *(sys.executable, "-m", "rasa", "run"),
            *("--model", str(MODEL_FILE)),
            *("--endpoints", str(self._endpoints())),
            *("--credentials", str(PROJECT_DIR / "credentials.yml")),
            *("--interface", self.host),
            *("--port", str(self.port)),
        ]

    def _endpoints(self) -> Path:
        """The project's endpoints, with this server's port for the actions and its own database."""
        settings = yaml.safe_load((PROJECT_DIR / "endpoints.yml").read_text(encoding="utf-8"))
        settings["action_endpoint"]["url"] = f"http://127.0.0.1:{self._actions_port}/webhook"
        if settings["tracker_store"].get("dialect") == "sqlite":
            settings["tracker_store"]["db"] = str(_write_ahead(self.directory / "limber.db"))
        path = self.directory / "endpoints.yml"
        path.write_text(yaml.safe_dump(settings), encoding="utf-8")
        return path

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "RASA_TELEMETRY_ENABLED": "false",
            "LIMBER_WEB": str(self.directory),  # its key, and what it sent
            "SANIC_HOST": "127.0.0.1",  # the action server's; it would listen everywhere
            "TF_CPP_MIN_LOG_LEVEL": "2",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            "PYTHONUNBUFFERED": "1",
        }

    def _wait(self) -> None:
        deadline = time.monotonic() + START_S
        waiting = {
            "actions": f"http://127.0.0.1:{self._actions_port}/health",
            "rasa": f"{self.address}/webhooks/rest/",
        }
        for name, url in waiting.items():
            while not _answers(url):
                if self._ending.is_set():
                    return
                if self._processes[name].poll() is not None:
                    raise ServerError(f"The {name} process ended:\n{self._last_words(name)}")
                if time.monotonic() > deadline:
                    raise ServerError(f"No answer after {START_S:.0f} s. See {self._log(name)}")
                time.sleep(POLL_S)

    def _log(self, name: str) -> Path:
        return self.directory / f"{name}.log"

    def _last_words(self, name: str = "rasa") -> str:
        lines = self._log(name).read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join([*lines[-12:], f"(all of it: {self._log(name)})"])


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2).is_success
    except httpx.HTTPError:
        return False


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    try:
        server.start()
        yield server
    finally:
        server.end()


@contextmanager
def watched(server: Server) -> Iterator[Server]:
    """The same, and what dies meanwhile is started again."""

    def watch() -> None:
        try:
            server.watch()
        except ServerError as error:
            server.report(str(error))

    with running(server):
        watching = threading.Thread(target=watch, name="watching", daemon=True)
        watching.start()
        yield server
    watching.join()


def _write_ahead(database: Path) -> Path:
    """Has the file take one short write for a change instead of several; it remembers that.

    Raises:
        ServerError: the file is no database.
    """
    try:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.DatabaseError as error:
        raise ServerError(f"{database} can't be used ({error}). Move it away.") from error
    return database
