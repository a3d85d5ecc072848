"""The errors of the knowledge base.

KnowledgeError            anything wrong with a file of the base
"""

from __future__ import annotations

from pathlib import Path


class KnowledgeError(Exception):
    """A file of the knowledge base is wrong: says which, where in it, and what is allowed."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        self.path = path
        self.problems = problems
        super().__init__("\n".join(f"{path.name}: {problem}" for problem in problems))
