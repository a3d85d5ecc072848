"""The safety base as it stands, and what is said of a bad one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge.errors import KnowledgeError
from knowledge.safety_base import SAFETY_DIR, SafetyBase, load_safety
from knowledge.safety_records import LEVELS, MAX_ADVICE_WORDS

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


@pytest.fixture(scope="module")
def base() -> SafetyBase:
    return load_safety()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A knowledge folder to spoil."""
    shutil.copytree(SAFETY_DIR, tmp_path / "safety")
    shutil.copy(SAFETY_DIR.parent / "sources.yml", tmp_path)
    return tmp_path / "safety"


def test_every_level_has_advice_of_one_breath(base: SafetyBase) -> None:
    assert set(base.advice) == {*LEVELS, "stop"}
    for advice in base.advice.values():
        assert len(advice.text.split()) <= MAX_ADVICE_WORDS


def test_every_sentence_of_advice_has_a_source(base: SafetyBase) -> None:
    for advice in base.advice.values():
        for sentence in advice.sentences:
            assert sentence.sources
            assert set(sentence.sources) <= set(base.sources)


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
    cited |= {
        source
        for advice in base.advice.values()
        for sentence in advice.sentences
        for source in sentence.sources
    }
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
