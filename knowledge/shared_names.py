"""Names that several stretches share, and the question that tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import Field, ValidationError, root_validator, validator

from knowledge.errors import KnowledgeError
from knowledge.loader import KNOWLEDGE_DIR, read_yaml
from knowledge.reading import explain
from knowledge.record import Record

MAX_ASK_WORDS = 20
# More cannot be offered one by one: ask which part of the body it is for.
MOST_CHOICES = 5
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’")


class SharedName(Record):
    """A name that means several stretches.

    `ask` is the question that tells them apart. `choices` are the words of an answer to it, each
    with the stretch that it chooses: "standing" does for "the standing one, please".
    """

    name: str
    aliases: list[str] = Field(default_factory=list)
    means: list[str] = Field(min_items=2, max_items=MOST_CHOICES)
    ask: str
    choices: dict[str, str]

    @validator("ask")
    def _short_question(cls, ask: str) -> str:
        if len(ask.split()) > MAX_ASK_WORDS:
            raise ValueError(f"at most {MAX_ASK_WORDS} words, this has {len(ask.split())}")
        if not ask.endswith("?"):
            raise ValueError("must be a question")
        return ask

    @root_validator(skip_on_failure=True)
    def _tell_apart(cls, values: dict[str, object]) -> dict[str, object]:
        means, choices = values["means"], values["choices"]
        assert isinstance(means, list)
        assert isinstance(choices, dict)
        if len(set(means)) < len(means):
            raise ValueError("means: a stretch stands in it twice")
        strange = sorted(set(choices.values()) - set(means))
        unchosen = [stretch for stretch in means if stretch not in choices.values()]
        if strange or unchosen:
            told = ", ".join(strange or unchosen)
            raise ValueError(
                f"choices: {told} {'is not in means' if strange else 'cannot be chosen'}"
            )
        return values

    @property
    def names(self) -> list[str]:
        """Everything that it is called, the official name first."""
        return [self.name, *self.aliases]

    def chosen(self, answer: str) -> str | None:
        """The stretch that an answer to the question chooses; None when it is not just one."""
        said = _plain(answer)
        heard = [choice for choice in self.choices if _plain(choice) in said]
        # Of "on the back" and "back" only the longer counts.
        told = [one for one in heard if not any(one != other and one in other for other in heard)]
        chosen = {self.choices[choice] for choice in told}
        return chosen.pop() if len(chosen) == 1 else None


class SharedNames(Mapping[str, SharedName]):
    """The shared names by their official name."""

    def __init__(self, shared: Iterable[SharedName]) -> None:
        self._by_name = {one.name: one for one in shared}

    def __getitem__(self, name: str) -> SharedName:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def of(self, stretches: Iterable[str]) -> SharedName | None:
        """The shared name that means all of these stretches, and the fewest besides; else None."""
        wanted = set(stretches)
        fitting = [one for one in self.values() if wanted <= set(one.means)]
        return min(fitting, key=lambda one: len(one.means), default=None)


@lru_cache(maxsize=4)
def load_shared_names(directory: Path = KNOWLEDGE_DIR) -> SharedNames:
    """The shared names of a base, read once a process. Whether the stretches exist is not checked.

    Raises:
        KnowledgeError: with every problem of `shared_names.yml`: the entry, and what is wrong.
    """
    path = directory / "shared_names.yml"
    content = read_yaml(path)
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        raise KnowledgeError(path, ["must be a list of shared names"])
    shared: list[SharedName] = []
    problems: list[str] = []
    for entry in content:
        try:
            shared.append(SharedName(**entry))
        except ValidationError as error:
            about = entry.get("name", f"number {content.index(entry) + 1}")
            problems += [f"{about}: {explain(dict(p), 'shared name')}" for p in error.errors()]
    names = [name.lower() for one in shared for name in one.names]
    problems += [f"{name}: stands here twice" for name in set(names) if names.count(name) > 1]
    if problems:
        raise KnowledgeError(path, problems)
    return SharedNames(shared)


def _plain(text: str) -> str:
    letters = text.lower().translate(_APOSTROPHES)
    return f" {' '.join(_WORD.findall(letters))} "
