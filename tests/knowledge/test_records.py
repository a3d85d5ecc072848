"""The records themselves: sound by our own checks, and with the numbers of the reference table."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.cli.check import ears_of
from bot.coaching import routine_seconds
from knowledge import KNOWLEDGE_DIR, Stretch
from knowledge.checks import check_base, read_base
from knowledge.reading import read_yaml
from knowledge.routine import Routine
from knowledge.stretch import Absent, Form

REFERENCE = Path(__file__).parent / "reference"
BASE = read_base(KNOWLEDGE_DIR, routine_seconds)
FINDINGS = check_base(BASE, ears_of(BASE))
LIBRARY = BASE.stretches
PSOAS = LIBRARY["half_kneeling_psoas_stretch"]
with (REFERENCE / "stretches.csv").open(encoding="utf-8") as table:
    ROWS = {row["id"]: row for row in csv.DictReader(table)}
with (REFERENCE / "routines.csv").open(encoding="utf-8") as table:
    ROUTINES = {row["id"]: row for row in csv.DictReader(table)}
CONDITIONS = yaml.safe_load((REFERENCE / "contraindications.yml").read_text(encoding="utf-8"))
each = pytest.mark.parametrize("stretch_id", ROWS)


# by our own checks


@pytest.mark.parametrize("file", sorted({f"stretches/{stretch}.yml" for stretch in ROWS}))
def test_a_record_is_sound(file: str) -> None:
    assert [str(finding) for finding in FINDINGS if finding.file == file] == []


def test_everything_else_is_sound() -> None:
    others = [finding for finding in FINDINGS if not finding.file.startswith("stretches/")]
    assert [str(finding) for finding in others] == []


@pytest.mark.parametrize("path", sorted(KNOWLEDGE_DIR.rglob("*.yml")), ids=lambda path: path.name)
def test_no_field_is_given_twice(path: Path) -> None:
    """YAML keeps the last one without a word, and a lost `when_to_avoid` would be dangerous."""
    assert read_yaml(path) is not None


# by the reference table


def terms(cell: str) -> set[str]:
    """The items of a cell as terms of our vocabulary."""
    return {re.sub(r"[ -]", "_", item.strip().lower()) for item in cell.split(";") if item.strip()}


def things(cell: str) -> set[str]:
    """The equipment of a cell: "A or B" are two things."""
    return {thing for item in terms(cell) for thing in item.split("_or_")}


def position(cell: str) -> str:
    return {"wall": "standing"}.get(cell, re.sub(r"[ -]", "_", cell))


def linked(forms: list[Form] | Absent) -> set[str]:
    return {form.stretch for form in forms if form.stretch} if isinstance(forms, list) else set()


def bounds(row: dict[str, str], name: str) -> tuple[int, int]:
    return int(row[f"{name}_min"]), int(row[f"{name}_max"])


def differing(stretch: Stretch, row: dict[str, str]) -> Iterator[str]:
    """The fields in which a record differs from its row."""
    dose, muscles = stretch.dose, stretch.muscles
    anatomy = {name for muscle in muscles.breakdown for name in muscle.anatomy}
    conditions = {avoid.condition for avoid in stretch.when_to_avoid}
    known = {one for item in row["key_contraindications"].split(";") for one in CONDITIONS[item]}
    same = {
        "name": stretch.name == row["name"],
        "aliases": set(row["aliases"].split(";")) <= set(stretch.aliases),
        "difficulty": stretch.difficulty == int(row["difficulty"]),
        "kind": stretch.kind == row["kind"],
        "sided": stretch.sided == (row["sided"] == "yes"),
        "performance.position": stretch.performance.position == position(row["position"]),
        "equipment": set(stretch.equipment) == things(row["equipment"]),
        "goals": set(stretch.goals) == terms(row["goals"]),
        "training_styles": set(stretch.training_styles) == terms(row["style"]),
        "safety_tags": set(stretch.safety_tags) == terms(row["safety_tags"]),
        "dose.hold_s": (dose.hold_s.least, dose.hold_s.most) == bounds(row, "hold_s"),
        "dose.reps": (dose.reps.least, dose.reps.most) == bounds(row, "reps"),
        "dose.rest_s": (dose.rest_s.least, dose.rest_s.most) == bounds(row, "rest_s"),
        "muscles.primary": set(muscles.primary) == terms(row["primary_muscle_group"]),
        "muscles.secondary": set(muscles.secondary) == terms(row["secondary_muscles"]),
        "muscles.breakdown": {name.strip() for name in row["anatomy"].split(";")} <= anatomy,
        "when_to_avoid": conditions == known,
        "easier": {row["easier_id"]} - {""} <= linked(stretch.easier),
        "harder": {row["harder_id"]} - {""} <= linked(stretch.harder),
    }
    yield from (field for field, agrees in same.items() if not agrees)


def test_the_base_has_the_stretches_of_the_table() -> None:
    assert sorted(LIBRARY) == sorted(ROWS)


@each
def test_a_record_agrees_with_its_row_or_says_why_not(stretch_id: str) -> None:
    stretch = LIBRARY[stretch_id]
    noted = {note.field for note in stretch.notes}
    assert [field for field in differing(stretch, ROWS[stretch_id]) if field not in noted] == []


@each
def test_nobody_whom_the_row_warns_is_left_out(stretch_id: str) -> None:
    conditions = {avoid.condition for avoid in LIBRARY[stretch_id].when_to_avoid}
    for item in ROWS[stretch_id]["key_contraindications"].split(";"):
        assert set(CONDITIONS[item]) <= conditions, item


def routine_differing(routine: Routine, row: dict[str, str]) -> Iterator[str]:
    """The fields in which a routine differs from its row."""
    doses = [f"{item.hold_s}x{item.reps}" for item in routine.items]
    swaps = {f"{swap.from_}>{swap.to}" for swap in routine.swaps}
    same = {
        "name": row["name"].startswith(routine.name),
        "level": routine.level == int(row["max_difficulty"]),
        "items": [item.stretch for item in routine.items] == row["stretch_ids"].split(";"),
        "items.dose": doses == row["dose_s_x_reps"].split(";"),
        "swaps": swaps == set(row["swaps"].split(";")),
        "minutes": routine.minutes == float(row["target_minutes"]),
    }
    yield from (field for field, agrees in same.items() if not agrees)


def test_the_base_has_the_routines_of_the_table() -> None:
    assert sorted(BASE.routines) == sorted(ROUTINES)


@pytest.mark.parametrize("routine_id", ROUTINES)
def test_a_routine_agrees_with_its_row_or_says_why_not(routine_id: str) -> None:
    routine = BASE.routines[routine_id]
    noted = {note.field.split(".")[0] for note in routine.notes}
    differs = routine_differing(routine, ROUTINES[routine_id])
    assert [field for field in differs if field.split(".")[0] not in noted] == []


def test_a_record_that_differs_from_its_row_is_noticed() -> None:
    row = {**ROWS[PSOAS.id], "hold_s_max": "61", "sided": "no", "safety_tags": "balance"}
    before = set(differing(PSOAS, ROWS[PSOAS.id]))
    assert set(differing(PSOAS, row)) - before == {"dose.hold_s", "sided", "safety_tags"}


# each limb on its side


SIDES_OF_SETUP = {
    "half_kneeling_psoas_stretch": [
        "left knee",
        "right foot",
        "left knee",
        "left glute",
        "left hip",
    ],
    "seated_figure_four": ["left ankle", "right thigh", "left toes"],
    "single_knee_to_chest": ["left knee", "right foot", "left knee"],
}


@pytest.mark.parametrize("stretch_id", SIDES_OF_SETUP)
def test_setup_puts_each_limb_where_the_left_side_needs_it(stretch_id: str) -> None:
    said = " ".join(step.say for step in LIBRARY[stretch_id].performance.setup)
    assert re.findall(r"(?:left|right) \w+", said) == SIDES_OF_SETUP[stretch_id]


# what the source page of the psoas stretch leaves open or contradicts


def settled(field: str) -> str:
    return " ".join(note.settled for note in PSOAS.notes if note.field == field)


def test_quads_are_secondary_because_they_are_loaded_more_than_abs_and_glutes() -> None:
    assert PSOAS.muscles.secondary == ["quads", "abs", "glutes"]
    assert [muscle.load for muscle in PSOAS.muscles.breakdown] == [10, 6, 4, 4]
    assert "quads" in settled("muscles.secondary")


def test_abs_and_glutes_work_and_are_not_stretched() -> None:
    roles = {muscle.group: muscle.role for muscle in PSOAS.muscles.breakdown}
    assert roles == {
        "hip_flexors": "stretched",
        "quads": "stretched",
        "abs": "working",
        "glutes": "working",
    }
    assert "work" in settled("muscles.breakdown")


def test_step_1_moves_on_from_the_starting_position() -> None:
    assert "hip above it" in PSOAS.performance.start
    assert "beyond the line above your kneeling knee" in PSOAS.performance.steps[0]
    assert "beyond" in settled("performance.start")


def test_a_gentle_tuck_is_what_keeps_the_back_neutral() -> None:
    assert "Tuck just enough" in PSOAS.range_of_motion
    assert "neutral" in PSOAS.range_of_motion
    assert "tuck wins" in settled("range_of_motion")


def test_the_hold_is_30_to_60_seconds_and_begins_with_30() -> None:
    hold, tempo = PSOAS.dose.hold_s, PSOAS.dose.tempo
    assert (hold.least, hold.usual, hold.most) == (30, 30, 60)
    assert (tempo.into, tempo.hold, tempo.out) == (0, 30, 0)
    assert "30 to 60" in settled("dose.hold_s")
    assert "0-30-0" in settled("dose.tempo")


def test_replaced_hips_and_knees_are_added_with_a_source() -> None:
    avoid = {avoid.condition: avoid for avoid in PSOAS.when_to_avoid}
    assert avoid["hip_replacement_anterior"].action == "exclude"
    assert avoid["hip_replacement_anterior"].sources == ["hip_precautions_by_approach"]
    assert avoid["knee_replacement"].action == "modify"
    assert "opal_knee_replacement" in avoid["knee_replacement"].sources
    assert "hip replacement" in settled("when_to_avoid")
    assert "knee replacement" in settled("when_to_avoid")


def test_the_popularity_is_kept_as_the_pages_own() -> None:
    assert PSOAS.popularity == 7
    assert "editorial" in settled("popularity")


def test_the_pages_aliases_are_kept() -> None:
    assert PSOAS.aliases[:3] == [
        "Half Kneeling Hip Flexor Stretch",
        "Kneeling Psoas Stretch",
        "Iliopsoas Stretch",
    ]
