"""Processes to be measured: started, waited for, and ended with all that they started."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

END_S = 10.0
LAST_LINES = 15


class BenchError(Exception):
    """Something cannot be measured; the message says why, and what to do about it."""


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """What both bots are given, the same as `limber serve` gives: nothing is sent to anyone."""
    return {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONUNBUFFERED": "1",
        **more,
    }


def run_to_end(
    command: Sequence[str],
    cwd: Path,
    log: Path,
    limit_s: float,
    more: Mapping[str, str] | None = None,
) -> float:
    """Seconds that a command takes, from its start to its end.

    Raises:
        BenchError: it failed, or took longer than `limit_s`.
    """
    began = time.perf_counter()
    with started(command, cwd, log, more) as process:
        try:
            status = process.wait(limit_s)
        except subprocess.TimeoutExpired as error:
            raise BenchError(f"No end after {limit_s:.0f} s of: {_shown(command)}") from error
        took = time.perf_counter() - began
    if status:
        raise BenchError(f"Exit status {status} of: {_shown(command)}\n{last_words(log)}")
    return took


@contextmanager
def started(
    command: Sequence[str], cwd: Path, log: Path, more: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A process for as long as the block lasts; what it says goes to `log`."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=environment(more or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # a group of its own, to be ended as a whole
        )
    try:
        yield process
    finally:
        _end(process)


def last_words(log: Path) -> str:
    """The end of a log, for an error's message."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(lines[-LAST_LINES:])


def _end(process: subprocess.Popen[bytes]) -> None:
    # The second signal is for what the first left: a process that hangs, or its children.
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(END_S)


def _shown(command: Sequence[str]) -> str:
    return " ".join([Path(command[0]).name, *command[1:]])
