"""The table and the figures that `make bench` stores; what is measured is made up here."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.cue_onsets import Onsets
from benchmarks.knowledge import Knowledge, knowledge_rows
from benchmarks.measure import Figures
from benchmarks.processes import BenchError
from benchmarks.report import END, START, Results, as_json, rows, store, summary

KNOWN = Knowledge(
    loads_ms=(120.0, 500.0, 130.0),
    drawings_ms=(60.0,) * 3,
    links_ms=(0.5,) * 100,
    lookups_ms=(0.0002,) * 68,
    plans_ms=(8.0, 9.0),
)
BOT = Figures(20.0, (9.0, 8.0, 7.0), 1, 500.0, None, (20.0,) * 200)
BEFORE = Results(
    *("2026-11-22 21:49 UTC", "a machine", 0.1),
    *(replace(BOT, training_s=60.0), BOT, Onsets(71, (0.0, -3.0), ())),
)
NOW = replace(BEFORE, knowledge=KNOWN)


def verdicts(knowledge: Knowledge) -> dict[str, bool | None]:
    return {row.what: row.passed for row in knowledge_rows(knowledge)}


def test_one_slow_process_does_not_fail_the_load() -> None:
    assert verdicts(KNOWN) == {
        "load of the base, ms": True,
        "load of the drawings, ms": None,
        "lookup by name, p95, ms": True,
        "lookup by id, p95, ms": True,
        "composing, p95, ms": None,
    }


@pytest.mark.parametrize(
    ("slow", "failed"),
    [
        ({"loads_ms": (120.0, 151.0, 152.0)}, "load of the base, ms"),
        ({"links_ms": (0.5,) * 90 + (1.2,) * 10}, "lookup by name, p95, ms"),
        ({"lookups_ms": (1.1,) * 68}, "lookup by id, p95, ms"),
    ],
)
def test_a_bar_that_is_missed(slow: dict[str, tuple[float, ...]], failed: str) -> None:
    found = verdicts(replace(KNOWN, **slow))  # type: ignore[arg-type]
    assert [what for what, passed in found.items() if passed is False] == [failed]


def test_the_base_stands_in_the_table_and_in_the_figures() -> None:
    assert "| load of the base, ms     |           |    130 | at most 150  | pass |" in summary(NOW)
    assert "The base: 3 loads, 68 stretches with 100 names, 2 plans." in summary(NOW)
    stored = json.loads(json.dumps(as_json(NOW)))
    assert stored["knowledge"]["load_ms"] == 130.0
    assert stored["bars"]["lookup by name, p95, ms"] is True


def test_a_run_from_before_the_base_was_measured() -> None:
    assert "the base" not in summary(BEFORE)
    assert "knowledge" not in as_json(BEFORE)
    assert [row for row in rows(NOW) if row not in rows(BEFORE)] == knowledge_rows(KNOWN)


def test_what_is_stored_takes_the_place_of_the_last(tmp_path: Path) -> None:
    readme, target = tmp_path / "README.md", tmp_path / "results.json"
    readme.write_text(f"Before.\n{START}\nold\n{END}\nAfter.\n", encoding="utf-8")
    store(NOW, readme, target)
    text = f"Before.\n{START}\n{summary(NOW)}{END}\nAfter.\n"
    assert readme.read_text(encoding="utf-8") == text
    assert json.loads(target.read_text(encoding="utf-8")) == as_json(NOW)


def test_a_readme_without_the_marks_is_left_alone(tmp_path: Path) -> None:
    readme, target = tmp_path / "README.md", tmp_path / "results.json"
    readme.write_text("Nothing here.\n", encoding="utf-8")
    with pytest.raises(BenchError, match="marks"):
        store(NOW, readme, target)
    assert not target.exists()
