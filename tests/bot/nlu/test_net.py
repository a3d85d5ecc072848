"""The safety net: a small one whose mind is known, and that of the repository."""

import numpy as np
import pytest

from bot.nlu.encoder import SentenceEncoder
from bot.nlu.named import Names, as_encoded
from bot.nlu.net import SafetyNet
from bot.nlu.net_file import load_net
from bot.nlu.ngrams import Pieces, pieces
from bot.nlu.screen import load_screen
from bot.nlu.softmax import Softmax
from bot.paths import encoder_dir
from knowledge.safety_base import load_safety
from knowledge.safety_examples import HARMLESS, signs

CLASSES = ("chest_pain", HARMLESS, "heart_rhythm", "one_leg_swollen", "pain_sharp", "retired_sign")


def net_that_thinks(**likely):
    """A net of one mind about everything: how likely each class is."""
    share = np.array([likely.get(name, 1e-6) for name in CLASSES], dtype=np.float32)
    weights, none = np.zeros((2, len(CLASSES)), np.float32), Pieces.of([], 1.0)
    return SafetyNet(Softmax(CLASSES, weights, np.log(share), none, 1.0), load_safety())


def opinion_of(net):
    return net.opinion(np.ones(2, dtype=np.float32), [])


def test_a_report_is_whatever_is_not_harmless():
    net = net_that_thinks(harmless=0.75, pain_sharp=0.25)
    assert opinion_of(net).report == pytest.approx(0.25, abs=1e-3)


def test_signs_of_one_answer_count_together_and_the_likeliest_names_it():
    opinion = opinion_of(net_that_thinks(chest_pain=0.3, heart_rhythm=0.25, one_leg_swollen=0.45))
    assert opinion.answers["emergency"] == pytest.approx(0.55, abs=1e-3)
    assert opinion.answers["same_day"] == pytest.approx(0.45, abs=1e-3)
    assert opinion.sign == signs(load_safety())["chest_pain"]


def test_a_kind_of_pain_has_its_own_answer():
    opinion = opinion_of(net_that_thinks(pain_sharp=0.9, harmless=0.1))
    assert opinion.answers["stop"] == pytest.approx(0.9, abs=1e-3)
    assert opinion.sign == ("ease_off", "pain", "sharp")


def test_a_class_that_is_no_sign_any_more_answers_nothing():
    opinion = opinion_of(net_that_thinks(retired_sign=0.9, one_leg_swollen=0.1))
    assert opinion.sign[1] == "one_leg_swollen"
    assert sum(opinion.answers.values()) == pytest.approx(0.1, abs=1e-3)


@pytest.fixture(scope="module")
def hears():
    names, encoder = Names(), SentenceEncoder(encoder_dir())
    net, screen = load_net(load_safety()), load_screen()

    def opinion(text):
        encoded = as_encoded(text, names.spans(names.link(text)))
        (vector,) = encoder.encode([encoded])
        return net.opinion(vector, [*pieces(encoded), *screen.concepts(text)])

    return opinion


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("I have a crushing pain in my chest", "emergency"),
        ("I want to kill myself", "distress"),
        ("my calf is swollen and hot", "same_day"),
        ("my hamstring aches", "ease_off"),
    ],
)
def test_the_net_of_the_repository_knows_the_plain_cases(hears, text, answer):
    opinion = hears(text)
    assert opinion.report > 0.5
    assert max(opinion.answers, key=opinion.answers.get) == answer


@pytest.mark.parametrize(
    "text", ["pause", "how long is left", "how do I breathe in the cat cow", "ten minutes please"]
)
def test_the_net_of_the_repository_leaves_commands_and_questions_alone(hears, text):
    assert hears(text).report < 0.1


def test_the_same_words_give_the_same_answer(hears):
    assert hears("my knee feels odd") == hears("my knee feels odd")


def test_every_class_of_the_repositorys_net_stands_for_something():
    net = load_net(load_safety())
    assert set(net._softmax.classes) == {*signs(load_safety()), HARMLESS}


def test_short_words_by_chance_are_no_reason_to_ask_the_net():
    net = load_net(load_safety())
    assert net.knows(pieces("i have a crushing pain in my chest"))
    assert not net.knows(pieces("'/`qg?s6'<q$n=7vcqj;,i8ebb6!70-p+i?d=>bvl%i\\]1dd+-ma"))
    assert not net.knows(pieces(""))
