"""What a check says: where something is wrong, what, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from knowledge.stretch import Stretch

Level = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong in `field` of `file`, a path inside `knowledge/`.

    A check of one record leaves `file` to whoever runs it. An error breaks a rule that someone on
    the mat relies on; a warning wants a look.
    """

    field: str
    what: str
    do: str
    level: Level = "error"
    file: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.what}. {self.do}"


RecordCheck = Callable[[Stretch], Iterable[Finding]]


def in_file(file: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with the file that they are about."""
    for finding in findings:
        yield replace(finding, file=file)


def file_of(stretch_id: str) -> str:
    """Where the record of a stretch is."""
    return f"stretches/{stretch_id}.yml"
