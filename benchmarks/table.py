"""A table of figures with the bars they have to clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A line of the table; `passed` is None where there is no bar."""

    what: str
    rasa_init: str
    limber: str
    bar: str = ""
    passed: bool | None = None

    def cells(self) -> tuple[str, ...]:
        """Its columns."""
        verdict = {True: "pass", False: "FAIL", None: ""}[self.passed]
        return (self.what, self.rasa_init, self.limber, self.bar, verdict)


def table(lines: Sequence[Row]) -> str:
    """The rows as a Markdown table that is also readable as it stands."""
    head = ("", "rasa init", "Limber", "bar", "")
    cells = [head, *(line.cells() for line in lines)]
    widths = [max(3, *(len(row[column]) for row in cells)) for column in range(len(head))]
    rule = [f"{'-' * (width - 1)}{'-:'[column in (1, 2)]}" for column, width in enumerate(widths)]
    return "\n".join(_line(row, widths) for row in (head, rule, *cells[1:]))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [
        cell.rjust(width) if column in (1, 2) else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return f"| {' | '.join(padded)} |"
