"""`limber check`: one file or all of them, what it says, and how it exits."""

from pathlib import Path

import pytest
import yaml

from bot.cli.check import ears_of
from knowledge import KNOWLEDGE_DIR, load_library
from knowledge.checks import read_base

STRETCH = KNOWLEDGE_DIR / "stretches" / "doorway_chest_stretch.yml"
POSE = KNOWLEDGE_DIR / "poses" / "cat_cow.yml"


@pytest.fixture
def changed(tmp_path):
    """A copy of a file with some fields changed: its path."""

    def change(source: Path, **fields):
        content = yaml.safe_load(source.read_text(encoding="utf-8"))
        path = tmp_path / source.name
        path.write_text(yaml.safe_dump({**content, **fields}), encoding="utf-8")
        return path

    return change


@pytest.fixture
def routine():
    return min((KNOWLEDGE_DIR / "routines").glob("*.yml"))


def test_everything_is_counted_and_nothing_is_wrong(limber):
    result = limber("check")
    library = load_library()
    assert f"{len(library)} of {len(library)} stretches complete" in result.output
    assert f"{len(library.routines)} of {len(library.routines)} routines valid" in result.output
    assert result.output.endswith("no error, no warning\n")
    assert result.exit_code == 0


def test_the_coverage_is_shown(limber):
    output = limber("check").output
    assert "hip flexors" in output
    assert "half kneeling" in output
    assert "no easy stretch: " in output


def test_a_good_stretch(limber):
    result = limber("check", STRETCH)
    assert result.output == f"{STRETCH}: Doorway Chest Stretch, complete\nno error, no warning\n"
    assert result.exit_code == 0


def test_a_good_routine(limber, routine):
    result = limber("check", routine)
    assert result.output.startswith(f"{routine}: ")
    assert ", valid\n" in result.output
    assert result.exit_code == 0


def test_a_good_drawing(limber):
    result = limber("check", POSE)
    assert result.output == f"{POSE}: drawing of cat_cow, sound\nno error, no warning\n"
    assert result.exit_code == 0


def test_a_bad_stretch_is_told_by_file_field_what_and_what_to_do(limber, changed):
    path = changed(STRETCH, form_cues=["Stop at the first pull.", "Stand tall."])
    result = limber("check", path)
    assert f"error: {path}: form_cues.0: 'stop' could be heard as a command" in result.output
    assert "Say it otherwise" in result.output
    assert result.output.endswith("1 error, no warning\n")
    assert result.exit_code == 1


def test_a_name_that_another_stretch_has_is_found_in_the_one_file(limber, changed):
    path = changed(STRETCH, aliases=["Cat Cow"])
    result = limber("check", path)
    assert f"{path}: aliases: 'Cat Cow' is understood as cat_cow, doorway" in result.output
    assert result.exit_code == 1


def test_a_warning_is_told_and_is_no_error(limber, changed):
    path = changed(STRETCH, aliases=["Cat Bow"])
    result = limber("check", path)
    assert "warning: " in result.output
    assert "nearly like 'Cat Bow' of doorway_chest_stretch" in result.output
    assert result.exit_code == 0


def test_a_new_stretch_wants_a_drawing(limber, changed, tmp_path):
    path = changed(STRETCH, id="crab_stretch", name="Crab Stretch", aliases=[])
    path = path.rename(tmp_path / "crab_stretch.yml")
    result = limber("check", path)
    assert result.output == (
        f"{path}: Crab Stretch, complete\n"
        f"warning: {path}: record: has no drawing. Draw it: poses/crab_stretch.yml.\n"
        "no error, 1 warning\n"
    )
    assert result.exit_code == 0


def test_a_bad_routine_is_told_with_its_line(limber, changed, routine):
    items = [{"stretch": "doorway_chest_strech", "hold_s": 30, "reps": 1}]
    result = limber("check", changed(routine, items=items))
    assert "doorway_chest_strech" in result.output
    assert "line " in result.output
    assert result.exit_code == 1


def test_a_bad_drawing_names_the_field(limber, changed):
    result = limber("check", changed(POSE, view="sideways"))
    assert "view" in result.output
    assert result.exit_code == 1


def test_several_files_are_checked_and_one_bad_one_fails(limber, tmp_path):
    result = limber("check", STRETCH, tmp_path / "none.yml")
    assert "Doorway Chest Stretch, complete" in result.output
    assert "none.yml" in result.output
    assert result.exit_code == 1


def test_the_ears_are_those_of_a_conversation():
    ears = ears_of(read_base())
    assert ears.link("start the cat cow") == [("cat_cow",)]
    assert ears.sound("psoas") == ears.sound("soas")
    assert ears.part("my left calf") == {"calves"}
