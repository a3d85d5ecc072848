"""Training, cold start, turns and memory of one bot: the same steps for each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from statistics import median

import httpx
import numpy as np
import psutil  # type: ignore[import-untyped]

from benchmarks.bots import Bot, Serving
from benchmarks.processes import BenchError

TURN_LIMIT_S = 30.0
MIB = 1 << 20

Report = Callable[[str], None]


@dataclass(frozen=True)
class Effort:
    """How much is measured: starts (after one that is not), turns (after some that are not)."""

    starts: int
    warm_up: int
    turns: int


@dataclass(frozen=True)
class Figures:
    """What was measured of a bot. Seconds, MiB (summed over its processes), milliseconds.

    `pss_mib` shares out what several processes have in common; None where the system can't tell.
    """

    training_s: float
    cold_starts_s: tuple[float, ...]
    processes: int
    rss_mib: float
    pss_mib: float | None
    turns_ms: tuple[float, ...]

    @property
    def cold_start_s(self) -> float:
        """The median start."""
        return median(self.cold_starts_s)

    def turn_ms(self, percentile: float) -> float:
        """The latency that so many percent of the turns stay below."""
        return float(np.percentile(self.turns_ms, percentile))


def measure(bot: Bot, effort: Effort, report: Report) -> Figures:
    """Trains a bot, starts it a few times, and talks to the one started last.

    Raises:
        BenchError: it can't be trained, or a turn has no answer.
        ServerError: it does not start.
    """
    report(f"{bot.name}: training it ...")
    training = bot.train()
    report(f"{bot.name}: trained in {training:.1f} s")
    report(f"{bot.name}: starting it {effort.starts + 1} times ...")
    _start(bot, "start-0")  # so that all that come after find their files in memory
    starts = [_start(bot, f"start-{number}") for number in range(1, effort.starts)]
    began = time.perf_counter()
    with bot.serving() as serving, _client(serving) as client:
        _say(client, f"start-{effort.starts}", bot.conversation[0])
        starts.append(time.perf_counter() - began)
        report(f"{bot.name}: up in {', '.join(f'{seconds:.1f}' for seconds in starts)} s")
        turns = _talk(client, bot, effort)
        processes = _processes(serving)
        rss, pss = _memory(processes)
    bot.check(effort.starts + 1 + effort.warm_up + effort.turns)
    figures = Figures(training, tuple(starts), len(processes), rss, pss, turns)
    report(f"{bot.name}: {len(turns)} turns, half of them below {figures.turn_ms(50):.1f} ms")
    return figures


def _start(bot: Bot, sender: str) -> float:
    """Seconds from nothing to the first turn's answer."""
    began = time.perf_counter()
    with bot.serving() as serving, _client(serving) as client:
        _say(client, sender, bot.conversation[0])
        return time.perf_counter() - began


def _talk(client: httpx.Client, bot: Bot, effort: Effort) -> tuple[float, ...]:
    """Milliseconds of each turn, one after the other, after the warm-up."""
    messages = islice(_messages(bot), effort.warm_up + effort.turns)
    latencies = [_say(client, sender, text) for sender, text in messages]
    return tuple(latencies[effort.warm_up :])


def _messages(bot: Bot) -> Iterator[tuple[str, str]]:
    """The bot's conversation, again and again, each time with another person: (sender, text)."""
    person = 0
    while True:
        yield from ((f"person-{person}", text) for text in bot.conversation)
        person += 1


def _client(serving: Serving) -> httpx.Client:
    # A proxy that the environment may name has no business on the loopback.
    return httpx.Client(base_url=serving.address, timeout=TURN_LIMIT_S, trust_env=False)


def _say(client: httpx.Client, sender: str, text: str) -> float:
    """Milliseconds from sending a message to having all that answers it."""
    began = time.perf_counter()
    try:
        response = client.post("/webhooks/rest/webhook", json={"sender": sender, "message": text})
        took = (time.perf_counter() - began) * 1000
        replies = response.raise_for_status().json()
    except (httpx.HTTPError, ValueError) as error:
        raise BenchError(f"No answer to {text!r}: {error}") from error
    if not any(reply.get("text") for reply in replies):
        raise BenchError(f"Nothing was said in answer to {text!r}.")
    return took


def _processes(serving: Serving) -> list[psutil.Process]:
    parents = [psutil.Process(pid) for pid in serving.pids]
    return [*parents, *(child for parent in parents for child in parent.children(recursive=True))]


def _memory(processes: list[psutil.Process]) -> tuple[float, float | None]:
    """MiB of the processes together: resident, and proportional where there is such a thing."""
    parts = [process.memory_full_info() for process in processes]
    rss = sum(part.rss for part in parts) / MIB
    pss = sum(part.pss for part in parts) / MIB if psutil.LINUX else None
    return rss, pss
