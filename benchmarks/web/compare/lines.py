"""One line of the table, and how its figures are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from benchmarks.web.compare.variants import BARE


@dataclass(frozen=True)
class Line:
    """One line: variant -> what is shown, and the number that it is compared by, less being better.

    `passed` is None where there is no bar. Lines without `values` are not compared.
    """

    what: str
    shown: dict[str, str]
    values: dict[str, float] = field(default_factory=dict)
    bar: str = ""
    passed: bool | None = None

    def best(self) -> frozenset[str]:
        """The widgets that nobody beats, unless they are all alike."""
        values = {one: value for one, value in self.values.items() if one != BARE.name}
        least = min(values.values(), default=0.0)
        found = frozenset(one for one, value in values.items() if value == least)
        return found if len(found) < len(values) else frozenset()


def yes(is_so: Callable[[Any], bool]) -> tuple[Callable[[Any], str], Callable[[Any], float]]:
    return lambda one: "yes" if is_so(one) else "no", lambda one: float(not is_so(one))


def plain(what: str, values: dict[str, float], digits: int) -> Line:
    rounded = {one: round(value, digits) for one, value in values.items()}
    return Line(what, {one: f"{value:.{digits}f}" for one, value in values.items()}, rounded)


def spread(what: str, values: Mapping[str, list[float]]) -> Line:
    middle = {one: round(median(each)) for one, each in values.items()}
    shown = {}
    for one, each in values.items():
        low, _, high = quantiles(each, n=4, method="inclusive")
        shown[one] = f"{middle[one]} ({low:.0f} to {high:.0f})"
    return Line(what, shown, dict(middle))


def barred(line: Line, worst: float, most: float, shown: str) -> Line:
    return Line(line.what, line.shown, line.values, f"at most {shown}", worst <= most)
