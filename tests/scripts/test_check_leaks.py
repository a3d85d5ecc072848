"""The sets share no sentence; how what they share is found, told and removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.labelling.sets import DEVELOPMENT, TEST, TRAINING, read_set
from bot.paths import PROJECT_DIR
from scripts import check_leaks
from scripts.check_leaks import find_leaks, main, report

NLU = """\
version: "3.1"

nlu:
- intent: time_left
  examples: |
    - how long is left

    - are we nearly there yet
    - stop
- intent: ask_feel
  examples: |
    - where do I feel it, then
"""
SIGNS = """\
# What people say.

chest_pain:
  - "My chest hurts rather badly."
  - "it is \\"tight\\" across
    my whole chest"
  - "elephant on my chest"

harmless:
  - "I'm dying for a brew"
"""
FILES = {
    "data/nlu/session.yml": NLU,
    "knowledge/safety/examples/tier_a.yml": SIGNS,
    "tests/understanding/dev/session.yml": 'time_left:\n  - "Are we nearly there yet?"\n  - stop\n',
    "tests/understanding/dev/signs/reports.yml": "chest:\n  - it's a van on my chest\n",
    "tests/understanding/test/heard.yml": (
        "affirm:\n- said: it is tight across my whole chest\n  heard: my hole chest\n  voice: a b\n"
    ),
    "tests/understanding/test/signs/reports.yml": "chest:\n  - its a van on my chest, please\n",
    "tests/understanding/questions.yml": (
        "- intent: ask_feel\n  field: when_to_avoid_it\n"
        "  ask:\n    - {say: where do i feel it then, stretch: it}\n"
    ),
    "tests/understanding/utterances.yml": (
        "intents:\n  stop: [stop]\n"
        'quantities:\n  count:\n    - ["just two more reps now", 2]\n'
        "mid_conversation:\n  - - {say: go on with it, expect_state: [paused, ended]}\n"
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def leaks() -> list[check_leaks.Leak]:
    return find_leaks(PROJECT_DIR)


@pytest.mark.parametrize("sets", [(TRAINING, DEVELOPMENT), (TRAINING, TEST), (DEVELOPMENT, TEST)])
def test_the_sets_of_the_project_are_apart(
    leaks: list[check_leaks.Leak], sets: tuple[str, str]
) -> None:
    found = [leak for leak in leaks if leak.sets == sets]
    assert not found, "\n".join(report(found, PROJECT_DIR))


@pytest.mark.parametrize("which", [TRAINING, DEVELOPMENT, TEST])
def test_every_set_of_the_project_is_read(which: str) -> None:
    read = read_set(PROJECT_DIR, which)
    assert len(read) > 1000
    for say in read[:: len(read) // 50]:
        line = say.file.read_text(encoding="utf-8").split("\n")[say.line - 1]
        assert say.text.split()[-1].strip("\"'?!.") in line.replace("''", "'")


def test_only_what_is_said_is_read(project: Path) -> None:
    assert {say.text for say in read_set(project, TEST)} == {
        "it is tight across my whole chest",
        "my hole chest",
        "its a van on my chest, please",
        "where do i feel it then",
        "stop",
        "just two more reps now",
        "go on with it",
    }


def test_pairs_are_told_with_their_places_and_what_to_do(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([], project) == 1
    told = capsys.readouterr().out
    assert "training and development: 1. Delete the training example" in told
    assert "  data/nlu/session.yml:8: are we nearly there yet\n" in told
    assert "    tests/understanding/dev/session.yml:2: Are we nearly there yet?\n" in told
    assert "training and test: 2." in told
    assert "development and test: 1. Delete or reword the development sentence" in told
    assert "Sentences in two sets: 4" in told
    assert ": stop" not in told


def test_removing_keeps_everything_else_as_it_was(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--remove"], project) == 1  # one is in both development and test
    assert "Training examples deleted: 3" in capsys.readouterr().out
    nlu = (project / "data/nlu/session.yml").read_text(encoding="utf-8")
    assert nlu == NLU.replace("    - are we nearly there yet\n", "").replace(
        "    - where do I feel it, then\n", ""
    )
    signs = (project / "knowledge/safety/examples/tier_a.yml").read_text(encoding="utf-8")
    assert signs == SIGNS.replace('  - "it is \\"tight\\" across\n    my whole chest"\n', "")
    for name, text in FILES.items():
        if name.startswith("tests/"):
            assert (project / name).read_text(encoding="utf-8") == text


def test_nothing_in_two_sets(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "tests/understanding/dev/signs/reports.yml").unlink()
    assert main(["--remove"], project) == 0
    assert main([], project) == 0
    assert capsys.readouterr().out.endswith("No sentence is in two sets.\n")
