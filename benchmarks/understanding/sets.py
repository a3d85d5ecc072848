"""The test set, read from `tests/understanding/test`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
TEST = ROOT / "tests" / "understanding" / "test"
NOISE = "nlu_fallback"
SCOPE = "out_of_scope"


@dataclass(frozen=True)
class Said:
    """A sentence, and the label that it must get; `topic` is the file that it stands in."""

    text: str
    label: str
    topic: str


def typed(folder: Path = TEST) -> list[Said]:
    """Every sentence by intent."""
    files = [file for file in sorted(folder.glob("*.yml")) if file.stem not in _OTHER_FORMS]
    return [said for file in files for said in _of_file(file)]


def heard(folder: Path = TEST) -> list[Said]:
    """What the recogniser made of sentences of the test set, by intent."""
    rows: dict[str, list[dict[str, str]]] = _read(folder / "heard.yml")
    return [Said(row["heard"], label, row["voice"]) for label, many in rows.items() for row in many]


def reports(folder: Path = TEST) -> list[Said]:
    """Warning signs and pain, by sign."""
    return _of_file(folder / "signs" / "reports.yml")


def harmless(folder: Path = TEST) -> list[Said]:
    """Messages that must raise nothing, by kind."""
    return _of_file(folder / "signs" / "harmless.yml")


def entities(folder: Path = TEST) -> list[tuple[str, dict[str, Any]]]:
    """Sentences, and the values of their entities by name; a list where there are several."""
    return [(row["say"], row["entities"]) for row in _read(folder / "entities.yml")]


_OTHER_FORMS = ("heard", "entities")


def _of_file(file: Path) -> list[Said]:
    return [Said(text, label, file.stem) for label, many in _read(file).items() for text in many]


def _read(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
