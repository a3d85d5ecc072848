"""The peers of `make bench-understanding` and their figures; no model of Rasa's is trained here."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.processes import BenchError
from benchmarks.understanding import __main__ as command
from benchmarks.understanding import peers
from benchmarks.understanding.sets import Said
from benchmarks.understanding.training import Pair
from bot.nlu.likeness import plain

PAIRS = [
    *((text, "pause") for text in ("pause", "hold on a moment", "wait a bit", "pause please")),
    *((text, "stop") for text in ("stop", "that is enough now", "I am done", "stop it please")),
    *((text, "start") for text in ("start this stretch", "begin this stretch", "do this stretch")),
]
INTENTS = ("pause", "stop", "start")
TESTED = command.Tested(
    typed=[
        Said("pause", "pause", "session"),
        Said("start cat cow", "start", "session"),
        Said("who won", "out_of_scope", "fallback"),
    ],
    heard=[Said("paws", "pause", "flite:rms"), Said("pause", "pause", "flite:awb")],
    masked=[
        Said("pause", "pause", "session"),
        Said("start this stretch", "start", "session"),
        Said("who won", "out_of_scope", "fallback"),
    ],
)


class Parrot:
    """Knows what it was told, word for word."""

    name = "parrot"

    def train(self, pairs: Sequence[Pair]) -> float:
        self._known = dict(pairs)
        return float(len(pairs))

    def parse(self, texts: Iterable[str]) -> list[dict[str, Any]]:
        return [
            {"intent": {"name": self._known.get(text, "nlu_fallback")}, "seconds": 0.002}
            for text in texts
        ]


def test_the_figures_of_a_peer() -> None:
    assert command.figures(Parrot(), PAIRS, TESTED) == {
        "seconds to train": len(PAIRS),
        "typed accuracy": pytest.approx(1 / 3),
        "typed accuracy, names masked": pytest.approx(2 / 3),
        "misheard accuracy": 0.5,
        "out of scope recognised": 1.0,
        "in scope rejected": 0.5,
        "milliseconds a message, p50": 2.0,
    }


def test_the_curve_is_by_examples_of_an_intent() -> None:
    pairs = [(f"say {i}", intent) for intent in ("pause", "stop") for i in range(30)]
    found = dict(command.curve([Parrot()], pairs, TESTED))
    assert {each: point["examples"] for each, point in found.items()} == {5: 10, 10: 20, 20: 40}
    assert found[5]["parrot"]["seconds to train"] == 10


def test_a_point_of_the_curve_is_stored_when_it_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> Iterator[tuple[int, str]]:
        yield 5, "new"
        raise BenchError("no more")

    file = tmp_path / "results.json"
    file.write_text('{"few-shot": {"5": "old", "10": "old"}}', encoding="utf-8")
    monkeypatch.setattr(command, "RESULTS", file)
    for name in ("Understanding", "RasaDefault", "Padacioso", "OwnClassifier", "tested"):
        monkeypatch.setattr(command, name, lambda *_: None)
    monkeypatch.setattr(command, "measure", lambda _: {})
    monkeypatch.setattr(command, "curve", interrupted)
    assert command.main(["--curve"]) == 2
    stored = json.loads(file.read_text(encoding="utf-8"))
    assert stored["few-shot"] == {"5": "new", "10": "old"}


def test_what_only_an_option_measures_stays_as_it_was_stored() -> None:
    stored = {"peers": {"parrot": 1}, "few-shot": {"5": 2}, "typed": 3, "gone": 4}
    assert command.merged(stored, {"typed": 5}) == {
        "typed": 5,
        "peers": {"parrot": 1},
        "few-shot": {"5": 2},
    }
    assert command.merged({}, {"typed": 5}) == {"typed": 5}


@pytest.mark.parametrize(
    ("options", "measured"),
    [([], []), (["--peers"], ["peers"]), (["--peers", "--curve"], ["peers", "few-shot"])],
)
def test_the_options(
    options: list[str], measured: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "results.json"
    file.write_text('{"typed": "old", "peers": "old", "few-shot": {"5": "old"}}', encoding="utf-8")
    monkeypatch.setattr(command, "RESULTS", file)
    for name in ("Understanding", "RasaDefault", "Padacioso", "OwnClassifier", "tested"):
        monkeypatch.setattr(command, name, lambda *_: None)
    monkeypatch.setattr(command, "measure", lambda _: {"typed": "new"})
    monkeypatch.setattr(command, "compared", lambda *_: ["new"])
    monkeypatch.setattr(command, "curve", lambda *_: [(5, "new")])
    assert command.main(options) == 0
    stored = json.loads(file.read_text(encoding="utf-8"))
    found = {"peers": stored["peers"], "few-shot": stored["few-shot"]["5"]}
    assert [key for key, value in found.items() if value == "new"] == measured
    assert stored["typed"] == "new"


def test_the_names_in_typed_sentences_are_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = [Said("Can I do the Cat Cow in bed?", "ask_home", "knowledge"), TESTED.typed[0]]
    monkeypatch.setattr(command.sets, "typed", lambda: typed)
    on = command.tested()
    assert on.typed == typed
    assert [said.text for said in on.masked] == ["Can I do this stretch in bed?", "pause"]
    assert [said.label for said in on.masked] == ["ask_home", "pause"]


def test_rasas_default_is_what_rasa_fills_in() -> None:
    pipeline = peers.default_config()["pipeline"]
    assert [component["name"] for component in pipeline] == [
        "WhitespaceTokenizer",
        "RegexFeaturizer",
        "LexicalSyntacticFeaturizer",
        "CountVectorsFeaturizer",
        "CountVectorsFeaturizer",
        "DIETClassifier",
        "EntitySynonymMapper",
        "ResponseSelector",
        "FallbackClassifier",
    ]
    assert pipeline[5] == {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True}
    assert pipeline[8]["threshold"] == 0.3


def test_fewer_epochs_for_a_trial() -> None:
    epochs = [component.get("epochs") for component in peers.default_config(2)["pipeline"]]
    assert epochs == [None] * 5 + [2, None, 2, None]


def test_limbers_classifier_masks_names() -> None:
    own = peers.OwnClassifier()
    assert own.train(PAIRS) > 0
    said = ["start the cat cow", "pause"]
    assert [one["intent"]["name"] for one in own.parse(said)] == ["start", "pause"]


def test_padacioso_answers_as_it_does_by_itself() -> None:
    padacioso = pytest.importorskip("padacioso")
    peer = peers.Padacioso()
    peer.train(PAIRS)
    bare = padacioso.IntentContainer(fuzz=True)
    for intent in INTENTS:
        bare.add_intent(intent, [plain(text) for text, name in PAIRS if name == intent])
    said = ["Pause!", "start that stretch", "wait a moment", "who won", "I am quite done", ""]
    for text, parsed in zip(said, peer.parse(said), strict=True):
        found = [bare._match(plain(text), name, bare.intent_samples[name]) for name in INTENTS]
        best = max(match["conf"] for match in found if match)
        assert parsed["intent"]["confidence"] == best, text


def test_padacioso_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "padacioso", None)
    with pytest.raises(BenchError, match="make setup"):
        peers.Padacioso()
