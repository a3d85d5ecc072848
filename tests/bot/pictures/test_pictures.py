"""Pictures of the poses: valid, still and moving, left and right, in every theme."""

from __future__ import annotations

import re
from typing import get_args
from xml.etree import ElementTree

import pytest

from bot.pictures import motion, still
from bot.pictures.muscles import PLACES
from bot.pictures.sheet import contact_sheet
from knowledge.pose import VIEWS, Pose, load_poses
from knowledge.vocabulary import MuscleGroup

POSES = load_poses()
PAGE = "{http://www.w3.org/2000/svg}"
PSOAS = POSES["half_kneeling_psoas_stretch"]


def pictures(pose: Pose) -> list[str]:
    return [still(pose, "start"), still(pose, "end", "right"), motion(pose)]


def paths(svg: str, look: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    found = [path for path in root.iter(f"{PAGE}path") if path.get("class", "").split()[0] == look]
    return [path.get("d", "") for path in found]


def spread(path: str) -> float:
    """The x of the first point."""
    found = re.match(r"M(-?\d+)", path)
    assert found
    return float(found[1])


@pytest.mark.parametrize("name", POSES)
def test_every_picture_is_a_standalone_and_safe_svg(name: str) -> None:
    for svg in pictures(POSES[name]):
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        labelled = {root.find(f"{PAGE}{tag}").get("id") for tag in ("title", "desc")}  # type: ignore[union-attr]
        assert set(root.get("aria-labelledby", "").split()) == labelled
        assert "nan" not in svg
        assert not re.search(r"<script|\son\w+=|href|@import|@font-face|url\((?!#)", svg)


@pytest.mark.parametrize("name", POSES)
def test_the_alternative_text_is_in_the_picture(name: str) -> None:
    root = ElementTree.fromstring(still(POSES[name]))
    assert root.findtext(f"{PAGE}desc") == POSES[name].alt


@pytest.mark.parametrize("name", POSES)
def test_a_motion_is_small(name: str) -> None:
    assert len(motion(POSES[name])) < 40_000


@pytest.mark.parametrize("name", POSES)
def test_all_of_a_whole_body_is_inside_the_picture(name: str) -> None:
    svg = motion(POSES[name])
    left, _, width, _ = map(float, re.search(r'viewBox="([^"]+)"', svg)[1].split())  # type: ignore[index]
    if not POSES[name].frame:
        for look in ("hr", "sk", "tr"):
            for path in paths(svg, look):
                assert left <= spread(path) <= left + width


def test_the_same_pose_gives_the_same_picture() -> None:
    assert motion(PSOAS) == motion(PSOAS)


def test_the_right_side_is_the_mirror_image() -> None:
    left, right = (paths(still(PSOAS, "end", side), "ey") for side in ("left", "right"))
    assert len(left) == len(right)
    dots = [re.match(r"M(-?\d+) ?(-?\d+)a(\d+)", path) for path in (*left, *right)]
    spots = [(int(d[1]) + int(d[3]), int(d[2])) for d in dots if d]
    half = len(spots) // 2
    for (x, y), (mirror_x, mirror_y) in zip(spots[:half], spots[half:], strict=True):
        assert abs(x + mirror_x) <= 2
        assert abs(y - mirror_y) <= 1


def test_the_right_side_says_so() -> None:
    root = ElementTree.fromstring(still(PSOAS, "end", "right"))
    assert root.findtext(f"{PAGE}title", "").endswith("right side")
    assert "kneels on the right knee with the left foot" in root.findtext(f"{PAGE}desc", "")


def test_who_wants_no_motion_sees_the_end() -> None:
    svg = motion(PSOAS)
    assert re.search(r"prefers-reduced-motion:reduce\)\{[^}]*animation:none", svg)
    assert paths(svg, "tr") == paths(still(PSOAS, "end"), "tr")


def test_the_motion_starts_at_the_start_and_ends_at_the_end() -> None:
    svg = motion(PSOAS)
    for which, mark in (("start", "0%,"), ("end", "to")):
        for path in paths(still(PSOAS, which), "tr"):
            if path not in paths(still(PSOAS, "start" if which == "end" else "end"), "tr"):
                assert re.search(re.escape(mark) + r'[^{]*\{d:path\("' + re.escape(path), svg)


def test_what_does_not_move_has_no_animation() -> None:
    still_pose = Pose(
        id="still",
        alt="Someone only stands there.",
        view="front",
        start={"touch": ["left_foot"]},
        end={},
    )
    assert "@keyframes" not in motion(still_pose)


def test_colours_follow_the_reader_and_a_page_may_set_them() -> None:
    svg = still(PSOAS)
    assert "prefers-color-scheme:dark" in svg
    assert "[data-theme=dark]" in svg
    assert "var(--limber-skin,#" in svg
    settled = still(PSOAS, theme="dark")
    assert "var(" not in settled
    assert "@media" not in settled


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("group", get_args(MuscleGroup))
def test_every_muscle_has_a_place_in_every_view(group: str, view: str) -> None:
    assert group in PLACES
    for marked, expected in ((f"left_{group}", 1), (group, 1)):
        pose = PSOAS.copy(update={"muscles": [marked], "view": _view(view)})
        svg = still(pose)
        assert len(paths(svg, "mu") + paths(svg, "mh")) >= expected
        assert "<pattern" in svg


def _view(name: str) -> object:
    shown = Pose(id="x", alt="Someone only stands there.", view=name, start={}, end={})
    return shown.view


def test_an_arrow_follows_its_joint() -> None:
    assert len(paths(still(PSOAS), "ah")) == 1
    bare = PSOAS.copy(update={"arrows": []})
    assert not paths(still(bare), "ah")


def test_the_start_shows_faintly_behind_the_end_only() -> None:
    assert paths(still(PSOAS, "end"), "gh")
    assert not paths(still(PSOAS, "start"), "gh")
    assert not paths(still(PSOAS.copy(update={"ghost": False}), "end"), "gh")


def test_the_sheet_shows_every_pose_and_what_is_wrong() -> None:
    bad = Pose(
        id="bad",
        alt="Someone reaches for the moon.",
        view="side",
        start={"touch": ["left_foot"]},
        end={"left_arm": {"reach": [0, 900, 0]}},
    )
    page = contact_sheet([(PSOAS, None), (bad, None)])
    assert page.count("<section") == 2
    assert 'class="problem">end.left_arm: the target is' in page
    assert PSOAS.alt in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_the_sheet_of_a_pose_that_cannot_be_drawn_says_why() -> None:
    lost = Pose(
        id="lost",
        alt="Someone reaches for a chair.",
        view="side",
        start={"left_arm": {"reach": "chair.seat"}},
        end={},
    )
    assert "is no place" in contact_sheet([(lost, None)])
