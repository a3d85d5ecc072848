"""The safety base as it stands, and what is said of a bad one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from knowledge.errors import KnowledgeError
from knowledge.safety_base import SAFETY_DIR, SafetyBase, load_safety
from knowledge.safety_records import LEVELS, MAX_ADVICE_WORDS, Sentence
from knowledge.vocabulary import Condition, SafetyTag

NEVER_SAID = [  # a diagnosis, a comfort, a dose
    "heart attack",
    "stroke",
    "clot",
    "cancer",
    "fracture",
    "infection",
    "nothing to worry",
    "don't worry",
    "probably",
    "normal",
    "harmless",
    "fine",
    "tablet",
    "painkiller",
    "ibuprofen",
    "mg",
]


# What is never said to somebody who has named a condition: a comfort, a promise, a dose.
NEVER_PROMISED = [
    *("nothing to worry", "don't worry", "probably", "normal", "harmless", "fine", "safe"),
    *("tablet", "painkiller", "ibuprofen", "mg", "heals", "cures", "prevent"),
]

# Section 7 of the reference, row by row: the tags to leave out or to change.
REFERENCE_TAGS: dict[Condition, set[SafetyTag]] = {
    "over_65": {"balance", "floor_transfer"},
    "poor_balance": {"balance", "floor_transfer"},
    "pregnancy": {"supine_flat", "prone"},
    "osteoporosis_spine": {"spinal_flexion", "spinal_rotation"},
    "hip_replacement": {"hip_flexion_over_90", "hip_cross_midline", "hip_internal_rotation"},
    "hip_replacement_anterior": {"hip_extension"},
    "knee_replacement": {"kneeling", "knee_deep_flexion"},
    "disc_or_sciatica": {"nerve_tension", "spinal_flexion", "spinal_rotation"},
    "hypermobility": set(),
    "glaucoma": {"head_below_heart"},
    "high_blood_pressure": {"head_below_heart"},
    "unstable_neck": {"neck_end_range"},
    "shoulder_instability": {"shoulder_abduction_er", "overhead_arm"},
    "under_18": set(),
}
# Section 7 again, "all until cleared", the heart of section 5, and what we add in caution.
CLINICIAN_FIRST = {
    *(one for one in get_args(Condition) if one.startswith("recent_surgery_")),
    *("bone_cancer", "blood_thinners", "tendon_antibiotics", "heart_condition"),
    *("leg_blood_clot", "rib_or_spine_fracture", "collarbone_fracture"),
}
# Section 5 of the reference, item by item.
REFERENCE_REASONS = {
    "absolute": {
        *("bony_block", "fracture_not_united", "acute_inflammation", "sharp_pain", "haematoma"),
        *("needed_stability", "too_mobile", "possible_clot", "fresh_tear", "open_wound"),
    },
    "relative": {
        *("osteoporosis", "after_immobilisation", "swelling", "very_weak_muscles"),
        *("tendon_antibiotics", "muscle_strain"),
    },
    "ask_first": {
        *("asks_heart", "asks_chest_pain", "asks_fainting", "asks_bone_or_joint"),
        *("asks_medicine", "asks_pregnancy", "asks_other"),
    },
}


@pytest.fixture(scope="module")
def base() -> SafetyBase:
    return load_safety()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A knowledge folder to spoil."""
    shutil.copytree(SAFETY_DIR, tmp_path / "safety")
    shutil.copy(SAFETY_DIR.parent / "sources.yml", tmp_path)
    return tmp_path / "safety"


def spoken_sentences(base: SafetyBase) -> Iterator[Sentence]:
    """Every sentence that may be said."""
    for advice in base.advice.values():
        yield from advice.sentences
    for group in base.groups.values():
        yield from group.says
    for reason in base.not_now:
        yield from reason.says


def test_every_level_has_advice_of_one_breath(base: SafetyBase) -> None:
    assert set(base.advice) == {*LEVELS, "stop", "distress"}
    for advice in base.advice.values():
        assert len(advice.text.split()) <= MAX_ADVICE_WORDS


def test_distress_is_an_emergency_with_words_of_its_own(base: SafetyBase) -> None:
    assert base.advice_for("emergency", "distress") == base.advice["distress"]
    assert base.advice_for("emergency", None) == base.advice["emergency"]
    assert base.advice["distress"].ends_session


def test_every_sentence_has_a_source(base: SafetyBase) -> None:
    for sentence in spoken_sentences(base):
        assert sentence.sources
        assert set(sentence.sources) <= set(base.sources)


def test_every_sentence_can_be_heard(base: SafetyBase) -> None:
    for sentence in spoken_sentences(base):
        assert len(sentence.say.split()) <= 20
        assert not set(sentence.say) & set("()[]/&%")


@pytest.mark.parametrize("words", NEVER_PROMISED)
def test_a_condition_is_met_with_no_comfort(base: SafetyBase, words: str) -> None:
    for group in base.groups.values():
        assert f" {words}" not in f" {group.text.lower()}"


def test_every_condition_has_its_group(base: SafetyBase) -> None:
    assert set(base.groups) == set(get_args(Condition))
    for condition, group in base.groups.items():
        assert group.condition == condition
        changed = group.drop or group.change or group.max_difficulty
        assert bool(changed) != group.clinician_first
        assert len(group.text.split()) <= MAX_ADVICE_WORDS


def test_the_tags_are_those_of_the_reference(base: SafetyBase) -> None:
    mapped = {one: {*base.groups[one].drop, *base.groups[one].change} for one in REFERENCE_TAGS}
    assert mapped == REFERENCE_TAGS
    assert base.groups["hypermobility"].max_difficulty == 3


def test_a_clinician_comes_first_where_the_reference_says_so(base: SafetyBase) -> None:
    first = {one for one, group in base.groups.items() if group.clinician_first}
    assert first == CLINICIAN_FIRST
    for one in first:
        assert any(who in base.groups[one].text for who in ("doctor", "nurse", "care team"))


def test_the_reasons_not_to_stretch_are_those_of_the_reference(base: SafetyBase) -> None:
    for kind, ids in REFERENCE_REASONS.items():
        assert {one.id for one in base.not_now if one.kind == kind} == ids


def test_every_tag_has_its_meaning(base: SafetyBase) -> None:
    assert set(base.tags) == set(get_args(SafetyTag))
    assert len(set(base.tags.values())) == len(base.tags)


@pytest.mark.parametrize("words", NEVER_SAID)
def test_advice_names_no_diagnosis_no_comfort_and_no_dose(base: SafetyBase, words: str) -> None:
    for advice in base.advice.values():
        assert f" {words}" not in f" {advice.text.lower()}"


def test_the_advice_says_what_its_level_means(base: SafetyBase) -> None:
    assert "emergency number" in base.advice["emergency"].text
    assert "today" in base.advice["same_day"].text
    for level in ("professional", "stop", "ease_off"):
        assert "GP or a physiotherapist" in base.advice[level].text
    assert [level for level in base.advice if not base.advice[level].ends_session] == ["ease_off"]


def test_pain_that_must_stop_ends_the_session(base: SafetyBase) -> None:
    for kind in ("sharp", "stabbing", "burning", "electric", "pinching", "joint", "pulled"):
        assert base.advice_for("ease_off", kind).id == "stop"
    for other in ("hurting", "cramp", None):
        assert base.advice_for("ease_off", other).id == "ease_off"
    assert base.advice_for("emergency", "sharp").id == "emergency"


def test_no_source_of_safety_is_idle(base: SafetyBase) -> None:
    own = (SAFETY_DIR / "sources.yml").read_text(encoding="utf-8")
    cited = {source for flag in base.red_flags for source in flag.sources}
    cited |= {source for kind in base.pain.kinds for source in kind.sources}
    cited |= {source for sentence in spoken_sentences(base) for source in sentence.sources}
    assert {key for key in base.sources if f"\n{key}:" in own} <= cited


def test_no_list_of_words_is_idle(base: SafetyBase) -> None:
    files = [path.read_text(encoding="utf-8") for path in SAFETY_DIR.glob("*.yml")]
    assert [name for name in base.words.lists if not any(f"<{name}>" in one for one in files)] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("advice.yml", "say: Stop now.", "says: Stop now.", "0.sentences.0.says: extra fields"),
        ("advice.yml", "say: Stop now.", "say: " + "now " * 30, "0.sentences: at most 40 words"),
        ("advice.yml", "[mayo_stretching]", "[a_book]", "'a_book' is not in sources.yml"),
        ("advice.yml", "id: same_day", "id: emergency", "same_day: needs one advice, has 0"),
        (
            "red_flags.yml",
            "  tier: A",
            "  tier: E",
            "0.tier: unexpected value; permitted: 'A', 'B'",
        ),
        ("red_flags.yml", "id: heart_rhythm", "id: chest_pain", "chest_pain: id: stands more"),
        ("red_flags.yml", "[<faint>,", "[<feint>,", "fainting: <feint> is no list of words.yml"),
        ("red_flags.yml", "[cramp, ", "[CRAMP, ", "cramp: 'CRAMP' must be lower-case"),
        ("red_flags.yml", "[barton_fast, ", "[nobody, ", "face_arm_speech: sources: 'nobody'"),
        ("red_flags.yml", "within: 8\n", "within: 8\n      unless: [x]\n", "may silence a flag"),
        ("pain.yml", "stop: true", "stop: perhaps", "kinds.0.stop: value could not be parsed"),
        ("pain.yml", "phrases: [<pinch>,", "phrases: [pinch  a,", "pinching: 'pinch  a' must"),
        ("words.yml", "chest: [chest,", "chest: [<pain>,", "lists.chest: <pain> must stand above"),
        ("context.yml", "joined: [<sign>]", "joined: [<omen>]", "joined: <omen> is no list"),
        ("context.yml", "undo: [", "undone: [", "undo: field required"),
        ("harmless.yml", "phrases: [back <behind>]", "{}", "is not valid YAML"),
        ("harmless.yml", "<behind>]", "<before>]", "the back leg is the one behind: <before> is"),
        ("conditions.yml", "condition: glaucoma", "condition: flu", "condition: unexpected value"),
        ("conditions.yml", "condition: glaucoma", "condition: over_65", "glaucoma: nothing names"),
        (
            "groups.yml",
            "condition: glaucoma",
            "condition: over_65",
            "glaucoma: needs one group, has",
        ),
        ("groups.yml", "drop: [balance]", "drop: [balances]", "drop.0: unexpected value"),
        ("groups.yml", "drop: [balance]", "drop: [floor_transfer]", "a tag stands in them once"),
        (
            "groups.yml",
            "clinician_first: true",
            "drop: [prone]\n  clinician_first: true",
            "nothing to",
        ),
        (
            "groups.yml",
            "say: Never hold",
            "say: " + "Never " * 40 + "hold",
            "says: at most 40 words",
        ),
        (
            "groups.yml",
            "max_difficulty: 3",
            "max_difficulty: 6",
            "max_difficulty: ensure this value",
        ),
        (
            "groups.yml",
            "[jasien_2015]",
            "[a_book]",
            "glaucoma: sources: 'a_book' is not in sources",
        ),
        ("not_now.yml", "[limber_convention]", "[]", "sources: ensure this value has at least 1"),
        ("not_now.yml", "ot_dude]", "a_book]", "bony_block: sources: 'a_book' is not in sources"),
        ("not_now.yml", "kind: absolute", "kind: perhaps", "0.kind: unexpected value"),
        (
            "not_now.yml",
            "id: sharp_pain",
            "id: bony_block",
            "bony_block: id: stands more than once",
        ),
        ("tags.yml", "prone: ", "supine: ", "__key__: unexpected value"),
        ("tags.yml", "prone: lying on the front\n", "", "prone: needs its meaning"),
        ("sources.yml", "title: ", "name: ", "title: field required"),
        ("sources.yml", "barton_fast:", "acsm_2011:", "acsm_2011: stands in knowledge/sources"),
    ],
)
def test_a_bad_file_is_named_with_its_fault(
    copy: Path, file: str, old: str, new: str, said: str
) -> None:
    content = (copy / file).read_text(encoding="utf-8")
    assert old in content
    (copy / file).write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_safety(copy)
    assert str(caught.value).startswith(f"{file}: ")
    assert said in str(caught.value)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "pain.yml").unlink()
    with pytest.raises(KnowledgeError, match=r"pain\.yml: cannot be read"):
        load_safety(copy)
