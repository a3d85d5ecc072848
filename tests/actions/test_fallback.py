"""What was not understood, and what is not our business."""

import pytest

from bot.wording import load_phrases, variant_of


def steps_of(text):
    """Which of the three steps of asking again a text is a variant of."""
    phrases = load_phrases()
    names = [f"say_not_understood_{step}" for step in (1, 2, 3)]
    return [n for n, name in enumerate(names, 1) if variant_of(text, phrases[name]) is not None]


def test_each_time_in_other_words_and_more_plainly(talk):
    texts = [talk.say("nlu_fallback").text for _ in range(9)]
    assert len(set(texts)) == 9
    assert [steps_of(text) for text in texts] == [[1], [2], [3]] * 3
    assert all("help" in text for text in texts[2::3])


def test_who_was_taken_wrong_is_asked_in_other_words_too(talk):
    texts = [talk.say(intent).texts for intent in ("nlu_fallback", "misunderstood")]
    assert steps_of(texts[0][0]) == [1]
    assert steps_of(texts[1][1]) == [2]


def test_an_offer_made_by_mistake_is_undone(talk):
    talk.say("ask_overview", stretch="cat_cow")
    talk.say("name_stretch", stretch="cat_cow")
    assert talk.slots["asked"] == "start"
    talk.say("misunderstood")
    assert talk.slots["asked"] is None
    assert talk.say("affirm").session is None


def test_in_a_hold_each_time_in_other_words_and_the_clock_is_not_touched(talk):
    talk.holding(12)
    kept = talk.slots["session"]
    texts = [talk.say("nlu_fallback").text for _ in range(9)]
    assert len(set(texts)) == 9
    assert all(len(text.split()) <= 20 for text in texts)
    assert talk.slots["session"] == kept


@pytest.mark.parametrize("understood", ["time_left", "help", "ask_hold", "out_of_scope"])
def test_what_is_understood_starts_the_count_again(talk, understood):
    talk.say("nlu_fallback")
    talk.say("nlu_fallback")
    talk.say(understood)
    assert steps_of(talk.say("nlu_fallback").text) == [1]


def test_what_it_suggests_names_a_stretch(talk):
    text = " ".join(talk.say("nlu_fallback").text for _ in range(3))
    assert "Half Kneeling Psoas Stretch" in text


def test_what_is_not_our_business_is_said_in_turns(talk):
    texts = [talk.say("out_of_scope").text for _ in range(4)]
    assert all("tretches" in text for text in texts)
    assert texts[0] != texts[1]


def test_in_a_pause_it_is_as_without_a_session(talk):
    talk.holding(12).say("pause")
    assert "to go" not in talk.say("nlu_fallback").text


@pytest.mark.parametrize(("answers", "word"), [((), "yes"), (("deny",), "ready")])
def test_what_is_not_understood_before_the_start_asks_for_what_is_open(talk, answers, word):
    talk.say("start_session", stretch="half_kneeling_psoas_stretch")
    for answer in answers:
        talk.say(answer)
    texts = [talk.say("nlu_fallback").text for _ in range(3)]
    assert all(word in text for text in texts)
    assert len(set(texts)) == 3


def test_what_was_meant_for_others_is_not_answered_in_a_session(talk):
    at = talk.holding(12).say("time_left").session
    reply = talk.say("out_of_scope", metadata={"overheard": "we took the train"})
    assert reply.texts == []
    assert reply.session.state == "running"
    assert at is None or reply.session.revision == at.revision


def test_without_a_session_it_is(talk):
    assert talk.say("out_of_scope", metadata={"overheard": "we took the train"}).texts
