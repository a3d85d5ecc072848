"""The base as it is read for checking: what is good of it, and a finding for what is not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from knowledge.checks.finding import Finding
from knowledge.checks.safety import Groups
from knowledge.errors import KnowledgeError
from knowledge.loader import KNOWLEDGE_DIR, files_in, folders, load_stretch, sources_of
from knowledge.pose import Pose, load_pose
from knowledge.routine import Routine, load_routine
from knowledge.safety_base import load_safety
from knowledge.shared_names import SharedNames, load_shared_names
from knowledge.stretch import Stretch

T = TypeVar("T")
# Seconds that a routine takes, given the stretches.
SecondsOf = Callable[[Routine, Mapping[str, Stretch]], float]


@dataclass(frozen=True)
class Base:
    """What can be read of a knowledge base. `files` counts the files of each folder."""

    stretches: Mapping[str, Stretch]
    routines: Mapping[str, Routine]
    poses: Mapping[str, Pose]
    sources: Collection[str]
    groups: Groups
    shared: SharedNames
    files: Mapping[str, int]
    unread: tuple[Finding, ...]


class _Reading:
    """Reads files one after the other and keeps what is wrong with them."""

    def __init__(self, where: list[Path]) -> None:
        self._where = where
        self.unread: list[Finding] = []
        self.files: dict[str, int] = {}

    def folder(self, name: str, load: Callable[[Path], T]) -> dict[str, T]:
        """What can be read of the folders of that name, by the names of the files."""
        paths = files_in(self._where, name)
        self.files[name] = len(paths)
        read: dict[str, T] = {}
        for path in paths:
            if path.stem in read:
                told = "id: Limber has one of this id, choose another"
                self.unread += unreadable(KnowledgeError(path, [told]))
            else:
                record = self.one(partial(load, path), None)
                read |= {} if record is None else {path.stem: record}
        return read

    def one(self, load: Callable[[], T], instead: T) -> T:
        """What a function reads, or something instead when it cannot be read."""
        try:
            return load()
        except KnowledgeError as error:
            self.unread += unreadable(error, self._where[0])
            return instead


def unreadable(error: KnowledgeError, directory: Path = KNOWLEDGE_DIR) -> list[Finding]:
    """The problems of a file that cannot be read, as findings."""
    inside = error.path.is_relative_to(directory)
    file = str(error.path.relative_to(directory) if inside else error.path)
    return [_unreadable(problem, file) for problem in error.problems]


def _unreadable(problem: str, file: str) -> Finding:
    field, colon, what = problem.partition(": ")
    return Finding(field if colon else "file", what or problem, "Mend it.", file=file)


def read_base(directory: Path | None = None, seconds_of: SecondsOf | None = None) -> Base:
    """All that can be read of a base; `seconds_of` a routine is what it really takes.

    Without a `directory` it is ours, and the folder of one's own beside it.

    Raises:
        KnowledgeError: the folder of one's own is none.
    """
    where = [directory] if directory else folders()
    reading = _Reading(where)
    sources: Collection[str] = reading.one(partial(sources_of, where), {})
    stretches = reading.folder("stretches", load_stretch)
    measure = partial(_measured, seconds_of, stretches) if seconds_of else None
    routines = reading.folder(
        "routines", lambda path: load_routine(path, stretches, sources, measure)
    )
    poses = reading.folder("poses", load_pose)
    safety = reading.one(partial(load_safety, where[0] / "safety"), None)
    shared = reading.one(partial(load_shared_names, where[0]), SharedNames([]))
    return Base(
        stretches=stretches,
        routines=routines,
        poses=poses,
        sources=sources,
        groups=safety.groups if safety else {},
        shared=shared,
        files=reading.files,
        unread=tuple(reading.unread),
    )


def _measured(seconds_of: SecondsOf, stretches: Mapping[str, Stretch], routine: Routine) -> float:
    return seconds_of(routine, stretches)
