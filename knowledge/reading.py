"""Reads a YAML file strictly, and says at which line something in it is wrong."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import KnowledgeError


class _RepeatedKeyError(yaml.MarkedYAMLError):
    """A key stands twice in one mapping: YAML itself would silently keep the last."""


_TEXT = "tag:yaml.org,2002:str"
# Plain words that YAML takes for something else than text.
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


class _Loader(yaml.CSafeLoader):
    """Finds out what a scalar is with less ado: most of ours are text that begins with a letter."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> Any:
        plain = kind is yaml.ScalarNode and implicit[0]
        if plain and value[:1].isalpha() and value.lower() not in _WORDS:
            return _TEXT
        return super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]

    def content(self) -> Any:
        """The document as Python values."""
        node = self.get_single_node()
        return None if node is None else self._built(node)

    def _built(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == _TEXT else self.construct_object(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._built(child) for child in node.value]
        mapping: dict[Any, Any] = {}
        for key, value in node.value:
            name = self._built(key) if isinstance(key, yaml.ScalarNode) else str(key.value)
            if name in mapping:
                raise _RepeatedKeyError(problem=key.value, problem_mark=key.start_mark)
            mapping[name] = self._built(value)
        return mapping


@contextmanager
def collecting_nothing() -> Iterator[None]:
    """Holds the garbage collector back: it would look through all that is read again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_yaml(path: Path) -> Any:
    """The content of a YAML file.

    Raises:
        KnowledgeError: it cannot be read, is not YAML or repeats a key; names the line.
    """
    try:
        return _Loader(path.read_text(encoding="utf-8")).content()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(path, [f"cannot be read: {error}"]) from error
    except _RepeatedKeyError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        problem = f"line {line}: {error.problem}: stands here a second time, keep one of the two"
        raise KnowledgeError(path, [problem]) from error
    except yaml.YAMLError as error:
        raise KnowledgeError(path, [f"is not valid YAML: {error}"]) from error


def line_of(path: Path, place: tuple[str | int, ...]) -> int:
    """The line, from 1, at which a place of a good YAML file stands: ("items", 3, "reps").

    Where there is no such place, the nearest thing around it.
    """
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    line = 0
    for step in place:
        found = _child(node, step)
        if found is None:
            break
        line, node = found
    return line + 1


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line, node.value[step]
    return None


def explain(
    problem: dict[str, Any], record: str, *, whole: str = "record", strange: str = ""
) -> str:
    """A fault that pydantic found in a `record` ("stretch"), in words that help to mend it.

    `whole` stands for a field where it is about none; `strange` is said of an unknown field.
    """
    where = ".".join(str(part) for part in problem["loc"] if part != "__root__")
    message = problem["msg"]
    if problem["type"] == "value_error.const":
        permitted = ", ".join(map(str, problem["ctx"]["permitted"]))
        message = f"{problem['ctx']['given']!r} is not one of: {permitted}"
    elif problem["type"] == "value_error.missing":
        message = "is missing"
    elif problem["type"] == "value_error.extra":
        message = strange or f"is no field of a {record}"
    return f"{where or whole}: {message}"
