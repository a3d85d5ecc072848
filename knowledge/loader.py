"""Reads the knowledge base from its files, and says exactly what is wrong with a bad one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from knowledge.errors import KnowledgeError
from knowledge.reading import explain, read_yaml
from knowledge.routine import Routine, load_routines
from knowledge.stretch import Stretch

__all__ = ["KNOWLEDGE_DIR", "Library", "load_library", "load_stretch", "read_yaml"]

KNOWLEDGE_DIR = Path(__file__).parent


class Library(Mapping[str, Stretch]):
    """The stretches by id, in the order of their ids, the sources they cite, and the routines."""

    def __init__(self, stretches: list[Stretch], sources: dict[str, str]) -> None:
        self._by_id = {stretch.id: stretch for stretch in sorted(stretches, key=lambda s: s.id)}
        self.sources = sources
        self.routines: dict[str, Routine] = {}

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


@lru_cache(maxsize=4)
def load_library(directory: Path = KNOWLEDGE_DIR) -> Library:
    """The whole base, read once a process.

    Raises:
        KnowledgeError: for the first file that is wrong, or that cites or points to nothing.
    """
    library = Library(
        [load_stretch(path) for path in sorted((directory / "stretches").glob("*.yml"))],
        _load_sources(directory / "sources.yml"),
    )
    for stretch in library.values():
        problems = list(_dangling(stretch, library))
        if problems:
            raise KnowledgeError(directory / "stretches" / f"{stretch.id}.yml", problems)
    library.routines = load_routines(library, library.sources, directory / "routines")
    return library


def _load_sources(path: Path) -> dict[str, str]:
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise KnowledgeError(path, ["must be a mapping of source ids"])
    fields = {"title", "address"}
    problems = [
        f"{key}: needs exactly a title and an address, both text"
        for key, source in content.items()
        if not isinstance(source, dict)
        or set(source) != fields
        or not all(isinstance(source[field], str) for field in fields)
    ]
    if problems:
        raise KnowledgeError(path, problems)
    return {key: f"{source['title']}, {source['address']}" for key, source in content.items()}


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
