"""Every question about every stretch, and which stretch "it" is."""

import re

import pytest

from actions.answers import QUESTIONS, answer, reasons_to_avoid
from actions.knowledge import is_question
from knowledge import load_library
from knowledge.stretch import Absent

PSOAS = "half_kneeling_psoas_stretch"
ALL = sorted([*QUESTIONS, "ask_sources"])
STRETCHES = sorted(load_library())
MARKUP = re.compile(r"[{}<>*_#\\]|  |\n|\[|\]|^\s|\s$")


@pytest.fixture
def record():
    return load_library()[PSOAS]


@pytest.mark.parametrize("question", ALL)
@pytest.mark.parametrize("stretch", STRETCHES)
def test_every_question_has_an_answer_fit_to_be_said(talk, stretch, question):
    reply = talk.say(question, stretch=stretch)
    assert reply.texts
    for text in reply.texts:
        words = re.sub(r"https?://\S+", "address", text)
        assert not MARKUP.search(words), text
        assert "None" not in words
        assert len(words.split()) <= 40, text
        assert text[0].isupper() or text[0].isdigit() or question == "ask_sources", text


@pytest.mark.parametrize("stretch", STRETCHES)
def test_every_question_can_be_asked_of_it(talk, stretch):
    talk.say("ask_overview", stretch=stretch)
    for question in ALL:
        named = talk.say(question, stretch=stretch).texts
        meant = talk.say(question).texts
        assert len(named) == len(meant)
    assert talk.slots["stretch"] == stretch


def test_every_question_of_the_domain_is_known_and_no_other(rules):
    asked = {intent for intent, action in rules.items() if action == "action_answer"}
    assert asked == set(ALL)
    assert all(map(is_question, ALL))
    assert not any(map(is_question, (None, "", "start_session", "ask_about_limber")))


def test_an_unknown_question_is_an_error(record):
    with pytest.raises(KeyError):
        answer("ask_the_weather", record, load_library())


# What is answered is what the record says


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("ask_overview", ["front of the hip"]),
        ("ask_aliases", ["Iliopsoas Stretch", "Kneeling Hip Flexor Stretch"]),
        ("ask_home", ["Yes", "small"]),
        ("ask_difficulty", ["beginners", "1 of 5"]),
        ("ask_equipment", ["nothing but your body"]),
        ("ask_muscles", ["hip flexors", "quads, abs and glutes"]),
        ("ask_muscle_loads", ["hip flexors 10", "Iliopsoas", "Rectus Femoris", "glutes 4"]),
        ("ask_goals", ["mobility, stability and rehab"]),
        ("ask_training_style", ["yoga and mobility flow"]),
        ("ask_popularity", ["7", "don't make much of it"]),
        ("ask_rack", ["rack"]),
        ("ask_bench", ["bench"]),
        ("ask_spotter", ["No spotter"]),
        ("ask_space", ["small"]),
        ("ask_noise", ["low"]),
        ("ask_hold", ["30 to 60 seconds", "each side"]),
        ("ask_reps", ["1 to 3 times", "2"]),
        ("ask_rest", ["10 to 30 seconds", "15 seconds"]),
        ("ask_tempo", ["0, 30, 0"]),
        ("ask_steps", ["1. Glide", "5. Draw"]),
        ("ask_position", ["Kneel on one knee", "knee bent"]),
        ("ask_form_cues", ["Tuck your pelvis", "stay tall"]),
        ("ask_breathing", ["in through your nose", "breath out"]),
        ("ask_range_of_motion", ["no further than its ankle"]),
        ("ask_feel", ["front of the hip", "not pinch"]),
        ("ask_safety_notes", ["sharp pain", "cushion"]),
        ("ask_mistakes", ["arches", "Keep your lower back long"]),
        ("ask_when_to_avoid", ["recent hip operation", "knee replacement"]),
        ("ask_flexibility_needed", ["kneel on one knee"]),
        ("ask_build_up", ["Nothing has to come before"]),
        ("ask_easier", ["Standing Hip Flexor Stretch"]),
        ("ask_harder", ["Couch Stretch"]),
        ("ask_picture", ["My drawing shows this: Someone kneels", "no video"]),
        ("ask_sources", ["9 sources", "Train Fitness"]),
    ],
)
def test_the_facts_of_the_first_stretch(talk, question, facts):
    text = talk.say(question, stretch=PSOAS).text
    for fact in facts:
        assert fact in text


def test_the_table_above_is_whole():
    table = next(
        mark
        for mark in test_the_facts_of_the_first_stretch.pytestmark
        if mark.name == "parametrize"
    )
    assert sorted(question for question, _ in table.args[1]) == ALL


def test_other_records_are_answered_otherwise(record):
    library = load_library()
    changed = record.copy(
        update={
            "aliases": [],
            "badges": [],
            "difficulty": 4,
            "popularity": Absent(none="Nobody has counted."),
            "build_up_first": ["Learn the easier form.", "Kneel for a minute."],
            "easier": Absent(none="It is as easy as it gets."),
            "setup_requirements": record.setup_requirements.copy(
                update={"rack": True, "bench": True, "spotter": True}
            ),
            "video": "You kneel, and a voice explains.",
        }
    )

    def phrases(question):
        return [line.phrase for line in answer(question, changed, library)]

    assert phrases("ask_aliases") == ["say_no_aliases"]
    assert phrases("ask_home") == ["say_not_home"]
    assert phrases("ask_difficulty") == ["say_not_for_beginners"]
    assert phrases("ask_rack") == ["say_rack"]
    assert phrases("ask_bench") == ["say_bench"]
    assert phrases("ask_spotter") == ["say_spotter"]
    assert phrases("ask_build_up") == ["say_build_up"]
    assert answer("ask_popularity", changed, library)[0].words["text"] == "Nobody has counted."
    assert answer("ask_easier", changed, library)[0].words["text"] == "It is as easy as it gets."
    assert "a voice explains" in answer("ask_picture", changed, library)[-1].words["text"]
    undrawn = changed.copy(update={"id": "levitation"})
    assert answer("ask_picture", undrawn, library)[0].phrase == "say_no_picture"


@pytest.mark.parametrize("stretch", load_library().values(), ids=lambda stretch: stretch.id)
def test_the_reasons_to_avoid_are_a_few_clauses_with_each_of_them_once(stretch):
    parts = reasons_to_avoid(stretch)
    said = ", ".join(parts).replace(" or ", ", ").split(", ")
    expected = ", ".join(avoid.say for avoid in stretch.when_to_avoid)
    assert [one.lower() for one in said] == expected.replace(" or ", ", ").lower().split(", ")
    assert all("." not in part for part in parts)
    assert len(parts) == -(-len(stretch.when_to_avoid) // 4)


# Which stretch is meant


def test_without_a_topic_it_asks_and_the_name_answers_the_question(talk):
    reply = talk.say("ask_breathing")
    assert reply.texts[0].endswith("?")
    assert "Say its name" in reply.text
    assert talk.slots["pending"] == "ask_breathing"
    answered = talk.say("name_stretch", stretch="cat_cow").text
    assert "belly sinks" in answered
    assert talk.slots["pending"] is None


def test_an_unclear_name_is_asked_about_and_then_answered(talk):
    reply = talk.say("ask_hold", stretch_choice=[PSOAS, "single_knee_to_chest"])
    assert "Half Kneeling Psoas Stretch or Single Knee to Chest" in reply.text
    assert "Cat-Cow" not in reply.text
    assert "15 to 30" in talk.say("name_stretch", stretch="single_knee_to_chest").text


def test_an_unclear_name_does_not_fall_back_on_the_topic(talk):
    talk.say("ask_overview", stretch="cat_cow")
    assert "?" in talk.say("ask_hold", stretch_choice=[PSOAS, "childs_pose"]).text


def test_a_question_is_forgotten_once_another_is_answered(talk):
    talk.say("ask_breathing")
    talk.say("ask_hold", stretch="cat_cow")
    overview = talk.say("name_stretch", stretch="childs_pose").texts[0]
    assert "Child's Pose" in overview


def test_a_start_without_a_name_waits_for_it(talk):
    assert "?" in talk.say("start_session").text
    assert talk.say("name_stretch", stretch="childs_pose").state == "screening"


def test_a_start_with_an_unclear_name_asks_even_in_a_session(talk):
    talk.holding()
    reply = talk.say("start_session", stretch_choice=["childs_pose", "cat_cow"])
    assert "?" in reply.text
    assert talk.state == "running"
    assert talk.say("name_stretch", stretch="cat_cow").state == "screening"


def test_in_a_session_it_means_the_stretch_being_done(talk):
    talk.holding(5, "childs_pose")
    talk.slots["stretch"] = None
    assert "lower back" in talk.say("ask_feel").text


def test_a_name_that_the_base_lost_is_asked_about(talk):
    assert "?" in talk.say("ask_hold", stretch="removed_stretch").text


def test_a_question_in_a_hold_leaves_the_clock_alone(talk):
    talk.holding(12)
    kept = talk.slots["session"]
    reply = talk.say("ask_feel")
    assert (reply.session, talk.slots["session"]) == (None, kept)
    assert talk.wait(3).say("time_left").text.startswith("15")


def test_the_overview_comes_with_a_card(talk):
    reply = talk.say("ask_overview", stretch=PSOAS)
    card = next(custom.card for custom in reply.customs if custom.card)
    assert card.title == "Half Kneeling Psoas Stretch"
    assert card.lines


@pytest.mark.parametrize("text", ["how long", "How long?", "how long is it", "how long now"])
def test_how_long_alone_asks_in_a_hold_for_what_is_left(talk, text):
    talk.holding(12)
    left = talk.say("time_left").text
    assert talk.say("ask_hold", text).text == left


@pytest.mark.parametrize("text", ["how long do I hold it", "how long is usual"])
def test_how_long_one_holds_it_is_the_dose_in_a_hold_too(talk, text):
    talk.holding(12)
    assert "30 to 60 seconds" in talk.say("ask_hold", text).text


def test_how_long_without_a_hold_is_the_dose(talk):
    said = talk.say("ask_hold", "how long", stretch="half_kneeling_psoas_stretch")
    assert "30 to 60 seconds" in said.text
