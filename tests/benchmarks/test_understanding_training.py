"""What the peers of `make bench-understanding` are given to learn from."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.understanding import training
from benchmarks.understanding.training import Pair

PAIRS = [
    *((f"pause {i}", "pause") for i in range(30)),
    *((f"stop {i}", "stop") for i in range(30)),
    ("thank you", "thank"),
    ("thank you", "thank"),
    ("thanks", "thank"),
]


def texts(pairs: list[Pair], intent: str) -> list[str]:
    return [text for text, name in pairs if name == intent]


def test_limbers_training_data() -> None:
    found = training.by_intent(training.read())
    assert {"pause", "ask_overview", "out_of_scope"} <= found.keys()
    assert min(map(len, found.values())) >= 20
    assert not [text for many in found.values() for text in many if "](" in text]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    pairs = [("SELECT * FROM users;", "nlu_fallback"), ("what's: this # one", "ask"), ("¿sí?", "a")]
    file = training.write(pairs, tmp_path / "data" / "nlu")
    assert file.read_text(encoding="utf-8").startswith('version: "3.1"\n')
    assert training.read(tmp_path) == pairs


def test_annotations_are_left_out(tmp_path: Path) -> None:
    said = 'start the [cat cow]{"entity": "stretch", "value": "cat_cow"} for [2](count) rounds'
    training.write([(said, "start")], tmp_path / "data" / "nlu")
    assert training.read(tmp_path) == [("start the cat cow for 2 rounds", "start")]


def test_a_few_of_each_intent_each_once() -> None:
    few = training.few(PAIRS, 5)
    assert len(set(texts(few, "pause"))) == 5
    assert len(texts(few, "stop")) == 5
    assert sorted(texts(few, "thank")) == ["thank you", "thanks"]


@pytest.mark.parametrize("intent", ["pause", "stop"])
def test_the_smaller_sample_is_part_of_the_larger(intent: str) -> None:
    smaller, larger = (texts(training.few(PAIRS, each), intent) for each in (5, 10))
    assert larger[:5] == smaller


def test_the_same_seed_draws_the_same_whatever_else_there_is() -> None:
    alone = [pair for pair in PAIRS if pair[1] == "stop"]
    assert training.few(alone, 5) == [pair for pair in training.few(PAIRS, 5) if pair[1] == "stop"]
    assert training.few(alone, 5, seed=2) != training.few(alone, 5)
