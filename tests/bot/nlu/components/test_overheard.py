"""What an open microphone hears is for Limber unless it is plainly for somebody else."""

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.components import overheard
from bot.nlu.components.overheard import MeantForOthers, PlainReading
from bot.nlu.net import Opinion

SIGN = ("emergency", "chest_pain", None)
CONDITION = {"entity": "condition", "value": "child", "start": 0, "end": 2}


@pytest.fixture
def decided(make, message):
    """The message after it was heard as `plain`, of which the classifier thinks `ranking`."""

    def process(text, plain, ranking, intent="skip", plain_intent=None):
        heard = message(text, intent, [CONDITION])
        heard.set(METADATA, {"overheard": plain})
        read = make(PlainReading).process([heard])
        names = [{"name": name, "confidence": sure} for name, sure in ranking.items()]
        for one in read:
            one.set("intent_ranking", names)
        read[1].set(INTENT, {"name": plain_intent or max(ranking, key=ranking.get)})
        (result,) = make(MeantForOthers).process(read)
        return result

    return process


def test_the_plain_reading_is_read_as_well(make, message):
    heard = message("my ankle aches teapots")
    heard.set(METADATA, {"session_id": "s", "overheard": "my aunt collects teapots"})
    read = make(PlainReading).process([heard, message("pause")])
    texts = ["my ankle aches teapots", "my aunt collects teapots", "pause"]
    assert [one.get(TEXT) for one in read] == texts


@pytest.mark.parametrize("metadata", [None, {}, {"overheard": ""}, {"overheard": 3}, "overheard"])
def test_what_was_typed_or_said_to_limber_is_read_once(make, message, metadata):
    typed = message("the train was late")
    typed.set(METADATA, metadata)
    assert make(MeantForOthers).process(make(PlainReading).process([typed])) == [typed]


def test_nothing_is_made_of_examples(make):
    examples = TrainingData([Message({TEXT: "pause"})])
    assert make(PlainReading).process_training_data(examples) is examples


def test_what_has_nothing_to_do_with_stretching_is_for_others(decided):
    result = decided("that is a small sharp", "that is a small shop", {"out_of_scope": 0.9})
    assert result.get(INTENT)["name"] == "out_of_scope"
    assert result.get(ENTITIES) == []


def test_what_is_taken_for_a_wish_with_doubt_is_for_others_if_it_is_long(decided):
    ranking = {"skip": 0.6, "back": 0.2}
    long = "you can get the next one"
    assert decided(long, long, ranking).get(INTENT)["name"] == "out_of_scope"
    assert decided("get the next", "get the next", ranking).get(INTENT)["name"] == "skip"


def test_what_is_taken_for_a_wish_without_doubt_is_for_limber(decided):
    long = "could you go to the next one please"
    result = decided(long, long, {"skip": 0.9, "out_of_scope": 0.1})
    assert result.get(INTENT)["name"] == "skip"
    assert result.get(ENTITIES) == [CONDITION]


def test_both_readings_must_be_understood_without_doubt(make, message):
    heard = message("you can get the next one", "skip")
    heard.set(METADATA, {"overheard": "you can get to the next one"})
    read = make(PlainReading).process([heard])
    for one, sure in zip(read, (0.65, 0.95), strict=True):
        one.set("intent_ranking", [{"name": "skip", "confidence": sure}])
    (result,) = make(MeantForOthers).process(read)
    assert result.get(INTENT)["name"] == "out_of_scope"


def test_who_names_a_stretch_means_limber(decided, message, make):
    said = "is the downward dog a pose for me"
    name = {"entity": "stretch", "value": "downward_dog", "start": 7, "end": 19}
    heard = message(said, "ask_difficulty", [name])
    heard.set(METADATA, {"overheard": said})
    read = make(PlainReading).process([heard])
    for one in read:
        one.set("intent_ranking", [{"name": "ask_difficulty", "confidence": 0.4}])
    (result,) = make(MeantForOthers).process(read)
    assert result.get(INTENT)["name"] == "ask_difficulty"


def test_of_two_words_nobody_knows_to_whom_they_are_said(decided):
    result = decided("next one", "next month", {"out_of_scope": 0.9})
    assert result.get(INTENT)["name"] == "skip"


def test_a_warning_sign_is_never_for_others(decided):
    said = "he said that my knee hurts all the time"
    unlikely = {"out_of_scope": 0.9, "report_pain": 0.1}
    result = decided(said, said, unlikely, "report_pain", "report_pain")
    assert result.get(INTENT)["name"] == "report_pain"


def test_a_warning_sign_that_only_one_reading_has_counts_in_doubt(decided):
    readings = ("my ankle pinches when i lean in", "my uncle pinches when i lean in")
    doubt = {"ask_form_cues": 0.4, "out_of_scope": 0.3}
    assert decided(*readings, doubt, "report_pain").get(INTENT)["name"] == "report_pain"


def test_a_condition_of_somebody_else_is_for_others(decided):
    said, sure = "grandma had her hip replaced in the spring", {"state_condition": 0.95}
    result = decided(said, said, sure, intent="state_condition")
    assert result.get(INTENT)["name"] == "out_of_scope"
    own = "i had my hip replaced in the spring"
    kept = decided(own, own, sure, intent="state_condition")
    assert kept.get(INTENT)["name"] == "state_condition"


@pytest.fixture
def sounds_like_a_sign(make, message, monkeypatch):
    """What comes of a message that `likely` is a report to the other net, in each reading."""

    def process(text, likely, ranking, plain=None, intents=("report_pain", "report_pain")):
        plain = plain or text
        of = dict(zip((text, plain), likely, strict=True)) if plain != text else {text: likely[0]}

        def opinion(_net, _screen, one):
            found = of[one.get(TEXT)]
            return None if found is None else Opinion(found, {}, SIGN)

        monkeypatch.setattr(overheard, "opinion_of", opinion)
        heard = message(text, intents[0], [])
        heard.set(METADATA, {"overheard": plain})
        read = make(PlainReading).process([heard])
        read[1].set(INTENT, {"name": intents[1]})
        for one in read:
            names = [{"name": name, "confidence": sure} for name, sure in ranking.items()]
            one.set("intent_ranking", names)
        (result,) = make(MeantForOthers).process(read)
        return result.get(INTENT)["name"], result.get(TEXT)

    return process


TALK, ELSE = "nobody wants to make the unpopular decision", {"out_of_scope": 0.95}
ON_TOPIC = {"ask_feel": 0.7, "out_of_scope": 0.1}


def test_what_one_net_alone_takes_for_a_sign_is_talk(sounds_like_a_sign):
    assert sounds_like_a_sign(TALK, [0.3], ELSE)[0] == "out_of_scope"


@pytest.mark.parametrize(
    ("text", "likely", "ranking"),
    [
        (TALK, 0.5, ELSE),  # the other net does not rule it out
        (TALK, None, ELSE),  # it has no opinion of such words
        (TALK, 0.2, {"report_pain": 0.6, "stop": 0.1}),  # the classifier takes it for one
        ("my chest hurts so much", 0.1, ELSE),  # a pattern does
    ],
)
def test_a_sign_that_anything_else_confirms_stays_one(sounds_like_a_sign, text, likely, ranking):
    assert sounds_like_a_sign(text, [likely], ranking)[0] == "report_pain"


BELT = "a belt is pulled round my chest tighter and tighter"
BELT_PLAIN = "about as pulled round much as tighter and tighter"


def test_a_sign_that_was_misheard_in_the_plain_reading_counts(sounds_like_a_sign):
    intents = ("report_pain", "ask_feel")
    found = sounds_like_a_sign(BELT, [0.97, 0.1], ON_TOPIC, BELT_PLAIN, intents)
    assert found == ("report_pain", BELT)


def test_a_sign_that_is_in_the_plain_reading_alone_counts(sounds_like_a_sign):
    intents = ("ask_feel", "report_pain")
    found = sounds_like_a_sign(BELT_PLAIN, [0.1, 0.97], ON_TOPIC, BELT, intents)
    assert found == ("report_pain", BELT)


def test_in_one_reading_it_must_be_more_likely(sounds_like_a_sign):
    intents = ("report_pain", "ask_feel")
    found = sounds_like_a_sign(BELT, [0.7, 0.1], ON_TOPIC, BELT_PLAIN, intents)
    assert found[0] == "out_of_scope"
    assert sounds_like_a_sign(BELT, [0.7, 0.1], ON_TOPIC, BELT_PLAIN)[0] == "report_pain"
