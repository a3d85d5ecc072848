"""The figures as a table with the bars they have to clear; printed, and stored beside this file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from benchmarks.cue_onsets import Onsets
from benchmarks.knowledge import Knowledge, knowledge_rows
from benchmarks.measure import Figures
from benchmarks.processes import BenchError
from benchmarks.table import Row, table

README = Path(__file__).with_name("README.md")
RESULTS = Path(__file__).with_name("results.json")
START, END = "<!-- results: written by make bench -->", "<!-- end of the results -->"

MOST_TRAINING = 0.5  # of the other bot's
MOST_ONSET_MS = 50.0


@dataclass(frozen=True)
class Results:
    """One run: when (ISO 8601), on what, how busy that was at the start, and what was found.

    `knowledge` is None in a run of before it was measured.
    """

    measured: str
    machine: str
    load: float
    rasa_init: Figures
    limber: Figures
    cues: Onsets
    knowledge: Knowledge | None = None


def rows(results: Results) -> list[Row]:
    """Every figure, with its bar if it has one."""
    theirs, ours = results.rasa_init, results.limber
    worst = worst_onset_ms(results.cues)
    p50 = theirs.turn_ms(50), ours.turn_ms(50)
    return [
        Row(
            *_pair("training, s", theirs.training_s, ours.training_s),
            "at most half",
            ours.training_s <= MOST_TRAINING * theirs.training_s,
        ),
        Row(*_pair("cold start, s", theirs.cold_start_s, ours.cold_start_s)),
        Row(
            *_pair("resident memory, MiB", theirs.rss_mib, ours.rss_mib, digits=0),
            "no more",
            ours.rss_mib <= theirs.rss_mib,
        ),
        *_proportional(theirs.pss_mib, ours.pss_mib),
        Row(*_pair("turn, p50, ms", *p50), "no worse", p50[1] <= p50[0]),
        Row(*_pair("turn, p95, ms", theirs.turn_ms(95), ours.turn_ms(95))),
        Row(
            *("cue onset, worst, ms", "", f"{worst:.1f}"),
            f"at most {MOST_ONSET_MS:.0f}",
            worst <= MOST_ONSET_MS,
        ),
        *(knowledge_rows(results.knowledge) if results.knowledge else ()),
    ]


def summary(results: Results) -> str:
    """The table, and what there is to say about where it comes from."""
    cues, ours, knowledge = results.cues, results.limber, results.knowledge
    return (
        f"{table(rows(results))}\n\n"
        f"Measured {results.measured} on {results.machine}; load at the start "
        f"{results.load:.1f}. Of each bot, turns: {len(ours.turns_ms)}, starts: "
        f"{len(ours.cold_starts_s)}. Processes: {results.rasa_init.processes} of `rasa init`, "
        f"{ours.processes} of Limber. Cues with an onset to measure, after silence: "
        f"{len(cues.errors_ms)} of {cues.cues}.{f' {knowledge.told()}' if knowledge else ''}\n"
    )


def store(results: Results, readme: Path = README, target: Path = RESULTS) -> None:
    """Puts the table between its marks in the README, and every figure into the JSON.

    Raises:
        BenchError: the README has no such marks.
    """
    text = readme.read_text(encoding="utf-8")
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise BenchError(f"{readme.name} has lost the marks of the results: {START} and {END}")
    readme.write_text(f"{before}{START}\n{summary(results)}{END}{after}", encoding="utf-8")
    target.write_text(json.dumps(as_json(results), indent=1) + "\n", encoding="utf-8")


def as_json(results: Results) -> dict[str, object]:
    """Every figure, single turns and cues excepted."""
    return {
        "measured": results.measured,
        "machine": results.machine,
        "load": round(results.load, 2),
        "rasa_init": _figures(results.rasa_init),
        "limber": _figures(results.limber),
        "cue_onsets": {
            "cues": results.cues.cues,
            "measured": len(results.cues.errors_ms),
            "worst_ms": round(worst_onset_ms(results.cues), 1),
        },
        **({"knowledge": results.knowledge.as_json()} if results.knowledge else {}),
        "bars": {line.what: line.passed for line in rows(results) if line.passed is not None},
    }


def worst_onset_ms(cues: Onsets) -> float:
    """The largest error, early or late."""
    return float(np.abs(cues.errors_ms).max())


def _figures(figures: Figures) -> dict[str, object]:
    single = {"turns_ms", "cold_starts_s"}
    plain = {name: value for name, value in asdict(figures).items() if name not in single}
    return {
        **{n: round(value, 1) if isinstance(value, float) else value for n, value in plain.items()},
        "cold_start_s": round(figures.cold_start_s, 1),
        "cold_starts_s": [round(seconds, 1) for seconds in figures.cold_starts_s],
        "turns": len(figures.turns_ms),
        "turn_p50_ms": round(figures.turn_ms(50), 1),
        "turn_p95_ms": round(figures.turn_ms(95), 1),
    }


def _pair(what: str, theirs: float, ours: float, digits: int = 1) -> tuple[str, str, str]:
    return what, f"{theirs:.{digits}f}", f"{ours:.{digits}f}"


def _proportional(theirs: float | None, ours: float | None) -> list[Row]:
    if theirs is None or ours is None:
        return []
    return [Row(*_pair("proportional memory, MiB", theirs, ours, digits=0))]
