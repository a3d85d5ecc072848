"""The records themselves: right numbers, our own settled facts, and sentences made for the ear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
import yaml

from knowledge import KNOWLEDGE_DIR, Stretch, load_library
from knowledge.stretch import MAX_CUE_WORDS, MAX_STEP_WORDS, Step

LIBRARY = load_library()
PSOAS = LIBRARY["half_kneeling_psoas_stretch"]
each = pytest.mark.parametrize("stretch", LIBRARY.values(), ids=list(LIBRARY))


class Row(NamedTuple):
    """What the project's table of stretches holds about one: the records must agree with it."""

    position: str
    primary: str
    secondary: set[str]
    sided: bool
    equipment: set[str]
    hold_s: tuple[int, int]
    reps: tuple[int, int]
    rest_s: tuple[int, int]
    goals: set[str]
    styles: set[str]
    avoid: set[str]
    kind: str
    anatomy: set[str]
    tags: set[str]


def terms(text: str) -> set[str]:
    return set(text.split())


# fmt: off
TABLE = {
    "half_kneeling_psoas_stretch": Row(
        "half_kneeling", "hip_flexors", terms("abs glutes"), True, {"body_weight"},
        (30, 60), (1, 3), (10, 30), terms("mobility stability rehab"),
        terms("yoga mobility_flow"),
        terms("acute_back_pain hip_injury knee_injury recent_surgery_hip recent_surgery_spine"),
        "static", {"Iliopsoas", "Rectus Femoris", "Transverse Abdominis", "Glute Max"},
        terms("kneeling hip_extension floor_transfer"),
    ),
    "childs_pose": Row(
        "kneeling", "lower_back", terms("lats glutes"), False, {"mat"},
        (20, 60), (1, 3), (10, 30), terms("mobility flexibility relaxation"),
        terms("yoga mobility_flow"),
        terms("knee_replacement knee_injury hip_replacement osteoporosis_spine"),
        "static", {"Erector Spinae", "Latissimus Dorsi", "Glute Max"},
        terms("kneeling knee_deep_flexion hip_flexion_over_90 spinal_flexion head_below_heart "
              "floor_transfer"),
    ),
    "cat_cow": Row(
        "all_fours", "lower_back", terms("upper_back abs neck"), False, {"mat"},
        (4, 6), (6, 12), (0, 20), terms("mobility warm_up rehab"),
        terms("yoga mobility_flow"),
        terms("rib_or_spine_fracture recent_surgery_spine wrist_injury knee_injury"),
        "dynamic", {"Erector Spinae", "Rectus Abdominis"},
        terms("kneeling wrist_load spinal_flexion spinal_extension floor_transfer"),
    ),
    "single_knee_to_chest": Row(
        "supine", "lower_back", {"glutes"}, True, {"mat", "bed"},
        (15, 30), (1, 4), (10, 20), terms("mobility flexibility rehab"),
        terms("physio_rehab static_stretching bed_based"),
        terms("hip_replacement osteoporosis_spine pregnancy"),
        "static", {"Erector Spinae", "Glute Max"},
        terms("supine_flat hip_flexion_over_90 spinal_flexion floor_transfer"),
    ),
    "seated_figure_four": Row(
        "seated", "glutes", {"lower_back"}, True, {"chair"},
        (15, 30), (1, 4), (10, 20), terms("mobility flexibility desk_relief"),
        terms("chair_based desk_break"),
        terms("hip_replacement knee_injury"),
        "static", {"Piriformis", "Glute Max"},
        terms("hip_flexion_over_90 hip_external_rotation"),
    ),
}
# What a microphone near the loudspeaker could take for a command to Limber.
COMMANDS = terms(
    "stop pause paused resume skip next ready ouch ow go repeat again longer shorter switch "
    "continue wait quit start limber"
)
# What no stretch can promise (the reviews find none of it).
PROMISES = re.compile(r"\b(prevent\w*|soreness|posture|cures?|heals?|guarantee\w*)\b", re.I)
# fmt: on


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9'-]+", text.lower())


def steps_of(stretch: Stretch) -> list[Step]:
    performance = stretch.performance
    steps = [*performance.setup, performance.release]
    return steps if performance.switch is None else [*steps, performance.switch]


def cues_of(stretch: Stretch) -> list[str]:
    mistakes = [mistake.cue for mistake in stretch.common_mistakes]
    return [*stretch.form_cues, *stretch.breathing.cues, *mistakes]


def guide_lines(stretch: Stretch) -> list[str]:
    """All that may be said while somebody is on the mat and the microphone is open."""
    said = [step.say for step in steps_of(stretch)]
    return [*said, *stretch.performance.steps, *cues_of(stretch)]


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a record with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, f"{path}.{index}")
    elif isinstance(value, str):
        yield path, value


def spoken(stretch: Stretch) -> dict[str, str]:
    """The texts of a record that are sentences or parts of one: no ids, no terms."""
    return {
        path: text
        for path, text in texts(stretch.dict())
        if " " in text and not path.startswith("notes")
    }


# numbers


def test_the_five_stretches_are_there() -> None:
    assert set(TABLE) <= set(LIBRARY)


@pytest.mark.parametrize("stretch_id", TABLE)
def test_a_record_agrees_with_its_row(stretch_id: str) -> None:
    stretch, row = LIBRARY[stretch_id], TABLE[stretch_id]
    dose = stretch.dose
    assert (dose.hold_s.least, dose.hold_s.most) == row.hold_s
    assert (dose.reps.least, dose.reps.most) == row.reps
    assert (dose.rest_s.least, dose.rest_s.most) == row.rest_s
    assert stretch.difficulty == 1
    assert stretch.sided is row.sided
    assert stretch.kind == row.kind
    assert stretch.performance.position == row.position
    assert set(stretch.equipment) == row.equipment
    assert set(stretch.goals) == row.goals
    assert set(stretch.training_styles) == row.styles
    assert set(stretch.safety_tags) == row.tags


@pytest.mark.parametrize("stretch_id", TABLE)
def test_the_muscles_of_a_record_agree_with_its_row(stretch_id: str) -> None:
    muscles, row = LIBRARY[stretch_id].muscles, TABLE[stretch_id]
    assert muscles.primary == [row.primary]
    assert row.secondary <= set(muscles.secondary)
    assert row.anatomy <= {name for muscle in muscles.breakdown for name in muscle.anatomy}


@pytest.mark.parametrize("stretch_id", TABLE)
def test_what_goes_beyond_the_row_is_noted(stretch_id: str) -> None:
    stretch, row = LIBRARY[stretch_id], TABLE[stretch_id]
    noted = {note.field for note in stretch.notes}
    conditions = {avoid.condition for avoid in stretch.when_to_avoid}
    assert row.avoid <= conditions
    assert conditions == row.avoid or "when_to_avoid" in noted
    assert set(stretch.muscles.secondary) == row.secondary or "muscles.secondary" in noted


@each
def test_the_breakdown_has_the_muscles_that_are_named_and_primary_ones_lead(
    stretch: Stretch,
) -> None:
    load = {muscle.group: muscle.load for muscle in stretch.muscles.breakdown}
    named = stretch.muscles.primary + stretch.muscles.secondary
    assert list(load) == named
    assert list(load.values()) == sorted(load.values(), reverse=True)


@each
def test_what_is_usual_lies_in_its_range(stretch: Stretch) -> None:
    for part in (stretch.dose.hold_s, stretch.dose.reps, stretch.dose.rest_s):
        assert part.least <= part.usual <= part.most


@each
def test_the_tempo_is_the_usual_hold_or_one_usual_round(stretch: Stretch) -> None:
    tempo, hold = stretch.dose.tempo, stretch.dose.hold_s.usual
    counted = tempo.hold if stretch.kind == "static" else tempo.into + tempo.hold + tempo.out
    assert counted == hold


# names, sources, notes


def test_no_name_belongs_to_two_stretches() -> None:
    names = [{" ".join(words(name)) for name in stretch.names} for stretch in LIBRARY.values()]
    assert [
        name for name, count in Counter(n for own in names for n in own).items() if count > 1
    ] == []


@each
def test_every_topic_has_a_source(stretch: Stretch) -> None:
    assert set(stretch.sources) == {"dose", "breathing", "safety", "muscles", "technique"}
    assert all(stretch.sources.values())
    assert all(avoid.sources for avoid in stretch.when_to_avoid)


@each
def test_a_note_is_about_a_field_that_exists(stretch: Stretch) -> None:
    for note in stretch.notes:
        value: object = stretch
        for part in note.field.split("."):
            assert hasattr(value, part), note.field
            value = getattr(value, part)


@pytest.mark.parametrize("path", sorted(KNOWLEDGE_DIR.rglob("*.yml")), ids=lambda path: path.name)
def test_no_field_is_given_twice(path: Any) -> None:
    """YAML keeps the last one without a word, and a lost `when_to_avoid` would be dangerous."""

    def check(node: yaml.Node | None) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert [key for key, count in Counter(keys).items() if count > 1] == []
            for _, value in node.value:
                check(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                check(value)

    check(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader))


# safety


@each
def test_a_condition_is_given_once_and_the_gravest_come_first(stretch: Stretch) -> None:
    conditions = [avoid.condition for avoid in stretch.when_to_avoid]
    assert len(conditions) == len(set(conditions))
    ranks = [("high", "moderate", "low").index(avoid.severity) for avoid in stretch.when_to_avoid]
    assert ranks == sorted(ranks)


@each
def test_whoever_is_sent_to_an_easier_form_finds_one(stretch: Stretch) -> None:
    if any(avoid.action == "modify" for avoid in stretch.when_to_avoid):
        assert isinstance(stretch.easier, list)
        assert stretch.easier


# Which groups the tags put at risk (who must not meet a stretch with that tag unasked).
TAG_GROUPS = {
    "kneeling": {"knee_replacement"},
    "knee_deep_flexion": {"knee_replacement", "knee_injury"},
    "hip_extension": {"hip_replacement_anterior"},
    "hip_flexion_over_90": {"hip_replacement"},
    "spinal_flexion": {"osteoporosis_spine", "disc_or_sciatica"},
    "head_below_heart": {"glaucoma", "high_blood_pressure"},
    "supine_flat": {"pregnancy"},
    "wrist_load": {"wrist_injury"},
    "floor_transfer": {"poor_balance"},
}


@each
def test_the_groups_that_its_tags_put_at_risk_are_asked_for(stretch: Stretch) -> None:
    conditions = {avoid.condition for avoid in stretch.when_to_avoid}
    for tag in stretch.safety_tags:
        assert TAG_GROUPS.get(tag, set()) <= conditions, tag


@each
def test_reasons_to_avoid_complete_one_sentence_that_can_be_said(stretch: Stretch) -> None:
    reasons = [avoid.say for avoid in stretch.when_to_avoid]
    for reason in reasons:
        assert len(words(reason)) <= MAX_CUE_WORDS
        assert reason[0].islower()
        assert not set(reason) & set(".,;!?()")
    assert len(words("Do not do this one with " + " or ".join(reasons))) <= 50


@each
def test_nothing_is_promised(stretch: Stretch) -> None:
    assert [text for text in spoken(stretch).values() if PROMISES.search(text)] == []


# for the ear


@each
def test_guide_lines_hold_no_command(stretch: Stretch) -> None:
    for line in guide_lines(stretch):
        heard = words(line)
        assert not set(heard) & COMMANDS, line
        assert "other side" not in line, line
        for before, word in zip(["", *heard], heard, strict=False):
            assert word != "back" or before in {"your", "lower", "flat", "long"}, line


@each
def test_lines_are_short(stretch: Stretch) -> None:
    assert [step.say for step in steps_of(stretch) if len(words(step.say)) > MAX_STEP_WORDS] == []
    assert [step for step in stretch.performance.steps if len(words(step)) > MAX_STEP_WORDS] == []
    assert [cue for cue in cues_of(stretch) if len(words(cue)) > MAX_CUE_WORDS] == []
    assert [text for text in spoken(stretch).values() if len(words(text)) > 40] == []


@each
def test_a_step_has_time_to_be_said_and_done(stretch: Stretch) -> None:
    for step in steps_of(stretch):
        assert step.seconds >= len(words(step.say)) / 2.5 + 1, step.say


@each
def test_sentences_are_plain_and_complete(stretch: Stretch) -> None:
    for path, text in spoken(stretch).items():
        assert not re.search(r"[();:/*]|\be\.?g\b|\bi\.?e\b|\betc\b", text), path
        if re.search(r"names|name$|aliases|anatomy|when_to_avoid", path):
            continue
        assert re.match(r"[A-Z0-9].*[.]$", text), path


@each
def test_breath_cues_take_turns_in_and_out(stretch: Stretch) -> None:
    ways = [set(words(cue)) & {"in", "out"} for cue in stretch.breathing.cues]
    assert ways == [{"in"}, {"out"}] * (len(ways) // 2)


@each
def test_setup_leads_into_the_left_side_and_the_rest_names_none(stretch: Stretch) -> None:
    setup = words(" ".join(step.say for step in stretch.performance.setup))
    assert ("left" in setup) is stretch.sided
    if stretch.sided and "right" in setup:
        assert setup.index("left") < setup.index("right")
    lines = [*stretch.performance.steps, stretch.performance.release.say, stretch.performance.start]
    if stretch.performance.switch:
        lines.append(stretch.performance.switch.say)
    assert [line for line in lines if set(words(line)) & {"left", "right"}] == []


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
