"""What can only be measured on a sound card: a virtual one, with `limber voice` and somebody on it.

Both voices are recorded on one clock. The person is synthetic, all else is as in use.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import psutil  # type: ignore[import-untyped]

from benchmarks.cue_onsets import measure
from benchmarks.measure import MIB
from benchmarks.processes import BenchError
from bot.cli.server import Server
from bot.voice.pcm import Pcm, Samples
from scripts.voice_room import Card, Limber, Person, Show, virtual_card

RATE = 16_000
ROUTINE = "start the full body 30 routine"
CLIENT = ("-m", "benchmarks.voice.client")
_ENDS = ("That's all of it", "Done. Move around", "All done. Take")
_FAINT = 60
# An answer so long that there is time to stop it, and questions with short ones.
_LONG = "how do I do the half kneeling psoas stretch"
_QUESTIONS = (
    "what is cat cow good for",
    "how long should I hold the child's pose",
    "where should I feel the seated figure four",
    "what can you do",
)
_APART_S, _SILENT_S = 0.5, 0.15


@dataclass(frozen=True)
class Guided:
    """A routine from its first cue to its last; errors are in milliseconds, late is positive."""

    minutes: float
    cues: int
    errors_ms: tuple[float, ...]
    unheard: int
    drift_ms: float  # over the whole of it
    lost: dict[str, int]
    cpu: float  # of one core, with the voice's own process
    rss_mib: tuple[float, ...]  # of the client, once a minute

    @property
    def p99_ms(self) -> float:
        """What 99 of 100 errors stay within, apart from the same delay for all."""
        return float(np.percentile(np.abs(self.errors_ms), 99))


@dataclass(frozen=True)
class Latencies:
    """In seconds, from the last sound of the person's words."""

    stop_to_silence: tuple[float, ...]
    words_to_sound: tuple[float, ...]
    tried: tuple[int, int]


@contextmanager
def _talk(card: Card, server: Server, folder: Path, sender: str, show: Show) -> Iterator[Limber]:
    options = [str(folder / "notes.jsonl"), server.address, sender]
    data = {"LIMBER_DATA": str(folder)}
    limber = Limber(card, options, show, CLIENT, data)
    try:
        if not limber.shows("Hello", within_s=90):
            raise BenchError("limber voice does not start.")
        yield limber
    finally:
        limber.leaves()


def guided(server: Server, folder: Path, show: Show, routine: str = ROUTINE) -> Guided:
    """Records a routine from the sink, and measures the onsets of its cues.

    Raises:
        BenchError: it did not start, or did not come to its end.
    """
    raw = folder / "guided.raw"
    with (
        virtual_card() as card,
        closing(Person(card, show)) as person,
        _talk(card, server, folder, "guided", show) as limber,
    ):
        person.hears_nothing(1.5, within_s=90)
        for line, answer in ((routine, "First"), ("no", "eady")):
            _typed(limber, line, answer)
            person.hears_nothing(1.5, within_s=90)
        with card.recorded(raw, RATE):
            _typed(limber, "ready", "Starting in")
            cpu, rss = _watched(limber)
    notes = [json.loads(line) for line in (folder / "notes.jsonl").read_text().splitlines()]
    cues = [note["session"] for note in notes if "session" in note][-1]["cues"]
    lost = next(note["lost"] for note in notes if "lost" in note)
    played = _channels(raw)[1]
    raw.unlink()
    return _onsets(played, [float(cue["at"]) for cue in cues], cpu, rss, lost)


def _typed(limber: Limber, line: str, answer: str) -> None:
    limber.types(line)
    if not limber.shows(answer, within_s=20):
        raise BenchError(f"{line!r} was not answered.")


def _watched(limber: Limber) -> tuple[float, tuple[float, ...]]:
    """CPU (of one core) and memory of the client until the routine ends."""
    parent = psutil.Process(limber.process.pid)
    began, used, rss = time.monotonic(), _cpu_s(parent), []
    while not limber.shows(*_ENDS, within_s=60):
        rss.append(parent.memory_info().rss / MIB)
        if limber.process.poll() is not None or time.monotonic() - began > 3000:
            raise BenchError("The routine does not come to its end.")
    share = (_cpu_s(parent) - used) / (time.monotonic() - began)
    time.sleep(3)  # the last words
    return share, tuple(rss)


def _cpu_s(parent: psutil.Process) -> float:
    both = [parent, *parent.children(recursive=True)]
    return sum(sum(one.cpu_times()[:2]) for one in both)


def _onsets(
    played: Samples,
    times: Sequence[float],
    cpu: float,
    rss: tuple[float, ...],
    lost: dict[str, int],
) -> Guided:
    first = np.flatnonzero(_is_loud(played))[0] / RATE  # the first cue is the first sound
    onsets = measure(Pcm(played, RATE), [first - times[0] + at for at in times])
    errors = np.array(onsets.errors_ms)
    errors -= np.median(errors)
    slope = np.polyfit(np.linspace(0, 1, len(errors)), errors, 1)[0]
    return Guided(
        (max(times) - min(times)) / 60,
        len(times),
        tuple(float(error) for error in errors),
        len(onsets.unheard),
        float(slope),
        lost,
        cpu,
        rss,
    )


def latencies(server: Server, folder: Path, show: Show, voices: Sequence[str]) -> Latencies:
    """Has somebody stop it in the middle of a sentence, and ask it something, in each voice."""
    raw, chance = folder / "talk.raw", random.Random(1)
    kinds: list[str] = []
    with (
        virtual_card() as card,
        closing(Person(card, show)) as person,
        _talk(card, server, folder, "latencies", show) as limber,
        card.recorded(raw, RATE),
    ):
        person.hears_nothing(1.0, within_s=60)
        for voice in voices:
            for _ in range(len(_QUESTIONS)):
                limber.types(_LONG)
                limber.shows("Kneel", within_s=10)
                time.sleep(2 + 2 * chance.random())
                person.says("stop", voice)
                kinds.append("stop")
                person.hears_nothing(1.0, within_s=30)
            for question in _QUESTIONS:
                person.says(question, voice)
                kinds.append("question")
                time.sleep(1.5)
                person.hears_nothing(1.0, within_s=40)
    said, played = _channels(raw)
    raw.unlink()
    return _judged(said, played, kinds)


def _judged(said: Samples, played: Samples, kinds: Sequence[str]) -> Latencies:
    bursts = _bursts(said)
    if len(bursts) != len(kinds):
        raise BenchError(f"{len(kinds)} sentences were said, {len(bursts)} are on the recording.")
    loud = _is_loud(played)
    stops, answers = [], []
    for number, ((begin, end), kind) in enumerate(zip(bursts, kinds, strict=True)):
        until = bursts[number + 1][0] if number + 1 < len(bursts) else len(loud)
        if kind == "stop" and loud[begin - RATE // 5 : begin].any():
            silent = _first_silence(loud[begin:until])
            if silent is not None:
                stops.append((begin + silent - end) / RATE)
        elif kind == "question":
            sound = np.flatnonzero(loud[end:until])
            if len(sound):
                answers.append(float(sound[0]) / RATE)
    tried = kinds.count("stop"), kinds.count("question")
    return Latencies(tuple(stops), tuple(answers), tried)


def _first_silence(loud: npt.NDArray[np.bool_]) -> int | None:
    last = np.concatenate([[0], np.flatnonzero(loud), [len(loud)]])
    gaps = np.flatnonzero(np.diff(last) >= _SILENT_S * RATE)
    return int(last[gaps[0]]) if len(gaps) else None


def _bursts(said: Samples) -> list[tuple[int, int]]:
    """First and last sample of each sentence."""
    loud = np.flatnonzero(_is_loud(said))
    if not len(loud):
        return []
    breaks = np.flatnonzero(np.diff(loud) > _APART_S * RATE)
    starts = [loud[0], *loud[breaks + 1]]
    ends = [*loud[breaks], loud[-1]]
    return [(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]


def _is_loud(samples: Samples) -> npt.NDArray[np.bool_]:
    loud: npt.NDArray[np.bool_] = np.abs(samples.astype(np.int32)) > _FAINT
    return loud


def _channels(raw: Path) -> tuple[Samples, Samples]:
    both = np.fromfile(raw, np.int16)
    both = both[: len(both) - len(both) % 2].reshape(-1, 2)
    return both[:, 0].copy(), both[:, 1].copy()
