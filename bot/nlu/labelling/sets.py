"""The sentences of the project's three sets, with where each stands.

training     data/nlu/*.yml and knowledge/safety/examples/*.yml
development  tests/understanding/dev/**
test         tests/understanding/test/**, utterances.yml, questions.yml
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

TRAINING, DEVELOPMENT, TEST = "training", "development", "test"

_FILES = {
    TRAINING: ("data/nlu/*.yml", "knowledge/safety/examples/*.yml"),
    DEVELOPMENT: ("tests/understanding/dev/**/*.yml",),
    TEST: ("tests/understanding/test/**/*.yml", "tests/understanding/*.yml"),
}
_TEXT = "tag:yaml.org,2002:str"
# A held-out sentence is an item of a list, or under one of these names, beside what is expected.
_SAID = ("say", "said", "heard")


@dataclass(frozen=True)
class Sentence:
    """Lines `line` to `last` of a file, counted from 1, say it; under `name` in training data."""

    text: str
    file: Path
    line: int
    last: int
    name: str = ""


def read_set(project: Path, which: str) -> list[Sentence]:
    """The sentences of one of the three sets."""
    return [
        sentence
        for pattern in _FILES[which]
        for file in sorted(project.glob(pattern))
        for sentence in read_file(file)
    ]


def read_file(file: Path) -> list[Sentence]:
    """The sentences of one file."""
    return sentences(file.read_text(encoding="utf-8"), file)


def sentences(text: str, file: Path) -> list[Sentence]:
    """The sentences in the text of a file: Rasa's training data, or lists."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if root is None:
        return []
    topics = _fields(root).get("nlu")
    if topics is None:
        return list(_listed(root, file, ""))
    return [sentence for intent in topics.value for sentence in _examples(intent, file)]


def _fields(node: yaml.Node) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value}


def _examples(intent: yaml.Node, file: Path) -> Iterator[Sentence]:
    fields = _fields(intent)
    if not {"intent", "examples"} <= fields.keys():
        return
    examples = fields["examples"]
    first = examples.start_mark.line + 2  # the block begins on the line after its "|"
    for line, written in enumerate(examples.value.split("\n"), start=first):
        if say := written.strip().removeprefix("-").strip():
            yield Sentence(say, file, line, line, fields["intent"].value)


def _listed(node: yaml.Node, file: Path, name: str) -> Iterator[Sentence]:
    if isinstance(node, yaml.ScalarNode):
        if node.tag == _TEXT:
            yield Sentence(node.value, file, node.start_mark.line + 1, node.end_mark.line + 1, name)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _listed(child, file, name)
    else:
        fields = _fields(node)
        said = [fields[key] for key in _SAID if key in fields]
        for value in said:
            yield from _listed(value, file, name)
        for key, value in () if said else fields.items():
            if not isinstance(value, yaml.ScalarNode):  # what is expected, not said
                yield from _listed(value, file, name or key)
