"""What can go wrong, in a sentence for whoever labels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class LabellingError(Exception):
    """A file or the database cannot be used; the message says which, why, and what to do."""

    @classmethod
    def of_file(cls, path: Path, problems: Sequence[str]) -> LabellingError:
        """All that is wrong in a file, a line each."""
        if len(problems) == 1:
            return cls(f"{path}: {problems[0]}")
        return cls("\n".join([f"{path}:", *(f"  {problem}" for problem in problems)]))
