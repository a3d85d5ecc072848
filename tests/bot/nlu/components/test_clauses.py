"""Two things asked for in one breath: both halves are kept, or the whole as it was."""

import pytest
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as FALLBACK
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.components.clauses import SURE, ClauseJoiner, ClauseSplitter
from bot.nlu.components.screen import SafetyScreen


@pytest.fixture
def splitter(make):
    return make(ClauseSplitter)


@pytest.fixture
def joiner(make):
    return make(ClauseJoiner)


@pytest.fixture
def joined(splitter, joiner, message):
    """A message with the intent of the whole, whose clauses have those that `parts` says."""

    def process(text, whole, parts, entities=()):
        split = splitter.process([message(text, whole, entities)])
        for clause in split[1:]:
            name = parts[clause.get(TEXT)]
            name, confidence = name if isinstance(name, tuple) else (name, 0.9)
            clause.set(INTENT, {"name": name, "confidence": confidence})
        (result,) = joiner.process(split)
        return result

    return process


def also(result):
    return [one["value"] for one in result.get(ENTITIES) if one["entity"] == "also"]


# Splitting


def test_a_message_is_followed_by_its_clauses(splitter, message):
    texts = ("pause and how long is left", "pause", "skip, then pause")
    split = splitter.process([message(text) for text in texts])
    assert [one.get(TEXT) for one in split] == [
        *(texts[0], "pause", "how long is left"),
        texts[1],
        *(texts[2], "skip", "pause"),
    ]


def test_a_message_without_text_has_no_clauses(splitter):
    nothing = Message({})
    assert splitter.process([nothing]) == [nothing]


def test_examples_are_not_split(splitter):
    data = TrainingData([Message.build(text="pause and go on", intent="pause")])
    assert splitter.process_training_data(data) is data
    assert len(data.training_examples) == 1


# Joining


def test_both_halves_are_kept(joined):
    text = "pause and tell me how long is left"
    parts = {"pause": "pause", "tell me how long is left": "time_left"}
    result = joined(text, "time_left", parts)
    assert result.get(INTENT)["name"] == "pause"
    (found,) = result.get(ENTITIES)
    assert (found["entity"], found["value"]) == ("also", "time_left")
    assert text[found["start"] : found["end"]] == "tell me how long is left"
    assert found["extractor"] == "ClauseJoiner"


def test_three_things_are_kept_in_their_order(joined):
    parts = {"skip": "skip", "pause": "pause", "what's next": "whats_next"}
    result = joined("skip, pause and what's next", "skip", parts)
    assert result.get(INTENT)["name"] == "skip"
    assert also(result) == ["pause", "whats_next"]


@pytest.mark.parametrize("question", ["ask_breathing", "ask_suitable", "ask_history"])
def test_a_question_may_follow_a_command(joined, question):
    parts = {"pause": "pause", "how do I breathe": question}
    result = joined("pause and how do I breathe", question, parts)
    assert also(result) == [question]


def test_what_others_found_in_the_message_stays(joined):
    given = {"entity": "duration", "value": 10, "start": 0, "end": 11}
    parts = {"ten seconds": "longer", "pause": "pause"}
    result = joined("ten seconds and pause", "longer", parts, [given])
    assert result.get(ENTITIES)[0] == given
    assert also(result) == ["pause"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("pause", ("time_left", SURE - 0.01)),  # the second half is not sure
        (("pause", SURE - 0.01), "time_left"),  # nor the first
        ("pause", (FALLBACK, 0.9)),
        ("pause", "report_pain"),  # no second thing, whatever it is
        ("pause", "ask_about_limber"),
        ("pause", ""),
        ("time_left", "pause"),  # a question first is a message like any other
        ("start_session", "pause"),
        ("affirm", "ready"),
    ],
)
def test_a_half_that_does_not_fit_leaves_the_whole_as_it_was(joined, first, second):
    whole = first[0] if isinstance(first, tuple) else first
    result = joined("pause and go", whole, {"pause": first, "go": second})
    assert result.get(INTENT) == {"name": whole, "confidence": 0.8}
    assert result.get(ENTITIES) == []


def test_what_only_says_when_is_nothing_to_do(joined):
    parts = {"once I'm in it": "ready", "how long do I stay": "ask_hold"}
    result = joined("once I'm in it, how long do I stay", "ask_hold", parts)
    assert result.get(INTENT)["name"] == "ask_hold"
    assert also(result) == []


def test_one_half_of_three_that_does_not_fit_is_enough(joined):
    parts = {"pause": "pause", "skip": "skip", "blah": (FALLBACK, 0.9)}
    result = joined("pause, skip, blah", "skip", parts)
    assert (result.get(INTENT)["name"], also(result)) == ("skip", [])


def test_what_the_whole_is_taken_for_must_be_in_a_part(joined):
    """ "Not this one, skip it" is one wish."""
    parts = {"not this one": "stop", "skip it": "back"}
    result = joined("not this one, skip it", "skip", parts)
    assert (result.get(INTENT)["name"], also(result)) == ("skip", [])


@pytest.mark.parametrize("intent", ["switch_sides", "skip"])
def test_what_comes_by_itself_once_the_hold_is_over_is_not_done_now(joined, intent):
    parts = {"ten more seconds": "longer", "go over": intent}
    later = joined("ten more seconds, then go over", "longer", parts)
    assert later.get(INTENT)["name"] == "longer"
    assert also(later) == []
    assert also(joined("ten more seconds and go over", "longer", parts)) == [intent]


def test_then_comes_all_else_at_once(joined):
    parts = {"skip": "skip", "pause": "pause"}
    assert also(joined("skip, then pause", "skip", parts)) == ["pause"]


def test_the_same_thing_twice_is_done_once(joined):
    result = joined("pause, stop it, pause", "pause", {"pause": "pause", "stop it": "pause"})
    assert result.get(INTENT)["name"] == "pause"
    assert also(result) == []


def test_clauses_go_to_the_message_they_are_of(splitter, joiner, message):
    split = splitter.process([message("pause and skip", "skip"), message("go back", "back")])
    for clause in split[1:3]:
        clause.set(INTENT, {"name": clause.get(TEXT), "confidence": 0.9})
    first, second = joiner.process(split)
    assert (first.get(INTENT)["name"], also(first)) == ("pause", ["skip"])
    assert (second.get(INTENT)["name"], also(second)) == ("back", [])


def test_the_results_are_part_of_the_output(joined):
    result = joined("pause and skip", "skip", {"pause": "pause", "skip": "skip"})
    assert {INTENT, ENTITIES} <= result.output_properties


# Safety


def test_with_a_warning_sign_nothing_else_is_done(make, joined):
    text = "skip and start again, my chest feels crushed"
    parts = {"skip": "skip", "start again": "start_session", "my chest feels crushed": "skip"}
    result = joined(text, "skip", parts)
    assert also(result) == ["start_session"]
    (screened,) = make(SafetyScreen).process([result])
    assert screened.get(INTENT)["name"] == "report_pain"
    assert [one["entity"] for one in screened.get(ENTITIES)] == ["safety"]
