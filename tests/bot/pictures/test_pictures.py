"""Pictures of the poses: valid, still and moving, left and right, in every theme."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, get_args
from xml.etree import ElementTree

import pytest

from bot.pictures import motion, still
from bot.pictures.camera import Spot
from bot.pictures.muscles import PLACES
from bot.pictures.outline import capsule, corners
from bot.pictures.palette import COLOURS
from bot.pictures.scene import Scene
from bot.pictures.sheet import contact_sheet
from bot.pictures.svg import Side, Which
from knowledge.pose import VIEWS, Pose, load_poses
from knowledge.vocabulary import MuscleGroup

POSES = load_poses()
PAGE = "{http://www.w3.org/2000/svg}"
PSOAS = POSES["half_kneeling_psoas_stretch"]


@cache
def moving(name: str) -> str:
    return motion(POSES[name])


def standing(view: Any, **fields: Any) -> Pose:
    stance = {"touch": ["left_foot", "right_foot"], **fields.pop("stance", {})}
    return Pose(
        **{"id": "x", "alt": "Someone only stands there.", "view": view, "start": stance, "end": {}}
        | fields
    )


def paths(svg: str, look: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    found = [path for path in root.iter(f"{PAGE}path") if path.get("class", "").split()[0] == look]
    return [path.get("d", "") for path in found]


@pytest.mark.parametrize("name", POSES)
def test_every_picture_is_a_standalone_and_safe_svg(name: str) -> None:
    for svg in (still(POSES[name], "start", "right"), moving(name)):
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
    root = ElementTree.fromstring(moving(name))
    assert root.findtext(f"{PAGE}desc") == POSES[name].alt


@pytest.mark.parametrize("name", POSES)
def test_a_motion_is_small(name: str) -> None:
    assert len(moving(name)) < 40_000


@pytest.mark.parametrize("name", POSES)
def test_nothing_of_a_whole_body_is_cut_off(name: str) -> None:
    svg = moving(name)
    shown = re.findall(r'(?: d=|path\()"([^"]+)"', svg)
    inside(svg, shown if not POSES[name].frame else paths(svg, "ar") + paths(svg, "ah"))
    if "head" in POSES[name].frame:
        inside(svg, paths(svg, "hr"))


def inside(svg: str, outlines: list[str]) -> None:
    left, top, width, height = map(float, re.search(r'viewBox="([^"]+)"', svg)[1].split())  # type: ignore[index]
    for path in outlines:
        for spot in corners(path):
            assert left <= spot.x <= left + width
            assert top <= spot.y <= top + height


@pytest.mark.parametrize("start", [(0, 0), (40, 10)])
@pytest.mark.parametrize("radii", [(3, 2), (2, 3), (5, 1), (2, 2)])
def test_the_corners_of_an_outline_are_around_all_of_it(
    start: tuple[float, float], radii: tuple[float, float]
) -> None:
    a, b = Spot(*start), Spot(47, 12)
    spots = list(corners(capsule(a, radii[0], b, radii[1])))
    for middle, radius in ((a, radii[0]), (b, radii[1])):
        assert min(spot.x for spot in spots) <= middle.x - 10 * radius + 1.5
        assert max(spot.y for spot in spots) >= middle.y + 10 * radius - 1.5
    assert max(spot.x for spot in spots) < max(start[0] + 10 * radii[0], 47 + 10 * radii[1]) + 3


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
    both: tuple[tuple[Which, str], ...] = (("start", "0%,"), ("end", "to"))
    for which, mark in both:
        for path in paths(still(PSOAS, which), "tr"):
            if path not in paths(still(PSOAS, "start" if which == "end" else "end"), "tr"):
                assert re.search(re.escape(mark) + r'[^{]*\{d:path\("' + re.escape(path), svg)


def test_what_does_not_move_has_no_animation() -> None:
    assert "@keyframes" not in motion(standing("front"))


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
    return standing(name).view


def test_the_low_calf_has_a_mark_of_its_own_below_that_of_the_calf() -> None:
    calf, low = (
        max(spot.y for spot in corners(paths(still(standing("back", muscles=[name])), "mu")[0]))
        for name in ("left_calves", "left_soleus")
    )
    assert low > calf + 40


@pytest.mark.parametrize("yaw", [0, 20, 25, -20])
def test_a_mark_on_the_back_is_never_solid_on_the_front(yaw: float) -> None:
    svg = still(standing({"yaw": yaw}, muscles=["upper_back"]))
    assert paths(svg, "mh")
    assert not paths(svg, "mu")


@pytest.mark.parametrize(("yaw", "eyes"), [(0, 2), (42, 2), (50, 1), (82, 1), (180, 0)])
def test_the_far_eye_is_hidden_before_it_is_a_dot_on_the_edge(yaw: float, eyes: int) -> None:
    dots = paths(still(standing({"yaw": yaw})), "ey")
    assert sum("a0 0" not in path for path in dots) == eyes


@pytest.mark.parametrize("yaw", [140, 180, -150])
def test_no_nose_is_on_the_back_of_the_head(yaw: float) -> None:
    shapes = {shape.name: shape.path for shape in Scene(standing({"yaw": yaw})).frames[-1]}
    assert set(re.findall(r"a(\d+)", shapes["nose_root"])) == {"0"}


def test_lifted_shoulders_carry_the_trunk_with_them() -> None:
    low, high = (
        min(spot.y for spot in corners(paths(still(standing("front", stance=stance)), "tp")[0]))
        for stance in ({}, {"shoulders": {"up": 4}})
    )
    assert high < low - 15


def test_the_chin_is_over_the_neck_when_the_feet_are_nearest() -> None:
    lying = standing({"yaw": 10, "pitch": 30}, stance={"hips": 180, "touch": ["hips"]})
    names = [shape.name for shape in Scene(lying).frames[-1]]
    assert names.index("neck") < names.index("face") < names.index("top")


def test_a_pillow_has_a_colour_of_its_own() -> None:
    svg = still(standing("side", props=["pillow", "chair"]), theme="light")
    assert paths(svg, "ptc")
    assert COLOURS["pillow"][0] in svg


def test_an_arrow_follows_its_joint() -> None:
    assert len(paths(still(PSOAS), "ah")) == 1
    bare = PSOAS.copy(update={"arrows": []})
    assert not paths(still(bare), "ah")


@pytest.mark.parametrize(
    ("follow", "turn", "view", "sign"),
    [
        ("left_hand", "forward", "side", -1),  # who is seen from the left faces left
        ("left_hand", "back", "side", 1),
        ("left_hand", "out", "front", 1),
        ("right_hand", "out", "front", -1),
    ],
)
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_round_arrow_turns_the_way_it_is_told(
    follow: str, turn: str, view: str, sign: int, side: Side
) -> None:
    arrow = {"kind": "circle", "follow": follow, "turn": turn, "size": 7}
    svg = still(standing(view, arrows=[arrow]), side=side)
    spots = list(corners(paths(svg, "ar")[0]))
    top = min(range(len(spots)), key=lambda number: spots[number].y)
    ahead = spots[top + 1].x - spots[top - 1].x
    assert ahead * sign * (-1 if side == "right" else 1) > 0
    assert spots[0].plus(spots[-1], -1).length < 0.8 * 140  # nearly all the way round


def test_the_start_shows_faintly_behind_the_end_only() -> None:
    assert paths(still(PSOAS, "end"), "gh")
    assert not paths(still(PSOAS, "start"), "gh")
    assert not paths(still(PSOAS.copy(update={"ghost": False}), "end"), "gh")


def test_the_sheet_shows_every_pose_and_what_is_wrong() -> None:
    bad = standing("side", id="bad", end={"left_arm": {"reach": [0, 900, 0]}})
    page = contact_sheet([(PSOAS, None), (bad, None)])
    assert page.count("<section") == 2
    assert 'class="problem">end.left_arm: the target is' in page
    assert PSOAS.alt in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_the_sheet_of_a_pose_that_cannot_be_drawn_says_why() -> None:
    lost = standing("side", stance={"left_arm": {"reach": "chair.seat"}})
    assert "is no place" in contact_sheet([(lost, None)])
