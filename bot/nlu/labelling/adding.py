"""Puts labelled utterances into the training data, each under its intent.

A sheet is taken whole or not at all, so that it can be put right and given again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from rapidfuzz import process

from bot.nlu.labelling.errors import LabellingError
from bot.nlu.labelling.sets import DEVELOPMENT, TEST, Sentence, read_file, read_set, sentences
from bot.nlu.labelling.sheet import Label
from bot.nlu.likeness import pairs, plain

_NEAREST = 3  # names to offer for an unknown one
_SYNTAX = str.maketrans("", "", "[]{}")  # Rasa would read entities in them


@dataclass(frozen=True)
class Example:
    """What to add, as it is written: with names masked."""

    text: str
    intent: str
    file: Path
    line: int  # in the sheet


def topics(project: Path) -> dict[str, str]:
    """Intent -> its topic, from `domain/<topic>.yml`."""
    found = {}
    for file in sorted((project / "domain").glob("*.yml")):
        domain = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
        for intent in domain.get("intents", []):
            found.update(dict.fromkeys(intent if isinstance(intent, dict) else [intent], file.stem))
    return found


def training(project: Path) -> list[Sentence]:
    """The examples of all intents: what the classifier learns from."""
    return [
        sentence
        for file in sorted((project / "data" / "nlu").glob("*.yml"))
        for sentence in read_file(file)
    ]


def examples(labels: Sequence[Label], project: Path, masked: Callable[[str], str]) -> list[Example]:
    """What a sheet adds.

    Args:
        labels: the rows with an intent.
        project: the folder with `domain`, `data` and `tests`.
        masked: a text with the names of stretches masked.

    Raises:
        LabellingError: some rows cannot be added; the message has a line for each.
    """
    known = topics(project)
    problems = [
        (label.line, _unknown(label.intent, known)) for label in labels if label.intent not in known
    ]
    found = [
        Example(
            masked(label.say).translate(_SYNTAX).strip(),
            label.intent,
            project / "data" / "nlu" / f"{known[label.intent]}.yml",
            label.line,
        )
        for label in labels
        if label.intent in known
    ]
    said = {label.line: label.say for label in labels}
    problems += _repeated(found, training(project), project)
    problems += _held_out(found, said, project)
    if problems:
        told = [f"line {line}: {problem}" for line, problem in sorted(problems)]
        raise LabellingError("\n".join(told))
    return found


def add(found: Iterable[Example]) -> None:
    """Writes the examples at the end of their intents, and touches nothing else."""
    by_file: dict[Path, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for example in found:
        by_file[example.file][example.intent].append(example.text)
    texts = {file: appended(_text(file), new) for file, new in by_file.items()}
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")


def appended(text: str, new: Mapping[str, Sequence[str]]) -> str:
    """The text of a training file with examples added under their intents."""
    lines = text.rstrip("\n").split("\n")
    ends = _ends(text)
    # From below: what is put in moves only what is done already.
    for intent in sorted(new, key=lambda name: ends.get(name, len(lines)), reverse=True):
        rows = [f"    - {example}" for example in new[intent]]
        if intent in ends:
            lines[ends[intent] : ends[intent]] = rows
        else:
            lines += [f"- intent: {intent}", "  examples: |", *rows]
    return "\n".join(lines) + "\n"


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else 'version: "3.1"\n\nnlu:\n'


def _ends(text: str) -> dict[str, int]:
    """The last line of each intent's examples, counted from 1."""
    return {sentence.name: sentence.last for sentence in sentences(text, Path())}


def _unknown(intent: str, known: Iterable[str]) -> str:
    nearest = [name for name, _, _ in process.extract(intent, list(known), limit=_NEAREST)]
    return f"there is no intent {intent!r}; the nearest are {', '.join(nearest)}"


def _repeated(
    found: Sequence[Example], trained: Sequence[Sentence], project: Path
) -> Iterator[tuple[int, str]]:
    stands = {
        plain(one.text): f"in {one.file.relative_to(project)}:{one.line}, as {one.name}"
        for one in trained
    }
    for example in found:
        words = plain(example.text)
        if not words:
            yield example.line, f"{example.text!r} has no words"
        elif words in stands:
            yield example.line, f"{example.text!r} stands {stands[words]} already"
        stands[words] = f"on line {example.line} of this file"


def _held_out(
    found: Sequence[Example], said: Mapping[int, str], project: Path
) -> Iterator[tuple[int, str]]:
    """What a test is about: it would prove nothing any more."""
    held = [*read_set(project, DEVELOPMENT), *read_set(project, TEST)]
    words = {plain(one.text): one for one in held}
    ours = [
        (example.line, text) for example in found for text in {example.text, said[example.line]}
    ]
    near = {
        ours[pair.one][0]: held[pair.other]
        for pair in pairs([text for _, text in ours], [one.text for one in held])
    }
    equal = {line: words[plain(text)] for line, text in ours if plain(text) in words}
    for line, one in (near | equal).items():
        yield (
            line,
            f"{said[line]!r} is tested, {one.file.relative_to(project)}:{one.line} has "
            f"{one.text!r}: delete it here",
        )
