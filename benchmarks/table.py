"""A table of figures with the bars they have to clear."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
    return markdown(head, [line.cells() for line in lines], figures=(1, 2))


def markdown(
    head: Sequence[str], rows: Sequence[Sequence[str]], figures: Collection[int] = ()
) -> str:
    """Rows under a head; the columns with these numbers, from 0, are figures and end in line."""
    cells = [head, *rows]
    widths = [max(3, *(len(row[column]) for row in cells)) for column in range(len(head))]
    rule = [f"{'-' * (width - 1)}{'-:'[column in figures]}" for column, width in enumerate(widths)]
    return "\n".join(_line(row, widths, figures) for row in (head, rule, *rows))


def _line(cells: Sequence[str], widths: Sequence[int], figures: Collection[int]) -> str:
    padded = [
        cell.rjust(width) if column in figures else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return f"| {' | '.join(padded)} |"
