"""Pattern against net: who is believed, and when."""

from typing import get_args

import pytest

from bot.nlu.net import Opinion
from bot.nlu.screen import Finding
from bot.nlu.verdict import (
    ALONE,
    CERTAIN,
    GRAVEST_FIRST,
    NOT_HARMLESS,
    RAISED,
    SURE,
    alone_from,
    verdict,
)
from knowledge.safety_base import load_safety
from knowledge.safety_records import AdviceId

TEXT = "my calf is swollen and it hurts"
PAIN = ("ease_off", "pain", None)
SWOLLEN = ("same_day", "one_leg_swollen", None)
HELP = ("emergency", "asks_for_emergency_help", None)
CHEST = ("emergency", "chest_pain", None)
BASE = load_safety()


def found(sign, place="calf"):
    level, topic, kind = sign
    return Finding(level, topic, 3, 18, place, kind)


def judged(finding, report, sign, alone=ALONE, **answers):
    return verdict(finding, Opinion(report, answers, sign), TEXT, BASE, alone=alone)


def test_who_needs_help_at_once_is_believed_whatever_the_net_thinks():
    assert judged(found(HELP), 0.0, PAIN) == found(HELP)


@pytest.mark.parametrize("report", [0.0, 0.3, SURE - 0.01])
def test_an_unsure_net_finds_nothing_of_its_own(report):
    assert judged(None, report, PAIN) is None


def test_a_sure_net_is_believed_alone_and_means_all_of_the_message():
    assert judged(None, ALONE, SWOLLEN) == Finding(*SWOLLEN[:2], 0, len(TEXT), None, None)


@pytest.mark.parametrize(
    ("understood", "certain", "limit"),
    [
        (True, True, CERTAIN),
        (True, False, ALONE),
        (False, True, ALONE),
        (False, False, SURE),
    ],
)
def test_the_more_the_classifier_makes_of_it_the_surer_the_net_must_be(understood, certain, limit):
    alone = alone_from(understood=understood, certain=certain)
    assert judged(None, limit - 0.01, SWOLLEN, alone) is None
    assert judged(None, limit, SWOLLEN, alone) == judged(None, CERTAIN, SWOLLEN)


def test_a_classifier_certain_of_something_else_takes_nothing_from_a_pattern():
    assert judged(found(SWOLLEN), SURE, SWOLLEN, CERTAIN) == found(SWOLLEN)


def test_a_pattern_that_the_net_is_sure_is_harmless_is_a_figure_of_speech():
    assert judged(found(CHEST), NOT_HARMLESS - 0.01, CHEST) is None


@pytest.mark.parametrize("report", [NOT_HARMLESS, SURE - 0.01])
def test_a_pattern_is_believed_while_the_net_is_in_doubt(report):
    assert judged(found(SWOLLEN), report, PAIN) == found(SWOLLEN)


def test_where_both_have_the_same_answer_the_pattern_says_which_sign():
    pattern = found(("emergency", "heart_rhythm", None))
    assert judged(pattern, 0.9, CHEST, emergency=0.9) == pattern


def test_a_graver_pattern_raises_the_answer_where_that_is_likely_enough():
    assert judged(found(CHEST), 0.9, SWOLLEN, emergency=RAISED) == found(CHEST)


@pytest.mark.parametrize("answers", [{}, {"emergency": RAISED - 0.01}])
def test_a_graver_pattern_that_the_net_hardly_thinks_likely_does_not(answers):
    expected = Finding(*SWOLLEN[:2], 3, 18, "calf", None)
    assert judged(found(CHEST), 0.9, SWOLLEN, **answers) == expected


def test_a_sure_net_that_is_graver_raises_the_pattern_and_keeps_its_place():
    expected = Finding(*CHEST[:2], 3, 18, "calf", None)
    assert judged(found(PAIN), 0.9, CHEST, ease_off=0.4) == expected


def test_every_answer_has_its_gravity():
    assert set(GRAVEST_FIRST) == set(get_args(AdviceId))
    assert len(GRAVEST_FIRST) == len(get_args(AdviceId))
