"""The lines of the table: what is compared, which way is better, and the bars for Limber's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from benchmarks.web.compare.lighthouse import CATEGORIES
from benchmarks.web.compare.timings import SPEEDS
from benchmarks.web.compare.variants import BARE, EVERY, OURS

_KB, _MB = 1024, 1 << 20
_MOST_KB, _MOST_ADDED_MS, _SCORE = 25.0, 50.0, 100
Found = Mapping[str, Any]


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


def timing_lines(loads: Found) -> Iterator[Line]:
    """What a load cost; quartiles in brackets."""
    whole = loads["whole"]
    sizes = {one: _of(whole[one], "sent_bytes") for one in whole}
    added_kb = {
        one: (median(sizes[one]) - median(sizes[BARE.name])) / _KB
        for one in whole
        if one != BARE.name
    }
    worst = max(added_kb[one.name] for one in OURS)
    yield _bar(_plain("transferred for it, KB gzip", added_kb, 1), worst, _MOST_KB, "25.0")
    yield _plain("requests", {one: median(_of(whole[one], "requests")) for one in whole}, 0)
    yield _plain(
        "... to other machines", {one: median(_of(whole[one], "outside")) for one in whole}, 0
    )
    heap = {one: median(_of(whole[one], "heap_bytes")) / _MB for one in whole}
    yield _plain("JavaScript heap, MB", heap, 1)
    for speed, slower in SPEEDS.items():
        when = "" if slower == 1 else f"processor {slower} times slower: "
        yield from _speed_lines(loads[speed], when, barred=slower == 1)


def _speed_lines(loads: Found, when: str, *, barred: bool) -> Iterator[Line]:
    spread = {one: _of(loads[one], "interactive_ms") for one in loads}
    yield _spread(f"{when}interactive, ms", spread)
    added = {
        one: [mine - bare for mine, bare in zip(spread[one], spread[BARE.name], strict=True)]
        for one in loads
        if one != BARE.name
    }
    line = _spread("... added to the bare page, ms", added)
    worst = max(line.values[one.name] for one in OURS)
    yield _bar(line, worst, _MOST_ADDED_MS, "50") if barred else line
    yield _spread("... blocked by long tasks, ms", {n: _of(loads[n], "blocking_ms") for n in loads})
    yield _spread("... page's thread at work, ms", {n: _of(loads[n], "busy_ms") for n in loads})


def behaviour_lines(found: Found) -> Iterator[Line]:
    """What needs no clock."""

    def line(what: str, shown: Callable[[Any], str], value: Callable[[Any], float]) -> Line:
        return Line(
            what,
            {one: shown(found[one]) for one in found},
            {one: value(found[one]) for one in found},
        )

    def stopped(one: Any) -> int:
        return sum(one["violations"].values())

    yield line("axe, opened: rules broken", lambda o: str(len(o["axe"])), lambda o: len(o["axe"]))
    yield line("strict policy: things stopped", lambda o: str(stopped(o)), stopped)
    yield Line("... to be allowed for it", {one: _needs(found[one]["violations"]) for one in found})
    yield line("... answers all the same", *_yes(lambda o: o["works_strictly"]))
    yield line("server away: can be typed into", *_yes(lambda o: o["shown_away"]))
    yield line("... and says so within 20 s", *_yes(lambda o: bool(o["said_away"])))


def lighthouse_lines(found: Found) -> Iterator[Line]:
    """The four scores: of the same page for all, and of Limber's demo page."""
    pages = found["variants"]
    yield Line(
        "Lighthouse of this page, mobile",
        {one: _four(pages[one]["runs"]) for one in pages},
        {one: -sum(_medians(pages[one]["runs"])) for one in pages},
    )
    for preset, scores in found["demo"].items():
        passed = min(_medians(scores["runs"])) >= _SCORE
        shown = {OURS[0].name: _four(scores["runs"])}
        yield Line(f"... of the demo page, {preset}", shown, {}, "100 each", passed)


def _needs(violations: Mapping[str, int]) -> str:
    """What a policy would have to allow, in the words of policies."""
    needs = set()
    for one in violations:
        directive, _, blocked = one.partition(" ")
        if blocked in ("inline", "eval", "wasm-eval"):
            needs.add(f"{directive[: directive.index('-src') + 4]} unsafe-{blocked}")
        else:
            needs.add(f"{directive[: directive.index('-src') + 4]} another host")
    return ", ".join(sorted(needs)) or "nothing"


def _yes(is_so: Callable[[Any], bool]) -> tuple[Callable[[Any], str], Callable[[Any], float]]:
    return lambda one: "yes" if is_so(one) else "no", lambda one: float(not is_so(one))


def _plain(what: str, values: dict[str, float], digits: int) -> Line:
    rounded = {one: round(value, digits) for one, value in values.items()}
    return Line(what, {one: f"{value:.{digits}f}" for one, value in values.items()}, rounded)


def _spread(what: str, values: Mapping[str, list[float]]) -> Line:
    middle = {one: round(median(each)) for one, each in values.items()}
    shown = {}
    for one, each in values.items():
        low, _, high = quantiles(each, n=4, method="inclusive")
        shown[one] = f"{middle[one]} ({low:.0f} to {high:.0f})"
    return Line(what, shown, dict(middle))


def _bar(line: Line, worst: float, most: float, shown: str) -> Line:
    return Line(line.what, line.shown, line.values, f"at most {shown}", worst <= most)


def _of(loads: list[dict[str, float]], name: str) -> list[float]:
    return [one[name] for one in loads]


def _medians(runs: Mapping[str, list[int]]) -> list[int]:
    return [round(median(runs[category])) for category in CATEGORIES]


def _four(runs: Mapping[str, list[int]]) -> str:
    return " / ".join(str(one) for one in _medians(runs))


TITLES = {one.name: one.title for one in EVERY}
