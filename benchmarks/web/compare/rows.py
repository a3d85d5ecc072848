"""The lines of the table: what is compared, which way is better, and the bars for Limber's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from statistics import median
from typing import Any

from benchmarks.web.compare.lighthouse import CATEGORIES
from benchmarks.web.compare.lines import Line, barred, plain, spread, yes
from benchmarks.web.compare.timings import SPEEDS
from benchmarks.web.compare.variants import BARE, EVERY, OURS

_KB, _MB = 1024, 1 << 20
_MOST_KB, _MOST_ADDED_MS, _SCORE = 25.0, 50.0, 100
Found = Mapping[str, Any]


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
    yield barred(plain("transferred for it, KB gzip", added_kb, 1), worst, _MOST_KB, "25.0")
    yield plain("requests", {one: median(_of(whole[one], "requests")) for one in whole}, 0)
    yield plain(
        "... to other machines", {one: median(_of(whole[one], "outside")) for one in whole}, 0
    )
    heap = {one: median(_of(whole[one], "heap_bytes")) / _MB for one in whole}
    yield plain("JavaScript heap, MB", heap, 1)
    for speed, slower in SPEEDS.items():
        when = "" if slower == 1 else f"processor {slower} times slower: "
        yield from _speed_lines(loads[speed], when, bar=slower == 1)


def _speed_lines(loads: Found, when: str, *, bar: bool) -> Iterator[Line]:
    after = {one: _of(loads[one], "interactive_ms") for one in loads}
    yield spread(f"{when}interactive, ms", after)
    added = {
        one: [mine - bare for mine, bare in zip(after[one], after[BARE.name], strict=True)]
        for one in loads
        if one != BARE.name
    }
    line = spread("... added to the bare page, ms", added)
    worst = max(line.values[one.name] for one in OURS)
    yield barred(line, worst, _MOST_ADDED_MS, "50") if bar else line
    yield spread("... blocked by long tasks, ms", {n: _of(loads[n], "blocking_ms") for n in loads})
    yield spread("... page's thread at work, ms", {n: _of(loads[n], "busy_ms") for n in loads})


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
    yield line("... answers all the same", *yes(lambda o: o["works_strictly"]))
    yield line("server away: can be typed into", *yes(lambda o: o["shown_away"]))
    yield line("... and says so within 20 s", *yes(lambda o: bool(o["said_away"])))


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


def _of(loads: list[dict[str, float]], name: str) -> list[float]:
    return [one[name] for one in loads]


def _medians(runs: Mapping[str, list[int]]) -> list[int]:
    return [round(median(runs[category])) for category in CATEGORIES]


def _four(runs: Mapping[str, list[int]]) -> str:
    return " / ".join(str(one) for one in _medians(runs))


TITLES = {one.name: one.title for one in EVERY}
