"""Parts of the body in everyday words, as the muscle groups that they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import get_args

from knowledge.errors import KnowledgeError
from knowledge.loader import KNOWLEDGE_DIR, read_yaml
from knowledge.vocabulary import MuscleGroup

REGIONS_FILE = KNOWLEDGE_DIR / "regions.yml"
GROUPS: tuple[MuscleGroup, ...] = get_args(MuscleGroup)


@lru_cache(maxsize=4)
def load_regions(path: Path = REGIONS_FILE) -> Mapping[str, tuple[MuscleGroup, ...]]:
    """The groups of each region, the most important first; read once a process.

    Raises:
        KnowledgeError: the file is no mapping of regions to lists of muscle groups.
    """
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise KnowledgeError(path, ["must be a mapping of regions to lists of muscle groups"])
    problems = [
        f"{region}: needs a list of different muscle groups, which are: {', '.join(GROUPS)}"
        for region, groups in content.items()
        if not isinstance(groups, list)
        or not groups
        or any(group not in GROUPS for group in groups)
        or len(set(groups)) < len(groups)
    ]
    problems += [f"{group}: is a muscle group itself" for group in GROUPS if group in content]
    if problems:
        raise KnowledgeError(path, problems)
    return {region: tuple(groups) for region, groups in content.items()}


def groups_of(part: str) -> tuple[MuscleGroup, ...]:
    """The muscle groups that a part of the body means: a group is itself.

    Raises:
        KeyError: it is neither a group nor a region.
    """
    itself = tuple(group for group in GROUPS if group == part)
    return itself or load_regions()[part]
