"""What is told of a routine that is being made."""

import pytest

from bot.channels.web import drafts
from bot.channels.web.limits import RefusedError
from bot.coaching import routine_seconds
from bot.profile.routines import written
from knowledge import load_library
from knowledge.routine import load_routine

LIBRARY = load_library()
CAT = {"stretch": "cat_cow", "hold_s": 5, "reps": 6}
PSOAS = {"stretch": "half_kneeling_psoas_stretch", "hold_s": 30, "reps": 2}


def check(items, conditions=()):
    return drafts.checked({"items": items}, LIBRARY, conditions)


def test_its_length_is_that_of_the_session():
    told = check([CAT, PSOAS])
    doses = drafts.doses_in([CAT, PSOAS], LIBRARY)
    routine = written("own_x", "Own", doses, LIBRARY, "Two.")
    assert told["seconds"] == round(routine_seconds(routine, LIBRARY))
    assert [one["seconds"] > 0 for one in told["items"]] == [True, True]
    assert told["level"] == LIBRARY["half_kneeling_psoas_stretch"].difficulty
    assert (told["problems"], told["notes"]) == ([], [])


@pytest.mark.parametrize(
    ("items", "at", "words"),
    [
        ([CAT, CAT], 1, "already"),
        ([{**CAT, "hold_s": 60}], 0, "right for it"),
        ([CAT, {**PSOAS, "reps": 9}], 1, "1 to 3 times"),
    ],
)
def test_what_is_wrong_is_told_where_it_is(items, at, words):
    (problem,) = check(items)["problems"]
    assert problem["item"] == at
    assert words in problem["text"]
    assert "cat_cow" not in problem["text"]


def test_what_will_be_changed_for_somebody_is_told_before():
    notes = check([CAT, PSOAS], ["knee_replacement"])["notes"]
    assert any("Half Kneeling Psoas Stretch" in note for note in notes)


def test_what_no_plan_may_be_made_of_is_told():
    stretches = [one for one in LIBRARY.values() if "kneeling" in one.safety_tags][:1]
    items = [
        {"stretch": s.id, "hold_s": s.dose.hold_s.usual, "reps": s.dose.reps.usual}
        for s in stretches
    ]
    notes = check(items, ["heart_condition", "nonsense"])["notes"]
    assert all(note.endswith(".") for note in notes)


def test_a_file_is_one_that_the_knowledge_base_takes(tmp_path):
    file = tmp_path / "lunch_break_1.yml"
    file.write_text(
        drafts.as_file({"name": "Lunch Break: 1!", "items": [CAT, PSOAS]}, LIBRARY), "utf-8"
    )
    routine = load_routine(
        file, LIBRARY, LIBRARY.sources, lambda one: routine_seconds(one, LIBRARY)
    )
    assert (routine.id, routine.name) == ("lunch_break_1", "Lunch Break: 1!")
    back = drafts.of_file(file.read_text("utf-8"), LIBRARY)
    assert back == {"name": "Lunch Break: 1!", "items": [CAT, PSOAS]}


@pytest.mark.parametrize("name", ["7 Minutes", "Ünïcode", "日本"])
def test_a_file_has_an_id_whatever_its_name(name):
    assert "id: " in drafts.as_file({"name": name, "items": [CAT]}, LIBRARY)


@pytest.mark.parametrize(
    "content",
    ["", "]", "id: x", "- a", "{" * 2000, "a: &a [*a]", "\x00", "name: " + "x" * 5000],
)
def test_what_is_no_file_is_refused_with_what_to_do(content):
    with pytest.raises(RefusedError, match=r"\w+"):
        drafts.of_file(content, LIBRARY)


def test_a_text_is_asked_for():
    for body in ({}, {"words": 3}, {"words": "  "}, {"words": "x" * 11}):
        with pytest.raises(RefusedError):
            drafts.of_body(body, "words", 10)
