"""A stretch is one file and its drawing: all else follows, with no other edit and no training."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from actions.answers import QUESTIONS, answer
from bot.cli import main
from bot.coaching import Request, compose, plan_of, plan_of_doses, sheet_of, suggestions, usual
from bot.nlu.components.linker import EntityLinker
from bot.session.script import pick
from bot.voice.pcm import read_audio
from bot.voice.phrases import requests
from bot.wording import load_phrases
from knowledge import KNOWLEDGE_DIR, load_library
from knowledge.pose import find_pose
from knowledge.safety_base import load_safety

NEW, NAME = "thumb_down_biceps_stretch", "Thumb Down Biceps Stretch"
GUIDE = Path(__file__).parents[1] / "docs" / "add-a-stretch.md"
EXAMPLE = GUIDE.parent / "example"
EXAMPLES = sorted(EXAMPLE.rglob("*.yml"))


def forget():
    """What is read once a process is read again."""
    load_library.cache_clear()
    find_pose.cache_clear()


@pytest.fixture
def use(monkeypatch):
    """Makes a folder the one of one's own, until the test ends."""

    def named(folder):
        monkeypatch.setenv("LIMBER_KNOWLEDGE", str(folder))
        forget()

    yield named
    forget()


@pytest.fixture(scope="module")
def library(own_knowledge):
    """All that Limber knows with that folder, which stays in use until the module ends."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("LIMBER_KNOWLEDGE", str(own_knowledge))
        forget()
        yield load_library()
    forget()


@pytest.fixture
def record(library):
    return library[NEW]


@pytest.fixture
def spoilt(use, own_knowledge, tmp_path):
    """A copy of the folder in which one text of a file is another."""

    def change(name, old="", new="", path=None):
        folder = shutil.copytree(own_knowledge, tmp_path / "spoilt")
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / (path or name)).write_text(text.replace(old, new), encoding="utf-8")
        use(folder)
        return folder

    return change


def limber(*arguments):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


# What follows by itself


def test_limber_itself_has_nothing_like_it(library):
    own = load_library(KNOWLEDGE_DIR)
    assert set(library) - set(own) == {NEW}
    assert not any("biceps" in stretch.muscles.primary for stretch in own.values())


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("file", "told"),
    [
        (f"stretches/{NEW}.yml", f"{NAME}, complete"),
        (f"poses/{NEW}.yml", f"drawing of {NEW}, sound"),
        ("routines/upper_arm_minutes.yml", "Upper Arm Minutes, valid"),
    ],
)
def test_its_files_are_checked(own_knowledge, file, told):
    path = own_knowledge / file
    assert limber("check", path).output == f"{path}: {told}\nno error, no warning\n"


def test_the_whole_base_is_checked_with_it(library):
    result = limber("check")
    assert f"{len(library)} of {len(library)} stretches complete" in result.output
    assert result.output.endswith("no error, no warning\n")


@pytest.mark.parametrize(
    "text",
    [
        "start the thumb down biceps stretch",
        "how long do I hold the bicep reach",
        "tell me about the thum down bicep stretch",
        "thumbs down biceps stretch",
    ],
)
@pytest.mark.usefixtures("library")
def test_its_names_are_understood(text):
    (message,) = EntityLinker("linker").process([Message({TEXT: text})])
    named = [one["value"] for one in message.get(ENTITIES) if one["entity"] == "stretch"]
    assert named == [NEW]


def test_its_names_are_listened_for(library):
    names = [name for stretch in library.values() for name in stretch.names]
    assert "start the thumb down biceps stretch" in requests(names)


@pytest.mark.parametrize("question", [*QUESTIONS, "ask_sources"])
def test_every_question_about_it_is_answered(record, library, question):
    lines = answer(question, record, library)
    texts = [pick(load_phrases(), line.phrase, 0, **line.words) for line in lines]
    assert texts
    assert all(text.strip() and "{" not in text for text in texts)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("ask_muscles", "biceps"),
        ("ask_hold", "25 seconds"),
        ("ask_breathing", "let the thumb sink"),
        ("ask_when_to_avoid", "an unstable shoulder"),
        ("ask_harder", "I know no harder form."),
        ("ask_sources", "My own book about arms"),
        ("ask_picture", "the left hand low behind them"),
    ],
)
def test_the_answer_is_what_its_record_says(record, library, question, fact):
    lines = answer(question, record, library)
    assert fact in " ".join(pick(load_phrases(), one.phrase, 0, **one.words) for one in lines)


def test_a_session_is_planned_with_its_own_words(record, library):
    plan = plan_of(record, usual(record)).with_guided_setup()
    said = " ".join(cue.text for cue in sheet_of(plan, library).cues)
    for step in (*record.performance.setup, record.performance.switch, record.performance.release):
        assert step.say in said


@pytest.mark.speech
@pytest.mark.usefixtures("library")
def test_a_session_is_recorded(tmp_path):
    wav, sheet = tmp_path / "x.wav", tmp_path / "x.json"
    result = limber("guide", "the bicep reach", "--to", wav, "--sheet", sheet, "--reps", 1)
    assert result.output.startswith(f"{NAME}: ")
    length = json.loads(sheet.read_text(encoding="utf-8"))["length"]
    assert read_audio(wav).duration == pytest.approx(length, abs=1)


def test_it_is_the_first_to_be_suggested_for_its_muscle(record, library):
    found = suggestions(Request(focus=("biceps",)), library, load_safety().groups)
    assert found[0] == record


def test_whoever_its_record_warns_is_not_offered_it(record, library):
    request = Request(focus=("biceps",), conditions=frozenset({"shoulder_instability"}))
    assert record not in suggestions(request, library, load_safety().groups)


def test_sessions_are_put_together_with_it(library):
    plan = compose(Request(minutes=5, focus=("biceps",)), library, load_safety().groups)
    assert NEW in [dose.stretch for dose in plan.doses]


@pytest.mark.usefixtures("library")
def test_it_is_drawn(tmp_path):
    page = tmp_path / "x.html"
    assert limber("poses", NEW, "--to", page).exit_code == 0
    html = page.read_text(encoding="utf-8")
    assert NAME in html
    assert html.count("<svg") == 8  # start, end, move and the right side, light and dark
    assert 'class="problem"' not in html


def test_it_is_on_the_page_of_all_drawings(library, monkeypatch):
    def names_only(poses):
        return "\n".join(stretch.name for _, stretch in poses)

    monkeypatch.setattr("bot.cli.poses.contact_sheet", names_only)  # to draw all takes long
    assert limber("poses").output.splitlines() == [one.name for one in library.values()]


def test_a_routine_with_it_loads_and_can_be_done(library):
    routine = Request(routine="upper_arm_minutes", known=frozenset(library))
    plan = compose(routine, library, load_safety().groups)
    assert [dose.stretch for dose in plan.doses] == [NEW, "cross_body_shoulder_stretch"]
    said = [cue.text for cue in sheet_of(plan_of_doses(plan.doses, library), library).cues]
    assert {"Let that arm hang loose.", *library[NEW].breathing.cues} <= set(said)


# A file that is wrong, and a folder that is none


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (f"stretches/{NEW}.yml", "kind: static", "kind: still", "kind: 'still' is not one of"),
        (f"stretches/{NEW}.yml", "my_arm_book", "my_leg_book", "'my_leg_book' is not in"),
        (f"poses/{NEW}.yml", "view: side", "view: inside", "view: 'inside' is not one of"),
        ("routines/upper_arm_minutes.yml", NEW, "thumb_biceps", "line 9: items.0.stretch: "),
        ("sources.yml", "title", "name", "my_arm_book: needs exactly a title and an address"),
    ],
)
def test_limber_does_not_start_with_a_file_that_is_wrong_and_names_it(
    spoilt, nobody_home, file, old, new, told
):
    spoilt(file, old, new)
    result = limber("serve")
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {Path(file).name}: ")
    assert told in result.output


@pytest.mark.parametrize("command", ["serve", "check"])
def test_an_id_that_limber_has_already_is_refused(spoilt, nobody_home, command):
    taken = "stretches/cat_cow.yml"
    folder = spoilt(f"stretches/{NEW}.yml", NEW, "cat_cow", path=taken)
    result = limber(command)
    assert result.exit_code == 1
    assert (str(folder / taken) if command == "check" else "cat_cow.yml") in result.output
    assert "choose another" in result.output


def test_the_check_counts_a_file_that_is_wrong_and_says_where_it_is(spoilt):
    file = f"stretches/{NEW}.yml"
    folder = spoilt(file, "kind: static", "kind: still")
    output = limber("check").output
    assert f"error: {folder / file}: kind: 'still' is not one of: static, dynamic" in output
    ours = len(load_library(KNOWLEDGE_DIR))
    assert f"{ours} of {ours + 1} stretches complete" in output


@pytest.mark.parametrize("command", ["serve", "check", "poses"])
def test_a_folder_that_is_none_is_named(use, nobody_home, tmp_path, command):
    use(tmp_path / "none")
    result = limber(command)
    assert result.exit_code == 1
    assert f"LIMBER_KNOWLEDGE names {tmp_path / 'none'}, which is no folder" in result.output


def test_a_record_that_is_wrong_does_not_keep_another_from_being_drawn(spoilt):
    spoilt(f"stretches/{NEW}.yml", "kind: static", "kind: still")
    assert limber("poses", "cat_cow").exit_code == 0


@pytest.fixture
def nobody_home(monkeypatch, tmp_path):
    """No model, so that a server which should not start does not, whatever happens."""
    monkeypatch.setattr("bot.cli.server.MODEL_FILE", tmp_path / "none.tar.gz")


# The guide


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.relative_to(EXAMPLE)))
def test_the_examples_of_the_guide_are_sound(use, path):
    use(EXAMPLE)
    result = limber("check", path)
    assert result.output.endswith("no error, no warning\n"), result.output


def test_the_guide_has_an_example_of_each_kind_that_limber_does_not_have():
    assert {path.parent.name for path in EXAMPLES} == {"stretches", "poses", "routines"}
    for path in EXAMPLES:
        assert not (KNOWLEDGE_DIR / path.relative_to(EXAMPLE)).exists()


def test_the_routine_in_the_guide_is_the_whole_file():
    (shown,) = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown == (EXAMPLE / "routines" / "calf_break.yml").read_text(encoding="utf-8")


def test_all_that_the_guide_points_to_is_there():
    links = re.findall(r"\]\(([^)#]+)\)", GUIDE.read_text(encoding="utf-8"))
    assert [link for link in links if not (GUIDE.parent / link).exists()] == []
