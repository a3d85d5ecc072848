"""What people say, by the warning sign or kind of pain in it: what the safety net learns from.

`knowledge/safety/examples/*.yml` map a name to sentences: the id of a warning sign, `pain_<kind>`,
or `harmless` for what is near to a sign in its words and is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError, parse_obj_as

from knowledge.errors import KnowledgeError
from knowledge.reading import read_yaml
from knowledge.safety_base import SAFETY_DIR, SafetyBase
from knowledge.safety_records import Level

HARMLESS = "harmless"
PAIN = "pain"
_OF_PAIN = f"{PAIN}_"
EXAMPLES_DIR = SAFETY_DIR / "examples"

Sign = tuple[Level, str, str | None]  # level, topic (a flag's id, or "pain"), kind


def signs(base: SafetyBase) -> dict[str, Sign]:
    """The signs that examples may stand for, by the names that the files use."""
    flags: dict[str, Sign] = {flag.id: (flag.level, flag.id, flag.kind) for flag in base.red_flags}
    kinds: dict[str, Sign] = {
        f"{_OF_PAIN}{pain.kind}": ("ease_off", PAIN, pain.kind) for pain in base.pain.kinds
    }
    return flags | kinds


@lru_cache(maxsize=1)
def load_examples(directory: Path = EXAMPLES_DIR) -> dict[str, list[str]]:
    """Every example, by the name it stands under.

    Raises:
        KnowledgeError: a file is wrong, or a sentence stands twice.
    """
    examples: dict[str, list[str]] = {}
    stands: dict[str, str] = {}
    for path in sorted(directory.glob("*.yml")):
        try:
            read = parse_obj_as(dict[str, list[str]], read_yaml(path))
        except ValidationError as error:
            raise KnowledgeError(path, ["must map names to lists of sentences"]) from error
        if problems := list(_twice(read, stands)):
            raise KnowledgeError(path, problems)
        for name, says in read.items():
            examples.setdefault(name, []).extend(says)
    return examples


def unknown_names(examples: Mapping[str, list[str]], base: SafetyBase) -> list[str]:
    """Names that stand for no sign, and signs without examples."""
    wanted = {*signs(base), HARMLESS}
    unknown = [f"{name}: is no warning sign or kind of pain" for name in examples.keys() - wanted]
    return sorted([*unknown, *(f"{name}: has no examples" for name in wanted - examples.keys())])


def _twice(read: Mapping[str, list[str]], stands: dict[str, str]) -> Iterator[str]:
    for name, says in read.items():
        for say in says:
            plain = " ".join(say.casefold().split())
            if plain in stands:
                yield f"{name}: {say!r} stands under {stands[plain]} already"
            stands[plain] = name
