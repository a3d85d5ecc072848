"""The checks of one record: a good one passes, and each of them can fail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from knowledge import KNOWLEDGE_DIR, Stretch
from knowledge.checks import Base, check_record, read_base
from knowledge.checks.reading_level import grade_of, syllables_of
from knowledge.checks.texts import guide_lines, sayable, sentences

Record = dict[str, Any]
BASE = read_base(KNOWLEDGE_DIR)
STATIC = "doorway_chest_stretch"
DYNAMIC = "shoulder_rolls"


def record_of(stretch_id: str) -> Record:
    path = KNOWLEDGE_DIR / "stretches" / f"{stretch_id}.yml"
    content: Record = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def findings(
    change: Callable[[Record], object], stretch: str = STATIC, base: Base = BASE
) -> list[tuple[str, str, str]]:
    """Field, what is wrong and what to do, of a record that was changed."""
    record = record_of(stretch)
    change(record)
    found = check_record(Stretch(**record), base)
    assert {finding.file for finding in found} <= {f"stretches/{stretch}.yml"}
    return [(finding.field, finding.what, finding.do) for finding in found]


@pytest.mark.parametrize("stretch", [STATIC, DYNAMIC])
def test_a_good_record_has_no_finding(stretch: str) -> None:
    assert findings(lambda record: None, stretch) == []


def put(path: str, value: object) -> Callable[[Record], None]:
    """A change that sets one field: "dose.hold_s.least"."""

    def change(record: Record) -> None:
        *way, last = path.split(".")
        place: Any = record
        for step in way:
            place = place[int(step)] if step.isdigit() else place[step]
        if isinstance(place, list):
            place[int(last)] = value
        else:
            place[last] = value

    return change


LONG = "This line goes on and on with one small word after the other until it is much too long now."


@pytest.mark.parametrize(
    ("path", "value", "field", "about"),
    [
        # amounts
        ("dose.hold_s.least", 2, "dose.hold_s.least", "too short"),
        (
            "dose.reps",
            {"least": 1, "most": 9, "usual": 9},
            "dose.reps.usual",
            "together",
        ),
        ("dose.tempo.hold", 17, "dose.tempo", "17 s"),
        # names
        ("aliases.0", "Doorway Chest Stretch", "aliases.0", "there already"),
        ("aliases.0", "One of the Many Long Names that Nobody Says", "aliases.0", "8 words"),
        ("aliases.0", "Corner Stretch (easy)", "aliases.0", "cannot be said"),
        # lines
        ("performance.setup.0.seconds", 2, "performance.setup.0.seconds", "too few"),
        ("performance.start", LONG + " " + LONG, "performance.start", "at most 25"),
        ("summary", f"{LONG} {LONG} {LONG}", "summary", "at most 40"),
        ("feel.where", "you feel it in the chest.", "feel.where", "whole sentence"),
        ("feel.where", "You feel it in the chest", "feel.where", "whole sentence"),
        ("feel.where", "You feel it, e.g. in the chest.", "feel.where", "cannot be said"),
        ("range_of_motion", "TODO write this.", "range_of_motion", "cannot be said"),
        ("breathing.cues.0", "Breathe slowly.", "breathing.cues", "take turns"),
        ("performance.steps.0", "Lean on your left arm.", "performance.steps.0", "said on both"),
        ("form_cues.0", "Soften the right arm.", "form_cues.0", "said on both"),
        ("performance.setup.0.say", "Stand by the right wall.", "performance.setup", "side"),
        # commands
        ("form_cues.0", "Stop at the first pull.", "form_cues.0", "'stop'"),
        ("form_cues.0", "Hold on to the wall.", "form_cues.0", "'hold on'"),
        ("form_cues.0", "Lean back a little.", "form_cues.0", "'back'"),
        ("performance.start", "Start at the wall.", "performance.start", "'start'"),
        ("performance.release.say", "Step off, next to it.", "performance.release.say", "'next'"),
        # reading level
        (
            "range_of_motion",
            "Individual anatomical variability necessitates continuous proprioceptive monitoring.",
            "range_of_motion",
            "grade",
        ),
        # safety
        ("when_to_avoid.0.severity", "low", "when_to_avoid.1.severity", "stands below"),
        ("when_to_avoid.0.sources", [], "when_to_avoid.0.sources", "no source"),
        ("when_to_avoid.0.say", "You have a bad knee.", "when_to_avoid.0.say", "part of a sent"),
        (
            "when_to_avoid.0.say",
            "one of the very many things that may be wrong with it",
            "when_to_avoid.0.say",
            "8 words",
        ),
        ("feel.where", "It heals your chest.", "feel.where", "promises"),
        ("safety_tags", ["neck_end_range"], "when_to_avoid", "concerns"),
        ("difficulty", 5, "when_to_avoid", "hypermobility"),
        # sources and notes
        ("sources.dose", [], "sources.dose", "no source"),
        ("sources.dose", ["acsm_2021", "acsm_2021"], "sources.dose", "twice"),
        ("sources.dose", ["hearsay_1999"], "sources.dose", "not in sources.yml"),
        ("notes.0.field", "dose.happiness", "notes.0.field", "no field"),
        # muscles
        ("muscles.secondary", ["calves"], "muscles.breakdown", "other groups"),
        ("muscles.breakdown.0.load", 0, "muscles.breakdown", "more load"),
        ("muscles.breakdown.0.role", "working", "muscles.primary", "working"),
    ],
)
def test_a_bad_field_is_found(path: str, value: object, field: str, about: str) -> None:
    assert any(place == field and about in what for place, what, _ in findings(put(path, value)))


def test_a_finding_says_what_to_do() -> None:
    (found,) = check_record(Stretch(**_with("form_cues.0", "Stop at the first pull.")), BASE)
    assert str(found).startswith(f"stretches/{STATIC}.yml: form_cues.0: 'stop' could be heard")
    assert str(found).endswith('Say it otherwise, such as "begin", "come out", "change sides".')


def _with(path: str, value: object) -> Record:
    record = record_of(STATIC)
    put(path, value)(record)
    return record


def test_a_body_part_is_no_command() -> None:
    assert findings(put("form_cues.0", "Keep your lower back long.")) == []


@pytest.mark.parametrize(
    "seconds", [{"least": 1, "most": 6, "usual": 4}, {"least": 4, "most": 9, "usual": 4}]
)
def test_a_move_takes_two_to_eight_seconds(seconds: dict[str, int]) -> None:
    fields = [field for field, _, _ in findings(put("dose.hold_s", seconds), DYNAMIC)]
    assert "dose.hold_s" in fields


def test_a_stretch_without_sides_names_none() -> None:
    change = put("performance.setup.0.say", "Sit tall and drop your left arm.")
    assert any("no sides" in what for _, what, _ in findings(change, DYNAMIC))


def test_a_condition_stands_once() -> None:
    def change(record: Record) -> None:
        record["when_to_avoid"].insert(0, record["when_to_avoid"][0])

    assert any("twice" in what for _, what, _ in findings(change))


def test_a_group_that_a_tag_rules_out_is_excluded() -> None:
    def change(record: Record) -> None:
        record["safety_tags"].append("nerve_tension")
        avoid = {"condition": "disc_or_sciatica", "say": "sciatica", "severity": "high"}
        record["when_to_avoid"].insert(0, {**avoid, "action": "modify", "sources": ["acsm_2021"]})

    fields = [(field, what) for field, what, _ in findings(change)]
    assert any(field == "when_to_avoid.0.action" and "rules" in what for field, what in fields)


# easier forms


EASIER = "neck_rotation_stretch"


def sent(easier: object, condition: str = "hip_injury") -> list[str]:
    """What is found when a condition is sent to the easier forms."""

    def change(record: Record) -> None:
        avoid = {"condition": condition, "say": "a bad hip", "severity": "high"}
        record["when_to_avoid"].insert(0, {**avoid, "action": "modify", "sources": ["acsm_2021"]})
        record["easier"] = easier
        record["notes"] = [{"field": "easier", "settled": "For the test."}]

    return [what for field, what, _ in findings(change) if field.startswith("when_to_avoid.0.act")]


def form(stretch: str | None) -> Record:
    return {"name": "Another", "how": "Do less of it.", "stretch": stretch}


def test_an_easier_form_that_suits_is_fine() -> None:
    assert sent([form(EASIER)]) == []


@pytest.mark.parametrize(
    ("easier", "about"),
    [
        ({"none": "There is none."}, "no easier form has a record"),
        ([form(None)], "no easier form has a record"),
        ([form("hip_90_90_switch")], "hip_90_90_switch names hip_injury"),
    ],
)
def test_an_easier_form_must_suit_whoever_is_sent_there(easier: object, about: str) -> None:
    assert [about in what for what in sent(easier)] == [True]


def test_an_easier_form_with_a_risky_tag_does_not_suit() -> None:
    plain = {**BASE.stretches}
    tagged = plain[EASIER].copy(update={"safety_tags": ["hip_extension"]})
    base = Base(**{**BASE.__dict__, "stretches": {**plain, EASIER: tagged}})
    record = record_of(STATIC)
    avoid = {"condition": "hip_injury", "say": "a bad hip", "severity": "high"}
    record["when_to_avoid"].insert(0, {**avoid, "action": "modify", "sources": ["acsm_2021"]})
    record["easier"] = [form(EASIER)]
    found = check_record(Stretch(**record), base)
    assert any("has hip extension" in finding.what for finding in found)


@pytest.mark.parametrize(
    ("field", "stretch", "about"),
    [
        ("easier", "pigeon_pose", "not easier"),
        ("harder", STATIC, "itself"),
        ("harder", "flying_carpet", "no stretch"),
    ],
)
def test_a_form_is_what_it_says(field: str, stretch: str, about: str) -> None:
    def change(record: Record) -> None:
        record[field] = [form(stretch)]
        record["notes"] = []

    found = findings(change)
    assert any(place == f"{field}.0.stretch" and about in what for place, what, _ in found)


def test_a_note_may_explain_a_harder_easier_form() -> None:
    def change(record: Record) -> None:
        record["easier"] = [form("pigeon_pose")]
        record["notes"] = [{"field": "easier", "settled": "It is easier on the shoulder."}]

    assert "easier.0.stretch" not in [field for field, _, _ in findings(change)]


# texts


def test_what_is_said_on_the_mat_is_all_there() -> None:
    stretch = BASE.stretches[STATIC]
    fields = {field.split(".")[0] for field, _ in guide_lines(stretch)}
    assert fields == {"performance", "form_cues", "breathing", "common_mistakes"}
    assert stretch.performance.start in dict(guide_lines(stretch)).values()


def test_notes_and_ids_are_not_said() -> None:
    said = dict(sayable(BASE.stretches[STATIC]))
    assert not any(field.startswith(("notes", "sources")) for field in said)
    assert "summary" in said


def test_a_reason_to_avoid_is_no_sentence_and_a_step_is_one() -> None:
    fields = {field for field, _ in sentences(BASE.stretches[STATIC])}
    assert "performance.setup.0.say" in fields
    assert "easier.0.how" in fields
    assert not any(field.startswith(("when_to_avoid", "aliases")) for field in fields)


# reading level


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("knee", 1), ("breathe", 1), ("turned", 1), ("heels", 1), ("straight", 1), ("raised", 1),
        ("ankle", 2), ("little", 2), ("places", 2), ("touches", 2), ("lifted", 2), ("slowly", 2),
        ("behind", 2), ("being", 2), ("easier", 3), ("opposite", 3), ("idea", 3), ("90", 2),
        ("comfortable", 4), ("isn't", 1), ("hmm", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_short_words_in_short_sentences_read_easily() -> None:
    assert grade_of(["Sit tall.", "Turn your head."]) < 2
    assert grade_of(["Sit tall and turn your head."]) < grade_of(["Elevate your torso gradually."])


def test_names_do_not_make_it_harder() -> None:
    text = "It stretches the sternocleidomastoid and the levator scapulae."
    assert grade_of([text], ["Sternocleidomastoid", "Levator Scapulae"]) < grade_of([text]) - 5


def test_nothing_reads_at_no_grade() -> None:
    assert grade_of([]) == 0
