"""Poses: what a file may say, where the body then is, and what the check finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.errors import KnowledgeError
from knowledge.pose import POSES_DIR, Pose, load_pose, load_poses
from knowledge.posing.motion import Motion
from knowledge.posing.problems import pose_problems
from knowledge.posing.vectors import Vector
from knowledge.posing.words import BONES

POSES = load_poses()
STANDING = {
    "alt": "Someone stands upright and relaxed.",
    "view": "side",
    "start": {"touch": ["left_foot", "right_foot"]},
    "end": {},
}


def pose(**fields: Any) -> Pose:
    return Pose(id="standing", **{**STANDING, **fields})


def error_of(tmp_path: Path, **fields: Any) -> str:
    path = tmp_path / "standing.yml"
    path.write_text(yaml.safe_dump({**STANDING, **fields}), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_pose(path)
    return str(caught.value)


@pytest.mark.parametrize("name", POSES)
def test_a_pose_has_no_problem(name: str) -> None:
    assert pose_problems(POSES[name]) == []


@pytest.mark.parametrize("name", POSES)
def test_bones_keep_their_length_through_the_motion(name: str) -> None:
    motion = Motion(POSES[name])
    for bone, (top, end) in BONES.items():
        if bone == "trunk" or bone.endswith(("hand", "foot")):
            continue  # these bend
        lengths = [
            motion.at(share / 8).joints[end].minus(motion.at(share / 8).joints[top]).length
            for share in range(9)
        ]
        assert max(lengths) - min(lengths) < 0.01, bone


@pytest.mark.parametrize("name", POSES)
def test_what_stays_where_it_is_stays_there_in_between(name: str) -> None:
    motion = Motion(POSES[name])
    for side in ("left", "right"):
        for limb, joint in (("leg", "ankle"), ("arm", "hand")):
            start = getattr(POSES[name].start, f"{side}_{limb}")
            planted = start.reach if limb == "arm" else (start.sole or start.ankle)
            moved = motion.end.joints[f"{side}_{joint}"].minus(
                motion.start.joints[f"{side}_{joint}"]
            )
            if planted is None or planted.point is None or moved.length > 0.05:
                continue
            for share in (0.25, 0.5, 0.75):
                way = motion.at(share).joints[f"{side}_{joint}"]
                assert way.minus(motion.start.joints[f"{side}_{joint}"]).length < 0.3


def test_someone_who_does_nothing_stands() -> None:
    body = Motion(pose()).start
    assert body.joints["left_hip"].y == pytest.approx(52, abs=0.3)
    assert body.joints["head"].y == pytest.approx(92.4, abs=0.5)
    assert body.joints["left_toes"].x > body.joints["left_heel"].x
    assert body.joints["left_hip"].z > 0 > body.joints["right_hip"].z


@pytest.mark.parametrize("target", [[20, 70, 6], [8, 60, 20], [14, 95, 0]])
def test_a_hand_lands_on_its_target(target: list[float]) -> None:
    body = Motion(pose(end={"left_arm": {"reach": target}})).end
    assert body.joints["left_hand"].minus(Vector(*target)).length < 0.01


def test_a_sole_lands_flat_on_its_target() -> None:
    body = Motion(pose(end={"left_leg": {"sole": [10, 10, 6]}})).end
    assert body.joints["left_sole"] == pytest.approx((10, 10, 6), abs=0.01)
    assert body.normals["left_foot"] == pytest.approx((0, -1, 0))


def test_a_hand_that_holds_a_thigh_follows_it_all_the_way() -> None:
    held = {"reach": {"bone": "left_thigh", "share": 0.8, "by": [0, 5, 0]}}
    moving = pose(
        start={"left_arm": held, "left_leg": {"thigh": 10, "shin": -90}},
        end={"left_leg": {"thigh": 50, "shin": -90}},
    )
    motion = Motion(moving)
    for share in (0.0, 0.3, 0.6, 1.0):
        joints = motion.at(share).joints
        thigh = joints["left_hip"].scaled(0.2).plus(joints["left_knee"], 0.8)
        assert joints["left_hand"].minus(thigh).length == pytest.approx(5, abs=0.01)


def test_the_elbow_points_where_it_is_told() -> None:
    ends = {
        way: Motion(pose(end={"left_arm": {"reach": [16, 70, 9], "elbow": way}})).end
        for way in ("out", "down")
    }
    assert ends["out"].joints["left_elbow"].z > ends["down"].joints["left_elbow"].z + 5
    assert ends["down"].joints["left_elbow"].y < ends["out"].joints["left_elbow"].y - 2


def test_hips_sit_on_the_chair_and_the_feet_on_the_floor() -> None:
    seated = {
        "anchor": {"hips": "chair.seat"},
        "legs": {"thigh": 0, "shin": -90},
        "touch": ["hips", "left_foot", "right_foot"],
    }
    assert pose_problems(pose(props=["chair"], start=seated)) == []


def test_a_side_bend_and_a_turn_go_to_the_left() -> None:
    bent = Motion(pose(end={"hips": {"side": 20}})).end
    turned = Motion(pose(end={"head": {"turn": 40}})).end
    assert bent.joints["head"].z > 8
    assert turned.joints["forehead"].z > 3


def test_both_limbs_at_once_are_mirrored() -> None:
    body = Motion(pose(end={"arms": {"reach": [20, 60, 12], "elbow": "out"}})).end
    left, right = body.joints["left_elbow"], body.joints["right_elbow"]
    assert (left.x, left.y, left.z) == pytest.approx((right.x, right.y, -right.z))


def test_limbs_of_someone_on_the_back_lie_unless_stated() -> None:
    lying = {"hips": 180, "touch": ["hips", "head"], "left_leg": {"sole": [24, 0, 5]}}
    joints = Motion(pose(start=lying)).start.joints
    assert joints["right_ankle"].x > 45
    assert joints["left_hand"].y < 12
    assert joints["left_knee"].y > 15


def test_rolling_from_the_back_to_the_right_side() -> None:
    body = Motion(pose(start={"hips": 180, "roll": -90, "touch": ["hips"]})).start
    assert body.hips.front == pytest.approx((0, 0, -1), abs=1e-6)
    assert body.joints["left_hip"].y > body.joints["right_hip"].y


# what the check finds


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ({"left_arm": {"reach": [60, 60, 9]}}, "end.left_arm: the target is"),
        ({"left_leg": {"thigh": -40, "shin": -40}}, "left_foot floats"),
        ({"anchor": {"hips": [0, 40, 0]}}, "left_foot is 1"),
        ({"left_leg": {"thigh": -90, "shin": -40}}, "left_knee bends the wrong way"),
        ({"left_leg": {"thigh": 0, "shin": 178}}, "left_knee bends 178 degrees"),
        ({"anchor": {"hips": [9, 52, 0]}}, "left_foot slides 9.0"),
        ({"touch": []}, "end.touch: is empty"),
        ({"left_arm": {"reach": "chair.seat"}}, "no props"),
        ({"left_arm": {"reach": "floor"}}, "a limb needs a point"),
        ({"left_arm": {"reach": "right_hand"}, "right_arm": {"reach": "left_hand"}}, "wait for"),
        ({"anchor": {"left_hand": "keep"}, "left_arm": {"reach": [9, 60, 9]}}, "anchor: left_hand"),
    ],
)
def test_a_problem_is_said(end: dict[str, Any], words: str) -> None:
    assert words in "\n".join(pose_problems(pose(end=end)))


def test_keep_is_for_the_end() -> None:
    assert "keep" in "\n".join(pose_problems(pose(start={"left_arm": {"reach": "keep"}})))


def test_a_place_that_a_prop_has_not_is_named_with_those_it_has() -> None:
    (line,) = pose_problems(pose(props=["chair"], end={"left_arm": {"reach": "chair.arm"}}))
    assert "'chair.arm'" in line
    assert "chair.seat" in line


# what a file may say


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"colour": "red"}, "standing.yml: colour: is no field here"),
        ({"alt": "Too short."}, "alt: 4 to 40 words, this has 2"),
        ({"view": "below"}, "view: 'below' is not one of: side, front"),
        ({"props": ["sofa"]}, "props.0.kind: 'sofa' is not one of: bed, chair"),
        ({"end": {"left_arm": {"upper_arm": "up"}}}, "end.left_arm.upper_arm: must be degrees"),
        (
            {"end": {"left_arm": {"reach": [9, 60], "forearm": 0}}},
            "end: left_arm: has forearm (angles) and reach (a target): drop one",
        ),
        ({"end": {"left_leg": {"knee": "out"}}}, "left_leg: knee needs a target too"),
        ({"end": {"left_arm": {"reach": "left_nose"}}}, "'left_nose' is no prop.anchor"),
        ({"end": {"left_arm": {"reach": {"bone": "thigh"}}}}, "bone: 'thigh' is not one of: trunk"),
        ({"end": {"anchor": {"nose": "keep"}}}, "anchor: 'nose' is not one of: hips"),
        ({"end": {"touch": ["nose"]}}, "touch: 'nose' is not one of: hips"),
        ({"muscles": ["nose"]}, "'nose' is not one of"),
        ({"arrows": ["nose"]}, "'nose' is not one of: hips"),
        ({"arrows": [{"kind": "circle", "follow": "left_hand"}]}, "needs turn: forward, back"),
        ({"arrows": [{"follow": "left_hand", "turn": "back"}]}, "only a circle, needs turn"),
        ({"id": "standing"}, "id: the file's name says it"),
    ],
)
def test_a_wrong_field_is_named(tmp_path: Path, fields: dict[str, Any], words: str) -> None:
    assert words in error_of(tmp_path, **fields)


def test_the_readme_shows_a_pose_that_works() -> None:
    text = (POSES_DIR / "README.md").read_text(encoding="utf-8")
    shown = yaml.safe_load(text.partition("```yaml\n")[2].partition("```")[0])
    assert pose_problems(Pose(id="shown", **shown)) == []
