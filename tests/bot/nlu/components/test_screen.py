"""The safety screen as the last word on a message."""

import pytest
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as FALLBACK
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.components.encoder import SentenceEncoderFeaturizer
from bot.nlu.components.linker import EntityLinker
from bot.nlu.components.payload import PayloadGuard
from bot.nlu.components.screen import SafetyScreen
from bot.protocol.plain_text import as_plain_text


@pytest.fixture(scope="module")
def screen(make):
    return make(SafetyScreen)


@pytest.fixture
def screened(screen, message):
    def process(text, intent="affirm", entities=()):
        (processed,) = screen.process([message(text, intent, entities)])
        return processed.get(INTENT), processed.get(ENTITIES)

    return process


def by_name(entities):
    return {entity["entity"]: entity for entity in entities}


@pytest.mark.parametrize("taken_for", ["affirm", "deny", "ready", "out_of_scope", FALLBACK, None])
@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I have a crushing pain in my chest", "emergency"),
        ("my calf is swollen and hot", "same_day"),
        ("my knee hurts", "ease_off"),
    ],
)
def test_a_warning_sign_outranks_every_intent(screened, text, level, taken_for):
    intent, entities = screened(text, taken_for)
    assert intent == {"name": "report_pain", "confidence": 1.0}
    assert by_name(entities)["safety"]["value"] == level


def test_a_finding_says_what_where_and_of_which_kind(screened):
    _, entities = screened("ow, a sharp pain in my left knee")
    safety = by_name(entities)["safety"]
    assert (safety["topic"], safety["kind"], safety["place"]) == ("pain", "sharp", "left knee")
    assert (safety["extractor"], safety["start"] < safety["end"]) == ("SafetyScreen", True)


@pytest.mark.parametrize("taken_for", [FALLBACK, "out_of_scope", None])
def test_a_condition_that_was_not_understood_is_stated(screened, taken_for):
    intent, entities = screened("i was told my bones are osteoporotic", taken_for)
    assert intent["name"] == "state_condition"
    assert by_name(entities)["condition"]["value"] == "osteoporosis_spine"


def test_a_question_that_is_surely_out_of_scope_states_no_condition(screen, message):
    asked = message("is it gout or a bunion", "out_of_scope")
    asked.set(INTENT, {"name": "out_of_scope", "confidence": 0.99})
    (processed,) = screen.process([asked])
    assert processed.get(INTENT)["name"] == "out_of_scope"


@pytest.mark.parametrize("taken_for", ["ask_when_to_avoid", "deny", "state_condition"])
def test_a_condition_in_something_understood_goes_along(screened, taken_for):
    intent, entities = screened("can i do it with a hip replacement", taken_for)
    assert intent["name"] == taken_for
    assert by_name(entities)["condition"]["value"] == "hip_replacement"


@pytest.mark.parametrize(
    "text", ["pause", "ten more seconds", "no, none of those", "my knee is fine", "", "no pain"]
)
def test_what_is_harmless_is_left_as_it_was(screened, text):
    given = {"entity": "duration", "value": 10, "start": 0, "end": 3}
    intent, entities = screened(text, "longer", [given])
    assert intent == {"name": "longer", "confidence": 0.8}
    assert entities == [given]


def test_a_body_part_in_a_finding_is_part_of_it_and_a_stretch_is_not(make, screened, message):
    text = "my knee hurts in the cat cow"
    (linked,) = make(EntityLinker).process([message(text)])
    _, entities = screened(text, "affirm", linked.get(ENTITIES))
    assert set(by_name(entities)) == {"safety", "stretch"}


@pytest.mark.parametrize("text", ["/crushing chest pain", "/restart crushing chest pain"])
def test_a_payload_does_not_hide_a_warning_sign(make, screen, message, text):
    guarded = make(PayloadGuard).process([message(as_plain_text(text), "stop")])
    (processed,) = screen.process(guarded)
    assert processed.get(INTENT)["name"] == "report_pain"


def test_a_message_without_text_is_left_alone(screen):
    (processed,) = screen.process([Message({})])
    assert processed.get(INTENT) is None


def test_the_results_are_part_of_the_output(screen, message):
    (processed,) = screen.process([message("my chest hurts")])
    assert {INTENT, ENTITIES} <= processed.output_properties


# The net below the patterns

MASH = "wxwkqwz w q vqvv kj bx kj bkj tkj wjjjq xvz vjqxjbq qqqjx"


@pytest.fixture(scope="module")
def heard(make, screen, message):
    """A message as it comes to the screen, with the vector that the net wants."""
    linker, encoder = make(EntityLinker), make(SentenceEncoderFeaturizer)

    def process(text, intent="affirm", ranking=()):
        given = message(text, intent)
        given.set("intent_ranking", [{"name": name, "confidence": 0.1} for name in ranking])
        (processed,) = screen.process(encoder.process(linker.process([given])))
        return processed.get(INTENT), processed.get(ENTITIES)

    return process


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I have a crushing pain in my chest", "emergency"),
        ("my calf is swollen and hot", "same_day"),
        ("it feels like a vice round my ribs", "emergency"),  # what no pattern finds
        ("my leg has blown up like a balloon", "same_day"),
    ],
)
def test_with_the_net_a_warning_sign_is_found(heard, text, level):
    intent, entities = heard(text)
    assert intent == {"name": "report_pain", "confidence": 1.0}
    assert by_name(entities)["safety"]["value"] == level


@pytest.mark.parametrize(
    "text", ["pause", "how long is left", "ten more seconds please", "... ?", MASH]
)
def test_with_the_net_what_is_harmless_is_left_as_it_was(heard, text):
    intent, entities = heard(text, "longer")
    assert intent == {"name": "longer", "confidence": 0.8}
    assert "safety" not in by_name(entities)


@pytest.mark.parametrize(
    ("ranking", "name"), [(("report_pain", "pause", "stop"), "pause"), (("report_pain",), FALLBACK)]
)
def test_what_only_the_classifier_took_for_a_report_is_the_next_likely(heard, ranking, name):
    intent, _ = heard("pause", "report_pain", ranking)
    assert intent["name"] == name


def test_what_the_net_is_not_sure_of_stays_the_report_it_was_taken_for(screened):
    intent, entities = screened("blorp", "report_pain")  # without a vector it knows nothing
    assert intent["name"] == "report_pain"
    assert entities == []


def test_nothing_else_is_done_in_the_breath_of_a_warning_sign(screened):
    also = {"entity": "also", "value": "skip", "start": 0, "end": 4}
    kept = {"entity": "stretch", "value": "cat_cow", "start": 0, "end": 4}
    _, entities = screened("skip, my chest hurts", "skip", [also, kept])
    assert set(by_name(entities)) == {"safety", "stretch"}
    _, entities = screened("skip and pause", "skip", [also])
    assert entities == [also]
