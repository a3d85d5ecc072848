"""The safety screen against what people say. The sentences stand beside, in `screen/*.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.screen import Finding, Screen, load_screen
from knowledge.safety_base import load_safety
from knowledge.safety_records import LEVELS
from knowledge.vocabulary import Condition

# Section 6 of the reference, row by row, and the flags that cover it.
REFERENCE = {
    "A": {
        "chest pain, its spread, its company; heartbeat": {
            "chest_pain",
            "heart_rhythm",
            "fainting",
        },
        "sudden breathlessness": {"breathlessness"},
        "face, arm, speech, confusion": {"face_arm_speech"},
        "dizziness with other signs": {"dizziness_with_other_signs"},
        "back pain with saddle, bladder, both legs, accident": {
            "numb_saddle_or_bladder",
            "both_legs_weak_or_numb",
            "back_after_accident",
        },
        "limb out of shape, fall": {"limb_out_of_shape", "fall_possible_break"},
        "stiff neck, fever, headache": {"stiff_neck_fever"},
        "neck pain with arm signs, if sudden (row C)": {"neck_with_sudden_arm_signs"},
        "asks for help": {"asks_for_emergency_help"},
        "wants to die, or to harm themselves": {"distress"},
    },
    "B": {
        "one leg": {"one_leg_swollen"},
        "knee; hot joint": {"knee_locked", "hot_joint_fever"},
        "snap or pop": {"snap_or_pop"},
        "back pain with fever, weight, lump, night; shoulder blades": {
            "back_pain_with_other_signs",
            "pain_between_shoulder_blades",
        },
        "pregnancy": {"pregnancy_warning"},
    },
    "C": {
        "outlasts the stretch": {"lasting_numb_or_weak"},
        "down the leg": {"pain_moving_down_leg"},
        "neck with arm signs": {"neck_with_arm_signs"},
        "dizzy on standing": {"dizzy_on_standing"},
        "weeks": {"pain_for_weeks"},
    },
    "D": {
        "sharp, goes on release": {"sharp_pain_eased"},
        "pins and needles": {"pins_and_needles"},
        "cramp": {"cramp"},
        "light-headed": {"light_headed"},
    },
}
SENTENCES = Path(__file__).parent / "screen"
TIER_OF = {
    flag: tier for tier, rows in REFERENCE.items() for flags in rows.values() for flag in flags
}
LEVEL_OF = dict(zip("ABCD", LEVELS, strict=True))


def first_condition(text):
    return next((stated.condition for stated in load_screen().conditions(text)), None)


def read(name: str) -> dict[str, list[str]]:
    content: dict[str, list[str]] = yaml.safe_load((SENTENCES / name).read_text(encoding="utf-8"))
    return content


REPORTS, PAIN, HARMLESS = read("reports.yml"), read("pain.yml"), read("harmless.yml")


def pairs(content: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    return ((key, sentence) for key, sentences in content.items() for sentence in sentences)


CLAUSE = re.compile(
    r"(?:I|it|my|the|this|there) |I'm |I've |it's |there's |ow |ouch ", re.IGNORECASE
)


def bare(sentence: str) -> str:
    """As a recogniser, or someone in a hurry, writes it."""
    return re.sub(r"[^\w\s]", "", sentence.replace("-", " ")).lower()


def severity(finding: Finding | None) -> int:
    """The larger, the less severe."""
    return len(LEVELS) if finding is None else LEVELS.index(finding.level)


@pytest.fixture(scope="module")
def screen() -> Screen:
    return load_screen()


@pytest.fixture(scope="module")
def alone(screen: Screen) -> dict[str, int]:
    """How severe each sentence is by itself."""
    return {
        bare(one): severity(screen.find(bare(one))) for _, one in [*pairs(REPORTS), *pairs(PAIN)]
    }


# What must be found


def test_the_flags_are_those_of_the_reference() -> None:
    assert {flag.id: flag.tier for flag in load_safety().red_flags} == TIER_OF


@pytest.mark.parametrize("flag", TIER_OF)
def test_each_flag_has_a_dozen_paraphrases(flag: str) -> None:
    assert len({bare(sentence) for sentence in REPORTS[flag]}) >= 12


@pytest.mark.parametrize(("flag", "sentence"), pairs(REPORTS))
def test_raises_the_flag(screen: Screen, flag: str, sentence: str) -> None:
    finding = screen.find(sentence)
    assert finding is not None
    assert (finding.level, finding.topic) == (LEVEL_OF[TIER_OF[flag]], flag)


@pytest.mark.parametrize(("kind", "sentence"), pairs(PAIN))
def test_reports_the_pain(screen: Screen, kind: str, sentence: str) -> None:
    finding = screen.find(sentence)
    assert finding is not None
    assert (finding.level, finding.topic, finding.kind) == ("ease_off", "pain", kind)


@pytest.mark.parametrize(("_", "sentence"), [*pairs(REPORTS), *pairs(PAIN)])
def test_is_as_severe_without_punctuation(screen: Screen, _: str, sentence: str) -> None:
    written = screen.find(sentence)
    assert severity(screen.find(bare(sentence))) <= severity(written)
    assert severity(screen.find(sentence.upper())) == severity(written)
    assert severity(screen.find(sentence.replace("'", "’"))) == severity(written)


@pytest.mark.parametrize(
    "frame",
    [
        "how long is left because {}",
        "okay um {} what should I do",
        "pause {}",
        "no wait {}",
        "{} can you stop",
        "none of those, {}",
        "I don't know why but {}",
    ],
)
def test_a_flag_is_found_in_the_middle_of_a_sentence(
    screen: Screen, alone: dict[str, int], frame: str
) -> None:
    flags = [bare(sentence) for _, sentence in pairs(REPORTS)]
    assert not [one for one in flags if severity(screen.find(frame.format(one))) > alone[one]]


@pytest.mark.parametrize(
    "frame",
    [
        "should I stop {}",
        "can you stop {}",
        "how much longer {}",
        "do I have to {}",
        "will I be ok {}",
        "is it good for me {}",
        "can you help {}",
        "what is this {}",
        "does it matter {}",
        "I stopped {}",
        "where should I feel it {}",
        "what should I do {}",
        "I don't like this {}",
        "no stop {}",
    ],
)
def test_a_question_or_control_before_it_hides_no_report(
    screen: Screen, alone: dict[str, int], frame: str
) -> None:
    clauses = [bare(one) for _, one in [*pairs(REPORTS), *pairs(PAIN)] if CLAUSE.match(one)]
    assert not [one for one in clauses if severity(screen.find(frame.format(one))) > alone[one]]


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("no, chest pain", "chest_pain"),
        ("No. Chest pain.", "chest_pain"),
        ("I don't feel well chest pain", "chest_pain"),
        ("it's not just tight, it's chest pain", "chest_pain"),
        ("my knee doesn't hurt but my chest does hurt", "chest_pain"),
        ("no pain but I can't feel my legs", "both_legs_weak_or_numb"),
        ("no pain or fever but I can't pee", "numb_saddle_or_bladder"),
        ("I've never had chest pain like this before", "chest_pain"),
        ("I had chest pain last year and now it's back, my chest hurts", "chest_pain"),
        ("knee to chest gives me chest pain", "chest_pain"),
        ("go back, my back hurts and I have a fever", "back_pain_with_other_signs"),
        ("chst pian and brethless", "breathlessness"),
        ("my chets hurts", "chest_pain"),
    ],
)
def test_doubt_is_an_alarm(screen: Screen, sentence: str, topic: str) -> None:
    finding = screen.find(sentence)
    assert finding is not None
    assert finding.topic == topic


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("my knee hurts and my chest hurts", "chest_pain"),
        ("I've got a cramp and I can't breathe", "breathlessness"),
        ("ow my back, I've lost control of my bladder", "numb_saddle_or_bladder"),
        ("pins and needles and my calf is swollen", "one_leg_swollen"),
        ("it hurts and my foot is still numb", "lasting_numb_or_weak"),
        ("I have a cramp and a sharp pain in my hip", "pain"),
        ("it hurts, it's a cramp", "cramp"),
    ],
)
def test_the_most_severe_wins(screen: Screen, sentence: str, topic: str) -> None:
    finding = screen.find(sentence)
    assert finding is not None
    assert finding.topic == topic


@pytest.mark.parametrize(
    ("sentence", "place", "span"),
    [
        ("my left knee hurts", "left knee", "knee hurts"),
        ("Ouch, my lower back hurts!", "lower back", "Ouch"),
        ("there's a sharp pain in my hip", "hip", "sharp pain"),
        ("go back it hurts", None, "hurts"),
        ("my back knee hurts", "back knee", "knee hurts"),
        ("the knee to chest stretch makes my thigh ache", "thigh", "ache"),
        ("it hurts", None, "hurts"),
        ("wait my calf is swollen", "calf", "calf is swollen"),
    ],
)
def test_says_where(screen: Screen, sentence: str, place: str | None, span: str) -> None:
    finding = screen.find(sentence)
    assert finding is not None
    assert finding.place == place
    assert sentence[finding.start : finding.end] == span


# What must not be found


def test_there_are_enough_harmless_sentences() -> None:
    assert len({bare(sentence) for _, sentence in pairs(HARMLESS)}) >= 500


@pytest.mark.parametrize(("_", "sentence"), pairs(HARMLESS))
def test_leaves_the_harmless_alone(screen: Screen, _: str, sentence: str) -> None:
    for written in (sentence, bare(sentence), f"okay {sentence}", f"hey limber {sentence} please"):
        assert screen.find(written) is None


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("I had a heart attack five years ago", "professional"),
        ("I fainted a lot when I was a kid", "professional"),
        ("years ago I had chest pain", "professional"),
        ("I had a stroke in 2015", "professional"),
        ("I broke my leg ten years ago", None),
        ("I dislocated my shoulder last year", None),
        ("I used to have back pain", None),
        ("I fainted last week", "emergency"),
        ("I had chest pain yesterday", "emergency"),
        ("my chest pain started a year ago and it hurts now", "emergency"),
    ],
)
def test_what_lies_years_back(screen: Screen, sentence: str, level: str | None) -> None:
    finding = screen.find(sentence)
    assert (finding and finding.level) == level


# Conditions


NAMED = read("conditions.yml")


def test_every_condition_can_be_named() -> None:
    assert {one.condition for one in load_safety().conditions} == set(get_args(Condition))


@pytest.mark.parametrize(("condition", "sentence"), pairs(NAMED))
def test_finds_what_they_have_or_are(condition: str, sentence: str) -> None:
    for written in (sentence, bare(sentence), f"well {sentence}"):
        assert first_condition(written) == (None if condition == "none" else condition)


@pytest.mark.parametrize(
    "sentence", ["I think I've got a blood clot in my leg", "I'm on warfarin and my calf is hot"]
)
def test_a_warning_sign_comes_before_a_condition(screen: Screen, sentence: str) -> None:
    finding = screen.find(sentence)
    assert finding is not None
    assert finding.topic == "one_leg_swollen"


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("I have a hip replacement", "hip_replacement"),
        ("I've got a new hip", "hip_replacement"),
        ("both my hips were replaced", "hip_replacement"),
        ("I had an anterior hip replacement", "hip_replacement_anterior"),
        ("I had my hip replaced from the front", "hip_replacement_anterior"),
        ("can I do it with a knee replacement", "knee_replacement"),
        ("two artificial knees", "knee_replacement"),
        ("I've got a slipped disc", "disc_or_sciatica"),
        ("is it safe with sciatica", "disc_or_sciatica"),
        ("I'm pregnant", "pregnancy"),
        ("Im 20 weeks pregnant", "pregnancy"),
        ("I have osteoporosis", "osteoporosis_spine"),
        ("I've got bad knees", "knee_injury"),
        ("I hurt my knee last week", "knee_injury"),
        ("can I do this with knee pain", "knee_injury"),
        ("I have a hip injury", "hip_injury"),
        ("I had back surgery last month", "recent_surgery_spine"),
        ("I had an operation on my hip", "recent_surgery_hip"),
        ("I had surgery on my shoulder", "recent_surgery_shoulder"),
        ("I had knee surgery", "recent_surgery_other"),
        ("I broke a rib", "rib_or_spine_fracture"),
        ("I've got high blood pressure", "high_blood_pressure"),
        ("I have glaucoma", "glaucoma"),
        ("I'm hypermobile", "hypermobility"),
        ("I get dizzy spells", "dizziness"),
        ("I lose my balance easily", "poor_balance"),
        ("carpal tunnel", "wrist_injury"),
        ("I had whiplash in March", "neck_injury"),
        ("I tore my hamstring", "hamstring_tear"),
        ("I pulled my groin", "groin_strain"),
        ("my shoulder dislocates", "shoulder_instability"),
        ("I've a frozen shoulder", "shoulder_injury"),
        ("pelvic girdle pain", "pelvic_girdle_pain"),
        ("I have a sore neck", "acute_neck_pain"),
        ("I have lower back pain", "acute_back_pain"),
        ("no surgery", None),
        ("I'm not pregnant", None),
        ("I've never had a hip replacement", None),
        ("I don't have any back problems", None),
        ("no injuries or surgery", None),
        ("I had knee surgery ten years ago", None),
        ("I was pregnant two years ago", None),
        ("I had a hip replacement ten years ago", "hip_replacement"),
        ("what's next", None),
        ("my hips are tight", None),
        ("start the knee to chest", None),
    ],
)
def test_finds_the_condition(sentence: str, condition: str | None) -> None:
    assert first_condition(sentence) == condition


def test_finds_every_condition(screen: Screen) -> None:
    text = "I'm pregnant, and I have knee surgery behind me"
    found = {one.condition: text[one.start : one.end] for one in screen.conditions(text)}
    assert found == {
        "recent_surgery_other": "surgery",
        "pregnancy": "pregnant",
        "knee_injury": "knee surgery",
    }


# Any text at all


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_never_fails(text: str) -> None:
    finding = load_screen().find(text)
    assert finding is None or 0 <= finding.start < finding.end <= len(text)
    assert all(0 <= one.start < one.end <= len(text) for one in load_screen().conditions(text))


WORDS = sorted({word for _, one in [*pairs(REPORTS), *pairs(HARMLESS)] for word in one.split()})


@given(st.lists(st.sampled_from([*WORDS, ",", ".", "no", "not", "or", "\n"]), max_size=40))
@settings(max_examples=300, deadline=None)
def test_never_fails_on_its_own_words(words: list[str]) -> None:
    text = " ".join(words)
    finding = load_screen().find(text)
    assert finding is None or text[finding.start : finding.end].strip()


@given(st.sampled_from([one for flag in TIER_OF for one in REPORTS[flag] if TIER_OF[flag] == "A"]))
@settings(deadline=None)
def test_a_long_message_hides_nothing(sentence: str) -> None:
    filler = "and then we went for a walk in the park with the dog. " * 45
    finding = load_screen().find(filler + sentence + ". " + filler)
    assert finding is not None
    assert finding.level == "emergency"


# Our own training data


# What names an illness, or takes back that one was named, has its words by right.
OF_HEALTH = {"state_condition", "ask_suitable", "forget_conditions"}


def examples() -> Iterator[tuple[str, str]]:
    for path in sorted((Path(__file__).parents[3] / "data" / "nlu").glob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in entry["examples"].splitlines():
                yield entry.get("intent", "state_condition"), line[2:]


def test_hardly_raises_anything_in_the_training_data(screen: Screen) -> None:
    """What it raises all the same is for the net to see through."""
    others = [(intent, one) for intent, one in examples() if intent not in OF_HEALTH]
    others = [(intent, one) for intent, one in others if intent != "report_pain"]
    wrong = [(intent, one) for intent, one in others if screen.find(one)]
    assert len(wrong) <= 0.01 * len(others), wrong


def test_raises_most_reports_of_the_training_data(screen: Screen) -> None:
    """The net and the classifier are there for the others."""
    reports = [one for intent, one in examples() if intent == "report_pain"]
    missed = [one for one in reports if screen.find(one) is None]
    assert len(missed) <= 0.2 * len(reports), missed
