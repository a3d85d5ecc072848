"""The file to label: each utterance with what it was taken for, and its intent to be filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.nlu.labelling.errors import LabellingError
from bot.nlu.labelling.turns import Listed

TO_LABEL = "?"

_HEADER = """\
# What Limber did not understand. Fill in each intent by docs/intents.md, delete what is no use or
# nobody's business, then: limber learn --add THIS_FILE
# The names of stretches are masked when it is added; a line without an intent waits.

"""


@dataclass(frozen=True)
class Label:
    """What was said, what a person says is meant ("" for nothing yet), and the line of it."""

    say: str
    intent: str
    line: int


def written(turns: Iterable[Listed]) -> str:
    """The sheet of some turns."""
    rows = [
        {"say": one.turn.text, "taken_for": one.turn.taken_for.intent, "intent": ""}
        for one in turns
    ]
    return _HEADER + yaml.safe_dump(
        {TO_LABEL: rows}, allow_unicode=True, sort_keys=False, width=1000
    )


def read_labels(path: Path) -> list[Label]:
    """The rows of a sheet.

    Raises:
        LabellingError: it cannot be read, or is none.
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise LabellingError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise LabellingError(f"{path}: is no text in UTF-8") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}: " if mark else ""
        raise LabellingError(f"{path}: {where}is no YAML: {error.problem}") from error
    if not isinstance(root, yaml.MappingNode):
        raise LabellingError(f"{path}: is no file of `limber learn --to`: it has no '{TO_LABEL}'")
    labels, problems = [], []
    for key, rows in root.value:
        for row in rows.value if isinstance(rows, yaml.SequenceNode) else [key]:
            if label := _label(row):
                labels.append(label)
            else:
                problems.append(f"line {row.start_mark.line + 1}: needs a `say` and an `intent`")
    if problems:
        raise LabellingError.of_file(path, problems)
    return labels


def _label(row: yaml.Node) -> Label | None:
    if not isinstance(row, yaml.MappingNode):
        return None
    fields = {key.value: value for key, value in row.value if isinstance(value, yaml.ScalarNode)}
    if not {"say", "intent"} <= fields.keys():
        return None
    say, intent = (" ".join(fields[name].value.split()) for name in ("say", "intent"))
    intent = "" if intent in (TO_LABEL, "~", "null") else intent
    return Label(say, intent, fields["intent"].start_mark.line + 1) if say else None
