"""Reads the knowledge base from its files, and says exactly what is wrong with a bad one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from knowledge.errors import KnowledgeError
from knowledge.reading import collecting_nothing, explain, read_yaml
from knowledge.routine import Routine, load_routines
from knowledge.safety_records import Source
from knowledge.stretch import Stretch

__all__ = [
    "KNOWLEDGE_DIR",
    "Library",
    "files_in",
    "folders",
    "load_library",
    "load_sources",
    "load_stretch",
    "read_yaml",
    "sources_of",
]

KNOWLEDGE_DIR = Path(__file__).parent
# A folder of one's own beside ours, with `stretches/`, `routines/`, `poses/` and `sources.yml`.
OWN_DIR_VARIABLE = "LIMBER_KNOWLEDGE"

T = TypeVar("T")


class Library(Mapping[str, Stretch]):
    """The stretches by id, in the order of their ids, the sources they cite, and the routines."""

    def __init__(self, stretches: list[Stretch], sources: dict[str, Source]) -> None:
        self._by_id = {stretch.id: stretch for stretch in sorted(stretches, key=lambda s: s.id)}
        self.sources = sources
        self.routines: dict[str, Routine] = {}

    def with_routines(self, more: Mapping[str, Routine]) -> Library:
        """The same stretches, and these routines besides its own."""
        library = Library([], self.sources)
        library._by_id = self._by_id
        library.routines = {**self.routines, **more}
        return library

    def __getitem__(self, stretch_id: str) -> Stretch:
        return self._by_id[stretch_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)


def load_stretch(path: Path) -> Stretch:
    """One record.

    Raises:
        KnowledgeError: with every problem of the file: the field, and the values allowed.
    """
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise KnowledgeError(path, ["must be a mapping of fields, one a line"])
    try:
        stretch = Stretch(**{str(field): value for field, value in content.items()})
    except ValidationError as error:
        raise KnowledgeError(
            path, [explain(dict(problem), "stretch") for problem in error.errors()]
        ) from error
    if stretch.id != path.stem:
        raise KnowledgeError(path, [f"id: is {stretch.id!r}, the file's name says {path.stem!r}"])
    return stretch


def folders() -> list[Path]:
    """Where the knowledge base lies: our own folder, and one named by `LIMBER_KNOWLEDGE`.

    Raises:
        KnowledgeError: there is no folder of that name.
    """
    named = os.environ.get(OWN_DIR_VARIABLE)
    if not named:
        return [KNOWLEDGE_DIR]
    own = Path(named).expanduser()
    if not own.is_dir():
        raise KnowledgeError(own, [f"{OWN_DIR_VARIABLE} names {own}, which is no folder"])
    return [KNOWLEDGE_DIR, own]


def files_in(where: list[Path], kind: str) -> list[Path]:
    """The files of one kind ("stretches", "routines", "poses") of some folders, ours first."""
    return [path for folder in where for path in sorted((folder / kind).glob("*.yml"))]


@lru_cache(maxsize=4)
def load_library(directory: Path | None = None) -> Library:
    """The whole base (one folder of it when `directory` is given), read once a process.

    Raises:
        KnowledgeError: for the first file that is wrong, or that cites or points to nothing.
    """
    where = [directory] if directory else folders()
    with collecting_nothing():
        return _load(where)


def _load(where: list[Path]) -> Library:
    paths = files_in(where, "stretches")
    library = Library(
        list(_once(paths, load_stretch).values()),
        sources_of(where),
    )
    for path in paths:
        problems = list(_dangling(library[path.stem], library))
        if problems:
            raise KnowledgeError(path, problems)
    for folder in where:
        routines = load_routines(library, library.sources, folder / "routines")
        if twice := sorted(routines.keys() & library.routines.keys()):
            file = folder / "routines" / f"{twice[0]}.yml"
            raise KnowledgeError(file, ["id: Limber has a routine of this id, choose another"])
        library.routines |= routines
    return library


def _once(paths: list[Path], load: Callable[[Path], T]) -> dict[str, T]:
    loaded: dict[str, T] = {}
    for path in paths:
        if path.stem in loaded:
            raise KnowledgeError(path, ["id: Limber has a record of this id, choose another"])
        loaded[path.stem] = load(path)
    return loaded


def sources_of(where: list[Path]) -> dict[str, Source]:
    """The sources of some folders; only the first one needs to have any.

    Raises:
        KnowledgeError: a file of them is wrong.
    """
    first, *others = (folder / "sources.yml" for folder in where)
    sources = load_sources(first)
    for path in others:
        sources |= load_sources(path) if path.exists() else {}
    return sources


def load_sources(path: Path) -> dict[str, Source]:
    """The sources of a file by id.

    Raises:
        KnowledgeError: with every entry that has not exactly a title and an address.
    """
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise KnowledgeError(path, ["must be a mapping of source ids"])
    fields = {"title", "address"}
    problems = [
        f"{key}: needs exactly a title and an address, both text"
        for key, source in content.items()
        if not isinstance(source, dict)
        or set(source) != fields
        or not all(isinstance(source[field], str) and source[field].strip() for field in fields)
    ]
    if problems:
        raise KnowledgeError(path, problems)
    return {key: Source(**source) for key, source in content.items()}


def _dangling(stretch: Stretch, library: Library) -> Iterator[str]:
    cited = [(f"sources.{topic}", ids) for topic, ids in stretch.sources.items()]
    cited += [
        (f"when_to_avoid.{index}.sources", avoid.sources)
        for index, avoid in enumerate(stretch.when_to_avoid)
    ]
    known = ", ".join(library.sources)
    for field, ids in cited:
        for source in ids:
            if source not in library.sources:
                yield f"{field}: {source!r} is not in sources.yml, which has: {known}"
    for field in ("easier", "harder"):
        forms = getattr(stretch, field)
        for index, form in enumerate(forms if isinstance(forms, list) else []):
            if form.stretch is not None and form.stretch not in library:
                problem = f"{form.stretch!r} is no stretch of the base, which has:"
                yield f"{field}.{index}.stretch: {problem} {', '.join(library)}"
