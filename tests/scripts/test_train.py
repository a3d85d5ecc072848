"""What makes a new model necessary, and what a failed training leaves behind."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from scripts import train

FILES = {
    "config.yml": "language: en",
    "domain/help.yml": "intents: [help]",
    "data/nlu/help.yml": "nlu: []",
    "bot/nlu/linker.py": "TOLERANCE = 80",
    "bot/nlu/components/linker.py": "class EntityLinker: ...",
    "bot/session/plan.py": "class Plan: ...",
    "knowledge/stretches/cat_cow.yml": "id: cat_cow",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        write(tmp_path / name, text)
    return tmp_path


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "config.yml",
        "domain/help.yml",
        "data/nlu/help.yml",
        "data/stories/new.yml",
        "bot/nlu/linker.py",
        "bot/nlu/components/linker.py",
    ],
)
def test_a_change_of_what_it_is_made_from_needs_training(project: Path, name: str) -> None:
    before = train.fingerprint(project, [])
    write(project / name, "changed: yes")
    assert train.fingerprint(project, []) != before


@pytest.mark.parametrize(
    "name",
    [
        "knowledge/stretches/cat_cow.yml",
        "knowledge/stretches/cobra.yml",
        "bot/session/plan.py",
        "data/nlu/.help.yml.swp",
        "bot/nlu/__pycache__/linker.cpython-310.pyc",
    ],
)
def test_a_new_or_changed_stretch_needs_none(project: Path, name: str) -> None:
    before = train.fingerprint(project, [])
    write(project / name, "changed: yes")
    assert train.fingerprint(project, []) == before


def test_a_file_moved_or_cut_in_two_needs_training(project: Path) -> None:
    prints = {train.fingerprint(project, [])}
    moved = (project / "domain/help.yml").rename(project / "domain/assist.yml")
    prints.add(train.fingerprint(project, []))
    write(moved, "intents:")
    write(project / "domain/b.yml", " [help]")
    prints.add(train.fingerprint(project, []))
    assert len(prints) == 3


def test_another_version_or_encoder_needs_training(project: Path) -> None:
    assert train.fingerprint(project, ["rasa==3.6.21"]) != train.fingerprint(project, ["rasa==4"])


def test_the_repository_has_what_a_model_is_made_from() -> None:
    names = {
        file.relative_to(train.PROJECT_DIR).parts[0] for file in train._sources(train.PROJECT_DIR)
    }
    assert names == {"config.yml", "domain", "data", "bot"}


class FakeRasa:
    """Stands in for `python -m rasa`, which takes half a minute; writes a model if told to."""

    def __init__(self, directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.models = directory / "models"
        self.program = directory / "python"
        monkeypatch.setattr(train, "MODEL_FILE", self.models / "limber.tar.gz")
        monkeypatch.setattr(train, "FINGERPRINT_FILE", self.models / "limber.fingerprint")
        monkeypatch.setattr(train, "LOG_FILE", self.models / "limber.log")
        monkeypatch.setattr(sys, "executable", str(self.program))

    def does(self, script: str) -> None:
        # The fifth argument is the folder after --out.
        self.program.write_text(f'#!/bin/sh\nout="$5"\n{script}\n', encoding="utf-8")
        self.program.chmod(self.program.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def rasa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeRasa:
    return FakeRasa(tmp_path, monkeypatch)


def test_trains_once_and_says_what_it_does(
    rasa: FakeRasa, capsys: pytest.CaptureFixture[str]
) -> None:
    rasa.does(
        """echo "INFO - Starting to train component 'SoftmaxIntentClassifier'."
        echo noise; echo new > "$out/limber.tar.gz" """
    )
    assert train.main() == 0
    assert "SoftmaxIntentClassifier" in (said := capsys.readouterr().out)
    assert "noise" not in said
    rasa.does("exit 1")
    assert train.main() == 0
    assert capsys.readouterr().out == "Model: up to date\n"


@pytest.mark.parametrize("failure", ["echo 'no such intent: halp'; exit 1", "echo no such intent"])
def test_a_failure_shows_why_and_keeps_the_old_model(
    rasa: FakeRasa, capsys: pytest.CaptureFixture[str], failure: str
) -> None:
    rasa.models.mkdir()
    train.MODEL_FILE.write_text("old", encoding="utf-8")
    rasa.does(failure)
    assert train.main() == 1
    assert "no such intent" in capsys.readouterr().err
    assert train.MODEL_FILE.read_text(encoding="utf-8") == "old"
    assert sorted(f.name for f in rasa.models.iterdir()) == ["limber.log", "limber.tar.gz"]
    assert train.main() == 1, "a failure must not count as done"
