"""What the safety net learns from: ours as it stands, and what is said of a bad file."""

import pytest

from knowledge import KnowledgeError
from knowledge.safety_base import load_safety
from knowledge.safety_examples import HARMLESS, load_examples, signs, unknown_names

ENOUGH = 30  # examples of a sign


def test_our_examples_stand_for_every_sign_and_for_nothing_else():
    assert unknown_names(load_examples(), load_safety()) == []


def test_every_sign_has_enough_examples():
    assert {name for name, says in load_examples().items() if len(says) < ENOUGH} == set()


def test_a_sign_is_a_warning_sign_or_a_kind_of_pain():
    known = signs(load_safety())
    assert known["chest_pain"] == ("emergency", "chest_pain", None)
    assert known["pain_sharp"] == ("ease_off", "pain", "sharp")
    assert len(known) == len(load_safety().red_flags) + len(load_safety().pain.kinds)
    assert HARMLESS not in known


def test_a_name_of_nothing_and_a_sign_without_examples_are_told():
    examples = {name: ["x"] for name in [*signs(load_safety()), HARMLESS]}
    assert unknown_names(examples, load_safety()) == []
    del examples["chest_pain"]
    assert unknown_names({**examples, "ennui": ["x"]}, load_safety()) == [
        "chest_pain: has no examples",
        "ennui: is no warning sign or kind of pain",
    ]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.yml").write_text('chest_pain: ["My chest hurts."]', encoding="utf-8")
    return tmp_path


def test_files_are_read_together(folder):
    (folder / "two.yml").write_text("{chest_pain: [ow my chest], harmless: [hi]}", encoding="utf-8")
    assert load_examples(folder) == {
        "chest_pain": ["My chest hurts.", "ow my chest"],
        "harmless": ["hi"],
    }


@pytest.mark.parametrize(
    "text",
    [
        'harmless: ["My chest hurts."]',
        'chest_pain: ["my  chest HURTS."]',
        "harmless: [hello you, hello you]",
    ],
)
def test_a_sentence_that_stands_twice_is_refused(folder, text):
    (folder / "two.yml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="stands under (chest_pain|harmless) already"):
        load_examples(folder)


@pytest.mark.parametrize("text", ["harmless: hello", "[hello]", "harmless: {a: b}"])
def test_a_file_of_something_else_is_refused(folder, text):
    (folder / "two.yml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"two\.yml"):
        load_examples(folder)
