"""The table of `make bench-voice`: every bar can be missed."""

import pytest

from benchmarks.voice import report

WHEN = {"measured": "2026-01-01", "machine": "a machine"}
FEW = {"right": 1, "said": 40}
GOOD = {
    "commands": {
        **WHEN,
        "conditions": {
            "clean": {"natural": {"right": 60, "said": 60}, "robotic": {"right": 1, "said": 40}},
            "babble, 5 dB": {
                "natural": {"right": 9, "said": 60},
                "robotic": {"right": 1, "said": 40},
            },
        },
    },
    "questions": {**WHEN, "understood": 0.95, "word_errors": 0.1, "after_s": [0.4, 0.45]},
    "latencies": {
        **WHEN,
        "stop_to_silence": [0.1, 0.2],
        "words_to_sound": [1.0],
        "tried": [2, 1],
    },
    "chatter": {
        **WHEN,
        "minutes": 120,
        "wakes": [],
        "changes": ["wait (pause)"],
        "flinches": 2,
        "cpu": 0.2,
        "rss_mib": [300.0] * 60,
    },
    "unseen": {**WHEN, "sentences": 349, "changes": ["he broke a hip (state_condition)"]},
    "routines": {
        **WHEN,
        "routines": [
            {
                "name": "hip_opener",
                "minutes": 10,
                "level_db": -20,
                "spread_db": 4,
                "longest_gap_s": 5,
                "overlaps": 0,
                "heard_back": 0.9,
                "own_triggers": [],
            }
        ],
    },
    "guided": {
        **WHEN,
        "minutes": 30,
        "errors_ms": [0.0, 1.0],
        "drift_ms": 0.1,
        "lost": {"late": 0, "underruns": 0},
        "cpu": 0.1,
    },
}


def verdicts(results):
    return [passed for *_, passed in report.lines(results) if passed is not None]


def test_what_is_good_passes():
    assert all(verdicts(GOOD))
    assert "FAIL" not in report.table(GOOD)


@pytest.mark.parametrize(
    ("part", "worse"),
    [
        ("questions", {"understood": 0.89}),
        ("questions", {"after_s": [0.6, 0.7]}),
        ("latencies", {"stop_to_silence": [0.31, 0.32]}),
        ("latencies", {"stop_to_silence": [0.1, 0.1, 0.1, 0.6]}),
        ("chatter", {"wakes": ["hey limber", "limber"]}),
        ("chatter", {"changes": ["wait (pause)", "stop (stop)"]}),
        ("chatter", {"cpu": 0.36}),
        ("chatter", {"rss_mib": [float(minute) for minute in range(60)]}),
        ("routines", {"routines": [{**GOOD["routines"]["routines"][0], "own_triggers": ["stop"]}]}),
        ("guided", {"errors_ms": [0.0] * 10 + [20.0]}),
        ("guided", {"drift_ms": -3.0}),
        ("guided", {"lost": {"late": 1}}),
        ("guided", {"cpu": 0.4}),
    ],
)
def test_each_bar_can_be_missed(part, worse):
    results = {**GOOD, part: {**GOOD[part], **worse}}
    assert verdicts(results).count(False) == 1


def test_only_conditions_with_a_bar_are_judged():
    lines = {what: passed for what, _, _, passed in report.lines(GOOD)}
    assert lines["commands, clean, %"] is True
    assert lines["commands, babble, 5 dB, %"] is None


def test_parts_are_stored_beside_each_other(tmp_path, monkeypatch):
    readme = tmp_path / "README.md"
    readme.write_text(f"Before.\n{report.START}\nold\n{report.END}\nAfter.\n")
    monkeypatch.setattr(report, "README", readme)
    monkeypatch.setattr(report, "RESULTS", tmp_path / "results.json")
    report.store(GOOD)
    assert report.read() == GOOD
    text = readme.read_text()
    assert "old" not in text
    assert text.startswith("Before.")
    assert text.endswith("After.\n")
    assert "questions understood" in text
    assert "a machine" in text
