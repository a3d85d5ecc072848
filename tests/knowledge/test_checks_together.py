"""The checks of records beside each other: names, questions, ways to ask, drawings, coverage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.cli.check import ears_of
from knowledge import KNOWLEDGE_DIR, Stretch
from knowledge.checks import Base, Ears, Finding, check_pose, check_together, read_base, report
from knowledge.checks.coverage import gaps, table
from knowledge.checks.finding import file_of
from knowledge.checks.forms import check_circles
from knowledge.checks.names import check_alike, check_collisions, check_own_names
from knowledge.checks.reach import check_reach
from knowledge.checks.shared import check_asked, check_shared, parts
from knowledge.checks.sources import check_unused
from knowledge.shared_names import SharedName, SharedNames

BASE = read_base(KNOWLEDGE_DIR)
CAT, PIGEON, TWIST = "cat_cow", "pigeon_pose", "supine_spinal_twist"
NOTHING = SharedNames([])


def stretch(stretch_id: str, *names: str, **fields: Any) -> Stretch:
    """A record with other names."""
    name, *aliases = names
    update = {"id": stretch_id, "name": name, "aliases": aliases, **fields}
    return BASE.stretches[CAT].copy(update=update)


def library(*stretches: Stretch) -> dict[str, Stretch]:
    return {one.id: one for one in stretches}


def base_of(stretches: Mapping[str, Stretch], shared: SharedNames = NOTHING) -> Base:
    return replace(BASE, stretches=stretches, shared=shared, routines={}, poses={})


def ears(stretches: Mapping[str, Stretch], shared: SharedNames = NOTHING) -> Ears:
    """How we understand names when there are these stretches."""
    return ears_of(base_of(stretches, shared))


def told(findings: Sequence[Finding]) -> list[str]:
    return [f"{finding.file} {finding.field}: {finding.what}" for finding in findings]


def shared_name(name: str, means: Sequence[str], **fields: Any) -> SharedName:
    told = fields.pop("ask", f"{', '.join(means)}?")
    choices = fields.pop("choices", {one: one for one in means})
    return SharedName(name=name, means=means, ask=told, choices=choices, **fields)


ARCH = stretch("arch", "Arch Pose", "Rainbow Stretch")
BOW = stretch("bow", "Bow Pose", "Rainbow Stretch")


# names


def test_a_name_of_two_records_is_an_error() -> None:
    (found,) = check_collisions(library(ARCH, BOW), NOTHING)
    assert (found.file, found.field) == ("stretches/bow.yml", "aliases")
    assert found.what == "'rainbow stretch' is a name of arch and bow"
    assert found.level == "error"


def test_a_name_of_two_records_may_be_shared() -> None:
    shared = SharedNames([shared_name("rainbow stretch", ["arch", "bow"])])
    assert list(check_collisions(library(ARCH, BOW), shared)) == []


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Pigeon Twister", "Pigeon Twisters", "spelt"),
        ("Wrist Extensor Stretch", "Wrist Extension Stretch", "spelt"),
        ("Phone Walks", "Fawn Walks", "heard"),
    ],
)
def test_names_that_are_nearly_the_same_are_noticed(one: str, other: str, how: str) -> None:
    stretches = library(stretch("a", one), stretch("b", other))
    (found,) = check_alike(stretches, ears(stretches))
    assert f"{one!r} is {how} nearly like {other!r} of b" in found.what
    assert found.level == "warning"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Cat", "Cow"), ("Leg Swings", "Arm Circles"), ("Calf Stretch", "Calf Pose")],
)
def test_names_that_differ_are_not(one: str, other: str) -> None:
    stretches = library(stretch("a", one), stretch("b", other))
    assert list(check_alike(stretches, ears(stretches))) == []


def test_a_name_that_leads_elsewhere_is_an_error() -> None:
    stretches = library(stretch("a", "Seated Fold"), stretch("b", "Sitting Fold"))
    found = list(check_own_names(stretches.values(), "stretches", NOTHING, ears(stretches)))
    assert told(found) == [
        "stretches/a.yml aliases: 'Seated Fold' is understood as a, b",
        "stretches/b.yml aliases: 'Sitting Fold' is understood as a, b",
    ]


def test_a_name_that_is_not_understood_is_an_error() -> None:
    stretches = library(stretch("a", "The Stretch"))
    (found,) = check_own_names(stretches.values(), "stretches", NOTHING, ears(stretches))
    assert found.what == "'The Stretch' is understood as nothing"


def test_a_record_that_no_name_leads_to_cannot_be_reached() -> None:
    stretches = library(ARCH, stretch("bow", "Arch Pose"))
    found = list(check_reach(stretches.values(), ears(stretches)))
    assert [finding.field for finding in found] == ["name"]
    assert found[0].file == file_of("bow")


def test_a_record_for_a_part_that_nobody_can_name_cannot_be_reached() -> None:
    stretches = library(ARCH)
    deaf = replace(ears(stretches), part=lambda text: set())
    assert [finding.field for finding in check_reach(stretches.values(), deaf)] == [
        "muscles.primary"
    ]


# questions

KNEE, ELBOW = stretch("knee", "Knee Helix Stretch"), stretch("elbow", "Elbow Helix Stretch")


def test_a_short_name_of_several_needs_a_question() -> None:
    stretches = library(KNEE, ELBOW)
    (found,) = check_asked(stretches, NOTHING, ears(stretches))
    assert (found.file, found.level) == ("shared_names.yml", "error")
    assert "'helix stretch'" in found.what
    assert "elbow, knee" in found.what
    assert "All fours or all fours?" in found.do


def test_with_its_question_it_is_fine() -> None:
    shared = SharedNames([shared_name("helix stretch", ["knee", "elbow"])])
    stretches = library(KNEE, ELBOW)
    heard = ears(stretches, shared)
    assert list(check_asked(stretches, shared, heard)) == []
    assert list(check_shared(stretches, shared, heard)) == []


def test_too_many_to_offer_are_asked_for_by_the_part_of_the_body() -> None:
    parts_of_the_body = ("Knee", "Elbow", "Wrist", "Neck", "Ankle", "Heel")
    stretches = library(
        *(stretch(part.lower(), f"{part} Helix Stretch") for part in parts_of_the_body)
    )
    assert list(check_asked(stretches, NOTHING, ears(stretches))) == []


@pytest.mark.parametrize(
    ("name", "fields", "about"),
    [
        ("helix stretch", {"means": ["knee", "toe"]}, "toe is no record"),
        ("knee helix stretch", {}, "is a name of knee"),
        ("spiral", {"aliases": ["helix"]}, None),
        ("helix stretch", {"ask": "This, or that?"}, "offers no words for knee"),
        (
            "helix stretch",
            {"choices": {"knee": "knee", "knee and elbow": "elbow"}, "ask": "Knee and elbow?"},
            None,
        ),
    ],
)
def test_a_question_that_does_not_tell_apart(
    name: str, fields: dict[str, Any], about: str | None
) -> None:
    one = shared_name(name, fields.pop("means", ["knee", "elbow"]), **fields)
    stretches, shared = library(KNEE, ELBOW), SharedNames([one])
    found = told(list(check_shared(stretches, shared, ears(stretches, shared))))
    assert found == [] if about is None else any(about in line for line in found)


def test_a_name_that_means_more_or_less_than_it_says_is_an_error() -> None:
    stretches = library(KNEE, ELBOW)
    shared = SharedNames([shared_name("helix stretch", ["knee", "elbow"])])
    deaf = replace(ears(stretches), link=lambda text: [])
    assert told(list(check_shared(stretches, shared, deaf))) == [
        "shared_names.yml helix stretch: 'helix stretch' is understood as nothing"
    ]


def test_parts_of_a_name_are_what_is_left_of_it_one_or_many() -> None:
    assert set(parts(["Kneeling Hip Flexor Stretch"])) == {
        "kneeling hip flexor stretch",
        "kneeling hip flexor stretches",
        "hip flexor stretch",
        "hip flexor stretches",
        "flexor stretch",
        "flexor stretches",
        "stretch",
    }


# forms, sources, drawings


def test_easier_forms_in_a_circle_are_an_error() -> None:
    def going_to(stretch_id: str, other: str) -> Stretch:
        easier = {"name": "Less", "how": "Do less.", "stretch": other}
        return Stretch(**{**stretch(stretch_id, stretch_id.title()).dict(), "easier": [easier]})

    stretches = library(going_to("one", "two"), going_to("two", "three"), going_to("three", "two"))
    ((start, found),) = check_circles(stretches)
    assert start == "two"
    assert found.what.endswith("two > three > two")


def test_a_source_that_nothing_cites_is_noticed() -> None:
    found = list(check_unused([], [["b"]], {"a": "A book", "b": "Another"}))
    assert [(finding.field, finding.level) for finding in found] == [("a", "warning")]


def test_a_stretch_without_a_drawing_and_a_drawing_without_a_stretch_are_found() -> None:
    pose = next(iter(BASE.poses.values()))
    stretches = library(ARCH)
    base = replace(base_of(stretches), poses={pose.id: pose}, sources={})
    found = told(list(check_together(base, ears(stretches))))
    assert "stretches/arch.yml record: has no drawing" in found
    assert f"poses/{pose.id}.yml file: there is no stretch {pose.id}" in found


def test_a_drawing_of_somebody_who_floats_is_an_error() -> None:
    pose = BASE.poses[CAT]
    floating = pose.start.copy(update={"touch": [*pose.start.touch, "forehead"]})
    assert check_pose(pose) == []
    (found, *_) = check_pose(pose.copy(update={"start": floating}))
    assert told([found])[0].startswith(f"poses/{CAT}.yml start.touch: forehead floats")


# files that cannot be read


def test_what_cannot_be_read_is_found_and_the_rest_is_checked(tmp_path: Path) -> None:
    (tmp_path / "stretches").mkdir()
    (tmp_path / "stretches" / "bad.yml").write_text("id: bad\nid: bad\n", encoding="utf-8")
    (tmp_path / "sources.yml").write_text("a: b\n", encoding="utf-8")
    base = read_base(tmp_path)
    assert base.files["stretches"] == 1
    assert base.stretches == {}
    files = {finding.file for finding in base.unread}
    assert {"stretches/bad.yml", "sources.yml", "shared_names.yml"} <= files


# the report


def test_the_table_shows_the_levels_of_each_group_and_position() -> None:
    lines = list(table(library(ARCH, stretch("bow", "Bow", difficulty=3))))
    (row,) = [line for line in lines if line.startswith("lower back")]
    assert "1x1 3x1" in row
    assert row.split("1x1")[0].count(".") == 4
    heads = "standing seated half kneeling kneeling all fours side lying prone supine"
    assert " ".join(lines[0].split()) == heads


def test_the_gaps_are_named() -> None:
    hard = stretch("arch", "Arch", difficulty=3, safety_tags=["floor_transfer"])
    lines = dict(line.split(": ") for line in gaps(library(hard)))
    assert lines["no easy stretch"] == lines["none without the floor"] == "lower back"
    assert "calves" in lines["no stretch"]


def test_the_report_counts_what_is_whole() -> None:
    error = Finding("name", "is dull", "Mend it.", file=file_of(CAT))
    warning = Finding("name", "is long", "Shorten it.", "warning", file_of(PIGEON))
    lines = list(report(BASE, [error, warning]))
    whole = len(BASE.stretches)
    assert f"{BASE.files['stretches'] - 1} of {whole} stretches complete" in lines
    assert lines[-1] == "1 error, 1 warning"
    assert lines.index(f"warning: {warning}") < lines.index(f"error: {error}")


def test_a_report_without_findings_says_so() -> None:
    lines = list(report(BASE, []))
    assert f"{len(BASE.stretches)} of {BASE.files['stretches']} stretches complete" in lines
    assert lines[-1] == "no error, no warning"
