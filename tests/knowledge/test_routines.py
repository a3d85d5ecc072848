"""Routine files: what is derived from them, and what is said of a bad one, with its line."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.coaching import routine_seconds
from knowledge import KNOWLEDGE_DIR, KnowledgeError, Routine, load_library
from knowledge.routine import load_routine, load_routines

LIBRARY = load_library()
with (Path(__file__).parent / "reference" / "routines.csv").open(encoding="utf-8") as table:
    ROWS = {row["id"]: row for row in csv.DictReader(table)}

GOOD = """\
id: evening
name: Evening for Anna
summary: Something quiet.
minutes: 2
level: 1
when: In the evening.
equipment: [chair]
items:
  - {stretch: chin_tuck, hold_s: 3, reps: 6}
  - stretch: seated_figure_four
    hold_s: 20
    reps: 1
swaps:
  - {from: seated_figure_four, to: ankle_circles}
sources: [limber_editorial]
"""
Spoil = Callable[..., list[str]]


@pytest.fixture
def spoilt(tmp_path: Path) -> Spoil:
    """Writes the good file with some text replaced, and returns the problems told of it."""

    def spoil(old: str, new: str, measure: float | None = None) -> list[str]:
        assert GOOD.count(old) == 1
        path = tmp_path / "evening.yml"
        path.write_text(GOOD.replace(old, new), encoding="utf-8")
        with pytest.raises(KnowledgeError) as caught:
            load_routine(path, LIBRARY, LIBRARY.sources, (lambda _: measure) if measure else None)
        return caught.value.problems

    return spoil


@pytest.fixture
def good(tmp_path: Path) -> Routine:
    path = tmp_path / "any name.yml"
    path.write_text(GOOD, encoding="utf-8")
    return load_routine(
        path, LIBRARY, LIBRARY.sources, lambda routine: routine_seconds(routine, LIBRARY)
    )


# the routines of the base


@pytest.mark.parametrize("routine_id", ROWS)
def test_it_needs_the_floor_where_the_table_says_so(routine_id: str) -> None:
    routine = LIBRARY.routines[routine_id]
    assert routine.needs_floor(LIBRARY) == (ROWS[routine_id]["needs_floor"] == "yes")


@pytest.mark.parametrize("routine_id", ROWS)
def test_it_uses_the_things_of_the_table(routine_id: str) -> None:
    things = ROWS[routine_id]["equipment"].lower().replace(" or ", ";").split(";")
    assert set(LIBRARY.routines[routine_id].equipment) == set(things)


@pytest.mark.parametrize("routine_id", ROWS)
def test_its_minutes_are_those_of_the_session_clock(routine_id: str) -> None:
    routine = LIBRARY.routines[routine_id]
    if routine.fitted:
        assert routine_seconds(routine, LIBRARY) > 60 * routine.minutes
    else:
        assert routine_seconds(routine, LIBRARY) / 60 == pytest.approx(routine.minutes, rel=0.06)


def test_no_routine_answers_to_the_name_of_a_stretch() -> None:
    stretches = {name.lower() for stretch in LIBRARY.values() for name in stretch.names}
    routines = {name.lower() for routine in LIBRARY.routines.values() for name in routine.names}
    assert stretches & routines == set()


# a file of somebody's own


def test_a_good_file_may_have_any_name_and_the_fields_that_may_be_left_out(good: Routine) -> None:
    assert good.names == ["Evening for Anna"]
    assert [(item.stretch, item.hold_s, item.reps) for item in good.items] == [
        ("chin_tuck", 3, 6),
        ("seated_figure_four", 20, 1),
    ]
    assert (good.swaps[0].from_, good.swaps[0].to) == ("seated_figure_four", "ankle_circles")
    assert not good.fitted
    assert not good.needs_floor(LIBRARY)


def test_an_unknown_stretch_is_named_with_its_line_and_the_nearest(spoilt: Spoil) -> None:
    problem, of_its_swap = spoilt("stretch: seated_figure_four", "stretch: seated_figure_for")
    assert problem.startswith("line 10: items.1.stretch: 'seated_figure_for' is no stretch")
    assert "the nearest are: seated_figure_four" in problem
    assert of_its_swap.startswith("line 14: swaps.0.from: ")


def test_a_dose_outside_the_record_is_named_with_the_range(spoilt: Spoil) -> None:
    assert spoilt("hold_s: 20", "hold_s: 90") == [
        "line 11: items.1.hold_s: 90 is outside the 15 to 30 of seated_figure_four"
    ]
    assert spoilt("reps: 6", "reps: 60") == [
        "line 9: items.0.reps: 60 is outside the 5 to 10 of chin_tuck"
    ]


@pytest.mark.parametrize("value", ["3x6", "20.5", "yes", "[3]"])
def test_a_dose_that_is_no_whole_number(spoilt: Spoil, value: str) -> None:
    (problem,) = spoilt("hold_s: 20", f"hold_s: {value}")
    assert problem == "line 11: items.1.hold_s: value is not a valid integer"


def test_a_key_that_stands_twice(spoilt: Spoil) -> None:
    assert spoilt("when: In", "level: 2\nwhen: In") == [
        "line 6: level: stands here a second time, keep one of the two"
    ]


def test_a_field_that_is_missing_and_one_that_does_not_exist(spoilt: Spoil) -> None:
    missing, surplus = spoilt("minutes: 2", "minuets: 4")
    assert missing == "line 1: minutes: is missing"
    assert surplus == "line 4: minuets: is no field of a routine"


def test_a_dose_that_is_missing_is_told_at_its_stretch(spoilt: Spoil) -> None:
    assert spoilt("    reps: 1\n", "") == ["line 10: items.1.reps: is missing"]


def test_a_swap_of_what_is_not_there(spoilt: Spoil) -> None:
    assert spoilt("from: seated_figure_four", "from: pigeon_pose")[0].startswith(
        "line 14: swaps.0.from: 'pigeon_pose' is none of the items"
    )


def test_a_swap_to_a_stretch_that_does_not_exist(spoilt: Spoil) -> None:
    (problem,) = spoilt("to: ankle_circles", "to: ankle_circle")
    assert problem.startswith("line 14: swaps.0.to: 'ankle_circle' is no stretch of the base")


def test_a_swap_that_is_harder_than_the_routine(spoilt: Spoil) -> None:
    assert spoilt("to: ankle_circles", "to: pigeon_pose") == [
        "line 14: swaps.0.to: pigeon_pose is above the routine's level 1"
    ]


def test_a_swap_for_itself(spoilt: Spoil) -> None:
    assert spoilt("to: ankle_circles", "to: seated_figure_four") == [
        "line 14: swaps.0.to: is the stretch that it stands for"
    ]


def test_the_same_stretch_twice(spoilt: Spoil) -> None:
    problems = spoilt("stretch: seated_figure_four", "stretch: chin_tuck")
    assert "line 10: items.1.stretch: is stretch number 1 already, give that more reps" in problems


def test_a_stretch_that_is_harder_than_the_routine(spoilt: Spoil) -> None:
    problems = spoilt(
        "stretch: chin_tuck, hold_s: 3, reps: 6", "stretch: pigeon_pose, hold_s: 30, reps: 1"
    )
    assert problems[0].startswith("line 9: items.0.stretch: pigeon_pose has difficulty 4, above")


def test_what_a_stretch_needs_is_listed_and_nothing_else(spoilt: Spoil) -> None:
    assert spoilt("[chair]", "[couch]") == [
        "line 10: items.1.stretch: seated_figure_four needs a chair: add it to `equipment`",
        "line 7: equipment.0: no stretch of the routine uses a couch",
    ]


def test_a_source_that_does_not_exist(spoilt: Spoil) -> None:
    (problem,) = spoilt("[limber_editorial]", "[limber_editoral]")
    assert problem.startswith("line 15: sources.0: 'limber_editoral' is not in sources.yml")
    assert "limber_editorial" in problem


def test_minutes_that_are_far_from_the_truth(spoilt: Spoil) -> None:
    (problem,) = spoilt("minutes: 2", "minutes: 10", measure=240)
    assert problem.startswith("line 4: minutes: says 10, but with every hold, side and rest it")
    assert "takes 4.0: write 4, change doses, or add `fitted: true`" in problem


def test_a_fitted_routine_takes_the_minutes_that_it_says(tmp_path: Path) -> None:
    path = tmp_path / "evening.yml"
    path.write_text(GOOD.replace("minutes: 2", "minutes: 10\nfitted: true"), encoding="utf-8")
    assert load_routine(path, LIBRARY, LIBRARY.sources, lambda _: 240.0).minutes == 10


def test_a_summary_that_is_too_long_for_one_breath(spoilt: Spoil) -> None:
    assert spoilt("Something quiet.", "word " * 41) == [
        "line 3: summary: at most 40 words, this has 41"
    ]


@pytest.mark.parametrize("text", ["- a list\n", "just words\n"])
def test_a_file_that_is_no_mapping(tmp_path: Path, text: str) -> None:
    path = tmp_path / "evening.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="line 1: must be a mapping of fields"):
        load_routine(path, LIBRARY)


# a folder of routines


def test_a_folder_is_loaded_by_id(tmp_path: Path) -> None:
    (tmp_path / "evening.yml").write_text(GOOD, encoding="utf-8")
    assert list(load_routines(LIBRARY, LIBRARY.sources, tmp_path)) == ["evening"]


def test_in_a_folder_the_file_is_named_after_the_id(tmp_path: Path) -> None:
    (tmp_path / "anna.yml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"line 1: id: is 'evening', the file's name says"):
        load_routines(LIBRARY, LIBRARY.sources, tmp_path)


def test_two_routines_may_not_share_a_name(tmp_path: Path) -> None:
    (tmp_path / "evening.yml").write_text(GOOD, encoding="utf-8")
    other = GOOD.replace("id: evening", "id: later\naliases: [evening for anna]")
    (tmp_path / "later.yml").write_text(other.replace("Evening for", "Later for"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"line 2: aliases: 'evening for anna' is a name of"):
        load_routines(LIBRARY, LIBRARY.sources, tmp_path)


def test_a_base_without_routines_has_none(tmp_path: Path) -> None:
    assert load_routines(LIBRARY, LIBRARY.sources, tmp_path / "routines") == {}
    assert LIBRARY.routines == load_routines(LIBRARY, LIBRARY.sources, KNOWLEDGE_DIR / "routines")
