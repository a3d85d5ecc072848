"""A bad file of the knowledge base: the error names the file, the field, and what is allowed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge import KNOWLEDGE_DIR, KnowledgeError, load_library

PSOAS = "half_kneeling_psoas_stretch"
Record = dict[Any, Any]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of the base that a test may spoil."""
    shutil.copy(KNOWLEDGE_DIR / "sources.yml", tmp_path)
    shutil.copytree(KNOWLEDGE_DIR / "stretches", tmp_path / "stretches")
    return tmp_path


def spoil(base: Path, change: Callable[[Record], object], stretch: str = PSOAS) -> list[str]:
    """Changes one record and returns the lines of the error that loading then raises."""
    path = base / "stretches" / f"{stretch}.yml"
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(record)
    path.write_text(yaml.safe_dump(record), encoding="utf-8")
    lines = error_of(base)
    assert all(line.startswith(f"{stretch}.yml: ") for line in lines)
    return lines


def error_of(base: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        load_library(base)
    return str(caught.value).splitlines()


def test_a_good_copy_loads(base: Path) -> None:
    library = load_library(base)
    assert list(library) == sorted(path.stem for path in (base / "stretches").glob("*.yml"))
    assert library[PSOAS].names[0] == "Half Kneeling Psoas Stretch"
    assert library.sources["mayo_stretching"].address.endswith("hlv-20049447")


def test_an_unknown_value_is_named_with_the_allowed_ones(base: Path) -> None:
    (line,) = spoil(base, lambda record: record["goals"].append("happiness"))
    assert "goals.3: 'happiness' is not one of: " in line
    assert line.endswith("recovery, rehab, relaxation, stability, warm_up")


def test_an_unknown_value_deep_in_a_record_is_named_with_its_place(base: Path) -> None:
    (line,) = spoil(base, lambda record: record["when_to_avoid"][1].update(action="shrug"))
    assert "when_to_avoid.1.action: 'shrug' is not one of: exclude, modify, ask" in line


def test_a_missing_field_is_named(base: Path) -> None:
    assert spoil(base, lambda record: record.pop("spotting")) == [
        f"{PSOAS}.yml: spotting: is missing"
    ]


def test_a_field_that_does_not_exist_is_named(base: Path) -> None:
    (line,) = spoil(base, lambda record: record.update(colour="green"))
    assert line == f"{PSOAS}.yml: colour: is no field of a stretch"


def test_a_key_that_yaml_reads_as_something_else_is_named(base: Path) -> None:
    (line,) = spoil(base, lambda record: record.setdefault(True, "green"))
    assert line == f"{PSOAS}.yml: True: is no field of a stretch"


def test_every_problem_of_a_file_is_told_at_once(base: Path) -> None:
    def change(record: Record) -> None:
        del record["summary"]
        record["difficulty"] = 6
        record["kind"] = "elastic"

    lines = "\n".join(spoil(base, change))
    assert "summary: is missing" in lines
    assert "difficulty: ensure this value is less than or equal to 5" in lines
    assert "kind: 'elastic' is not one of: static, dynamic" in lines


def test_broken_yaml_is_named_with_its_line(base: Path) -> None:
    path = base / "stretches" / "cat_cow.yml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good + "broken: [1, 2\n", encoding="utf-8")
    text = "\n".join(error_of(base))
    assert text.startswith("cat_cow.yml: is not valid YAML")
    assert f"line {len(good.splitlines()) + 1}" in text


def test_a_file_that_is_no_mapping(base: Path) -> None:
    (base / "stretches" / "cat_cow.yml").write_text("- a list\n", encoding="utf-8")
    assert error_of(base) == ["cat_cow.yml: must be a mapping of fields, one a line"]


def test_an_id_that_is_not_the_name_of_its_file(base: Path) -> None:
    (line,) = spoil(base, lambda record: record.update(id="psoas"))
    assert f"id: is 'psoas', the file's name says '{PSOAS}'" in line


def test_a_source_that_does_not_exist_is_named_with_the_known_ones(base: Path) -> None:
    (line,) = spoil(base, lambda record: record["sources"]["dose"].append("my_uncle"))
    assert "sources.dose: 'my_uncle' is not in sources.yml, which has: " in line
    assert "acsm_2021, " in line


def test_a_reason_to_avoid_without_a_real_source(base: Path) -> None:
    (line,) = spoil(base, lambda record: record["when_to_avoid"][2].update(sources=["my_uncle"]))
    assert "when_to_avoid.2.sources: 'my_uncle' is not in sources.yml" in line


@pytest.mark.parametrize("field", ["easier", "harder"])
def test_a_form_that_points_to_no_record_is_named_with_the_known_ones(
    base: Path, field: str
) -> None:
    (line,) = spoil(base, lambda record: record[field][1].update(stretch="levitation"))
    assert (
        f"{field}.1.stretch: 'levitation' is no stretch of the base, which has: ankle_circles"
        in line
    )


def test_a_form_may_point_to_a_record(base: Path) -> None:
    path = base / "stretches" / f"{PSOAS}.yml"
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    record["easier"][0]["stretch"] = "single_knee_to_chest"
    path.write_text(yaml.safe_dump(record), encoding="utf-8")
    easier = load_library(base)[PSOAS].easier
    assert isinstance(easier, list)
    assert easier[0].stretch == "single_knee_to_chest"


def test_a_step_that_is_too_long_to_say(base: Path) -> None:
    def change(record: Record) -> None:
        record["performance"]["setup"][0]["say"] = "word " * 21

    (line,) = spoil(base, change)
    assert "performance.setup.0.say: at most 20 words, this has 21" in line


def test_a_cue_that_is_too_long_to_say(base: Path) -> None:
    (line,) = spoil(base, lambda record: record.update(form_cues=["word " * 9, "Stay tall."]))
    assert "form_cues: at most 8 words, this has 9" in line


def test_a_range_that_is_out_of_order(base: Path) -> None:
    (line,) = spoil(base, lambda record: record["dose"]["hold_s"].update(usual=90))
    assert "dose.hold_s: needs least <= usual <= most" in line


def test_a_sided_stretch_needs_a_way_to_change_sides(base: Path) -> None:
    (line,) = spoil(base, lambda record: record["performance"].pop("switch"))
    assert "a sided stretch needs performance.switch" in line


def test_a_stretch_without_sides_has_no_way_to_change_them(base: Path) -> None:
    def change(record: Record) -> None:
        record["performance"]["switch"] = {"say": "Change knees.", "seconds": 5}

    (line,) = spoil(base, change, "cat_cow")
    assert "performance.switch is only for a sided stretch" in line


def test_a_list_of_sources_that_cannot_be_read(base: Path) -> None:
    (base / "sources.yml").unlink()
    (line,) = error_of(base)
    assert line.startswith("sources.yml: cannot be read")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("- a list\n", "must be a mapping of source ids"),
        ("mayo: {title: the Mayo Clinic}\n", "mayo: needs exactly a title and an address"),
        ("mayo: the Mayo Clinic\n", "mayo: needs exactly a title and an address"),
        ("mayo: {title: 5, address: https://a.b}\n", "mayo: needs exactly a title and an address"),
    ],
)
def test_a_bad_list_of_sources(base: Path, content: str, problem: str) -> None:
    (base / "sources.yml").write_text(content, encoding="utf-8")
    (line,) = error_of(base)
    assert line.startswith(f"sources.yml: {problem}")
