"""The figures of `make bench-voice` as a table with their bars; stored part by part."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.table import markdown

RESULTS = Path(__file__).with_name("results.json")
README = Path(__file__).parents[1] / "README.md"
START, END = "<!-- voice: written by make bench-voice -->", "<!-- end of the voice -->"

Line = tuple[str, str, str, bool | None]  # what, figure, bar, whether it is cleared
_COMMAND_BARS = {
    "clean": 98.0,
    "reverberation, 0.5 s": 95.0,
    "babble, 10 dB": 88.0,
    "Limber talks, 0 dB": 95.0,
}
_MIB_AN_HOUR = 20.0


def lines(results: Mapping[str, Any]) -> list[Line]:
    """The table's, of the parts that have been measured."""
    found: list[Line] = []
    for part, rows in _PARTS.items():
        if part in results:
            found += rows(results[part])
    return found


def table(results: Mapping[str, Any]) -> str:
    """The lines as Markdown."""
    verdicts = {True: "pass", False: "FAIL", None: ""}
    cells = [(what, figure, bar, verdicts[passed]) for what, figure, bar, passed in lines(results)]
    return markdown(("", "Limber", "bar", ""), cells, figures=(1,))


def read() -> dict[str, Any]:
    """What was stored."""
    stored: dict[str, Any] = {}
    if RESULTS.is_file():
        stored = json.loads(RESULTS.read_text(encoding="utf-8"))
    return stored


def store(results: Mapping[str, Any]) -> None:
    """Writes every figure beside this file, and the table between its marks in the README."""
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if start and end:
        when = ", ".join(f"{part}: {results[part]['measured']}" for part in results)
        whole = f"{before}{START}\n{table(results)}\n\nMeasured on {machine(results)}. {when}.\n"
        README.write_text(f"{whole}{END}{after}", encoding="utf-8")


def machine(results: Mapping[str, Any]) -> str:
    """What the newest part was measured on."""
    newest = max(results.values(), key=lambda part: str(part["measured"]))
    return str(newest["machine"])


def _commands(found: Mapping[str, Any]) -> list[Line]:
    made: list[Line] = []
    for condition, by_kind in found["conditions"].items():
        bar = _COMMAND_BARS.get(condition)
        share = 100 * by_kind["natural"]["right"] / by_kind["natural"]["said"]
        robotic = 100 * by_kind["robotic"]["right"] / by_kind["robotic"]["said"]
        figure = f"{share:.1f} ({robotic:.1f})"
        told = f"at least {bar:.0f}" if bar else ""
        made.append((f"commands, {condition}, %", figure, told, share >= bar if bar else None))
    return made


def _questions(found: Mapping[str, Any]) -> list[Line]:
    understood, errors = 100 * found["understood"], 100 * found["word_errors"]
    after = np.array(found["after_s"])
    return [
        ("questions understood, %", f"{understood:.1f}", "at least 90", understood >= 90),
        ("words misheard, %", f"{errors:.1f}", "", None),
        _at_most("end of speech to words, p50, s", float(np.median(after)), 0.5, 2),
        ("end of speech to words, p95, s", f"{np.percentile(after, 95):.2f}", "", None),
    ]


def _triggers(found: Mapping[str, Any]) -> list[Line]:
    hours = found["minutes"] / 60
    wakes, changes = len(found["wakes"]), len(found["changes"])
    rss = np.array(found["rss_mib"])
    return [
        _at_most("false triggers an hour of chatter, asleep", wakes / (hours / 2), 1.0, 1),
        _at_most("... in a session", changes / (hours / 2), 1.0, 1),
        ("... stood still a moment for a word", f"{found['flinches'] / (hours / 2):.1f}", "", None),
        _at_most("CPU while people talk, % of a core", 100 * found["cpu"], 35.0, 0),
        _at_most("memory gained, MiB an hour", _slope(rss) * 60, _MIB_AN_HOUR, 1),
    ]


def _unseen(found: Mapping[str, Any]) -> list[Line]:
    told = f"{len(found['changes'])} of {found['sentences']}"
    return [("... sentences of unseen talk, as text, that change it", told, "", None)]


def _slope(rss: Any) -> float:
    """MiB a minute, after the first ten minutes, in which everything is used for the first time."""
    settled = rss[10:] if len(rss) > 20 else rss
    return float(np.polyfit(np.arange(len(settled)), settled, 1)[0])


def _routines(found: Mapping[str, Any]) -> list[Line]:
    many = found["routines"]
    minutes = sum(one["minutes"] for one in many)
    own = sum(len(one["own_triggers"]) for one in many) / minutes * 60
    made: list[Line] = [_at_most("false triggers an hour of its own speech", own, 0.0, 1)]
    for one in many:
        told = (
            f"{one['level_db']:.0f} dB ±{one['spread_db'] / 2:.0f}, "
            f"longest gap {one['longest_gap_s']:.0f} s, "
            f"{one['overlaps']} cut, {100 * one['heard_back']:.0f} % heard back"
        )
        made.append((f"{one['name']}, {one['minutes']:.0f} min", told, "", None))
    return made


def _latencies(found: Mapping[str, Any]) -> list[Line]:
    stop, sound = 1000 * np.array(found["stop_to_silence"]), np.array(found["words_to_sound"])
    missed = found["tried"][0] - len(stop)
    return [
        _at_most("stop to silence, p50, ms", float(np.median(stop)), 300.0, 0),
        _at_most("stop to silence, p95, ms", float(np.percentile(stop, 95)), 500.0, 0),
        ("... not heard, or said into silence", f"{missed} of {found['tried'][0]}", "", None),
        ("end of a question to first sound, p50, s", f"{np.median(sound):.2f}", "", None),
        ("end of a question to first sound, p95, s", f"{np.percentile(sound, 95):.2f}", "", None),
    ]


def _guided(found: Mapping[str, Any]) -> list[Line]:
    errors = np.abs(np.array(found["errors_ms"]))
    lost = sum(found["lost"].values())
    minutes = found["minutes"]
    return [
        _at_most(
            f"cue onset over {minutes:.0f} min, p99, ms", float(np.percentile(errors, 99)), 5.0, 1
        ),
        _at_most("... drift, ms", abs(found["drift_ms"]), 1.0, 2),
        _at_most("... late cues, underruns, lost blocks", lost, 0.0, 0),
        _at_most("CPU while guiding, % of a core", 100 * found["cpu"], 35.0, 0),
    ]


def _at_most(what: str, figure: float, bar: float, digits: int) -> Line:
    return what, f"{figure:.{digits}f}", f"at most {bar:g}", figure <= bar


_PARTS: dict[str, Callable[[Mapping[str, Any]], list[Line]]] = {
    "commands": _commands,
    "questions": _questions,
    "latencies": _latencies,
    "chatter": _triggers,
    "unseen": _unseen,
    "routines": _routines,
    "guided": _guided,
}
