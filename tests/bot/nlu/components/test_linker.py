"""Names, quantities, body parts and sides as Rasa's entities."""

import pytest
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.components.linker import LINKED_SPANS, EntityLinker
from bot.nlu.masking import ROUTINE, STRETCH

PSOAS = "half_kneeling_psoas_stretch"


@pytest.fixture(scope="module")
def linker(make):
    return make(EntityLinker)


@pytest.fixture
def entities(linker, message):
    def found(text, **given):
        (processed,) = linker.process([message(text, **given)])
        return processed.get(ENTITIES)

    return found


def values(entities):
    return {entity["entity"]: entity["value"] for entity in entities}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("start the half kneeling psoas stretch", {"stretch": PSOAS}),
        ("how do I breathe in the so as stretch", {"stretch": PSOAS}),
        ("ten more seconds", {"duration": 10}),
        ("hold it for a minute and a half", {"duration": 90}),
        ("two more reps", {"count": 2}),
        ("my left knee", {"body_part": "knees", "side": "left"}),
        ("switch to the right side", {"side": "right"}),
        ("ten minutes, no kneeling", {"duration": 600, "without": "kneeling"}),
        ("start the desk break", {"routine": "desk_break_5"}),
        ("how long is left", {}),
        ("what's the weather", {}),
        ("", {}),
    ],
)
def test_what_is_found(entities, text, expected):
    assert values(entities(text)) == expected


def test_each_has_its_place_in_the_text_and_says_who_found_it(entities):
    text = "do the child's pose for 40 seconds on my left hip"
    for entity in entities(text):
        assert entity["extractor"] == "EntityLinker"
        assert 0 <= entity["start"] < entity["end"] <= len(text)
        if entity["entity"] in ("side", "body_part"):
            assert text[entity["start"] : entity["end"]] in ("left", "hip", "left hip")


def test_a_name_that_fits_several_is_a_choice_of_them(entities):
    found = values(entities("start the hip flexor stretch"))
    assert PSOAS in found["stretch_choice"]
    assert "standing_hip_flexor_stretch" in found["stretch_choice"]


def test_a_body_part_in_a_name_is_not_one_of_the_persons(entities):
    assert set(values(entities("start the single knee to chest"))) == {"stretch"}


def test_two_names_are_two_entities(entities):
    found = entities("cat cow or child's pose")
    assert [entity["value"] for entity in found] == ["cat_cow", "childs_pose"]


def test_what_others_found_stays(entities):
    other = {"entity": "x", "value": 1, "start": 0, "end": 1}
    assert other in entities("ten seconds", entities=[other])


def test_the_result_is_part_of_the_output(linker, message):
    (processed,) = linker.process([message("ten seconds")])
    assert ENTITIES in processed.output_properties


def test_every_message_of_a_batch_is_read(linker, message):
    texts = ("cat cow", "nothing here", "child's pose")
    processed = linker.process([message(text) for text in texts])
    assert [len(one.get(ENTITIES)) for one in processed] == [1, 0, 1]


def test_a_message_without_text_is_left_alone(linker):
    (processed,) = linker.process([Message({"intent": {"name": "greet"}})])
    assert processed.get(ENTITIES) == []


def test_examples_are_left_as_they_are_written(linker):
    example = Message.build(text="start the cat cow", intent="start_session")
    linker.process_training_data(TrainingData([example]))
    assert example.get(LINKED_SPANS) is None
    assert not example.get(ENTITIES)


@pytest.mark.parametrize("text", ["start the cat cow", "start the desk break", "how long is left"])
def test_where_names_stand_is_left_for_the_encoder(linker, message, text):
    (processed,) = linker.process([message(text)])
    for start, end, mask in processed.get(LINKED_SPANS):
        assert text[start:end].split()[-2:] == text.split()[-2:]
        assert mask in (STRETCH, ROUTINE)
    assert len(processed.get(LINKED_SPANS)) == text.startswith("start")
