"""What the safety net is fitted to, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.nlu.encoder import SentenceEncoder
from bot.nlu.named import Names
from bot.nlu.net import SafetyNet
from bot.nlu.ngrams import pieces
from bot.nlu.screen import load_screen
from bot.nlu.softmax import Softmax
from bot.paths import encoder_dir
from knowledge.safety_base import load_safety
from knowledge.safety_examples import HARMLESS
from scripts import train_net

EXAMPLES = {
    "chest_pain": ["my chest hurts", "pain in my chest", "my chest is tight", "chest pain now"],
    HARMLESS: ["get it off my chest", "chest stretch please", "knee to chest", "open my chest"],
}
INTENTS = ["pause", "how long is left", "start the cat cow", "next please", "my calf is swollen"]


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder(encoder_dir())


@pytest.fixture
def fitted(encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch) -> Softmax:
    monkeypatch.setattr(train_net, "load_examples", lambda: EXAMPLES)
    return train_net.train_net(INTENTS, Names(), encoder, load_screen())


def test_it_tells_the_signs_of_its_examples_from_the_harmless(
    fitted: Softmax, encoder: SentenceEncoder
) -> None:
    net, screen = SafetyNet(fitted, load_safety()), load_screen()
    reports = {}
    for text in ("my chest hurts", "knee to chest", "pause"):
        (vector,) = encoder.encode([text])
        reports[text] = net.opinion(vector, [*pieces(text), *screen.concepts(text)]).report
    assert reports["my chest hurts"] > 0.5 > max(reports["knee to chest"], reports["pause"])


def test_names_are_masked_and_the_lists_of_the_base_are_features(fitted: Softmax) -> None:
    assert "c:chest" in fitted.pieces.names
    assert not [name for name in fitted.pieces.names if "cow" in name]


def test_talk_is_learnt_from_and_run_together_with_signs(
    encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def fit(vectors: np.ndarray, texts: object, signs: list[str], **how: object) -> None:
        seen.extend(signs)

    monkeypatch.setattr(train_net, "load_examples", lambda: EXAMPLES)
    monkeypatch.setattr(train_net, "fit", fit)
    monkeypatch.setattr(train_net, "RAMBLINGS", 30)
    monkeypatch.setattr(train_net, "RAMBLING_SIGNS", 3)
    talk = ["the bus was late", "she paints the fence", "they sold the boat last year"]
    train_net.train_net(INTENTS, Names(), encoder, load_screen(), talk)
    assert seen.count("chest_pain") == len(EXAMPLES["chest_pain"]) + 3
    assert seen.count(HARMLESS) > len(EXAMPLES[HARMLESS]) + len(talk) + 25


def test_the_talk_is_what_nobody_says_to_a_coach(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "nlu"
    folder.mkdir(parents=True)
    (folder / "a.yml").write_text(
        "nlu:\n- intent: out_of_scope\n  examples: |\n    - the bus was late\n"
        "- intent: stop\n  examples: |\n    - stop\n"
    )
    assert train_net.talk_examples(tmp_path) == ["the bus was late"]


def test_what_a_pattern_finds_in_an_intent_is_not_taken_for_harmless(
    encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def fit(vectors: np.ndarray, texts: object, signs: list[str], **how: object) -> None:
        seen.extend(signs)

    monkeypatch.setattr(train_net, "load_examples", lambda: EXAMPLES)
    monkeypatch.setattr(train_net, "fit", fit)
    train_net.train_net(INTENTS, Names(), encoder, load_screen())
    assert seen.count(HARMLESS) == len(EXAMPLES[HARMLESS]) + len(INTENTS) - 1


def test_the_same_examples_give_the_same_net(
    fitted: Softmax, encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = train_net.train_net(INTENTS, Names(), encoder, load_screen())
    assert np.array_equal(again.weights, fitted.weights)


def test_examples_of_intents_are_each_there_once_and_no_report_is_among_them(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data" / "nlu"
    folder.mkdir(parents=True)
    (folder / "one.yml").write_text(
        "nlu:\n- intent: pause\n  examples: |\n    - wait\n    - hold on\n"
        "- intent: report_pain\n  examples: |\n    - ow\n",
        encoding="utf-8",
    )
    (folder / "two.yml").write_text(
        "nlu:\n- intent: stop\n  examples: |\n    - wait\n    - end it\n", encoding="utf-8"
    )
    assert train_net.intent_examples(tmp_path) == ["end it", "hold on", "wait"]


def test_our_own_examples_of_intents_are_found() -> None:
    assert "pause" in train_net.intent_examples()
