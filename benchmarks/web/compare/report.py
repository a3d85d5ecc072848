"""The table, and what there is to say about it, between its marks in benchmarks/README.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.processes import BenchError
from benchmarks.table import markdown
from benchmarks.web.compare.lines import Line
from benchmarks.web.compare.rows import TITLES, behaviour_lines, lighthouse_lines, timing_lines
from benchmarks.web.compare.variants import BARE, EVERY, LIMBER, OTHERS

README = Path(__file__).parents[2] / "README.md"
START = "<!-- compare: written by make bench-web-compare -->"
END = "<!-- end of the compare -->"
_LINES = {"timings": timing_lines, "behaviour": behaviour_lines, "lighthouse": lighthouse_lines}


def store(found: Mapping[str, Any]) -> str:
    """Writes the table of what was found, and returns it.

    Raises:
        BenchError: the README has no such marks.
    """
    text = README.read_text(encoding="utf-8")
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise BenchError(f"{README.name} has lost the marks {START} and {END}")
    told = "\n\n".join((_table(found), _better(found), _failed(found), _measured(found)))
    README.write_text(f"{before}{START}\n{told}\n{END}{after}", encoding="utf-8")
    return told


def missed(found: Mapping[str, Any]) -> bool:
    """Whether any bar is missed."""
    return any(line.passed is False for line in _lines(found))


def _lines(found: Mapping[str, Any]) -> Iterator[Line]:
    for name, lines in _LINES.items():
        if name in found:
            yield from lines(found[name]["found"])


def _table(found: Mapping[str, Any]) -> str:
    rows = []
    for line in _lines(found):
        best = line.best()
        cells = [_cell(line.shown.get(one, ""), bold=one in best) for one in TITLES]
        verdict = {True: "pass", False: "FAIL", None: ""}[line.passed]
        rows.append((line.what, *cells, line.bar, verdict))
    head = ("", *TITLES.values(), "bar", "")
    return markdown(head, rows, figures=range(1, 1 + len(EVERY)))


def _cell(shown: str, *, bold: bool) -> str:
    return f"**{shown}**" if bold else shown


def _better(found: Mapping[str, Any]) -> str:
    """Who beats Limber, as part of the page, and in what."""
    ahead: dict[str, list[str]] = {}
    group = ""
    for line in _lines(found):
        if not line.what.startswith("... "):
            group = "".join(line.what.partition(": ")[:2]) if ": " in line.what else ""
        what = f"{group if line.what.startswith('... ') else ''}{line.what.removeprefix('... ')}"
        mine = line.values.get(LIMBER.name)
        for one in OTHERS:
            if mine is not None and line.values.get(one.name, mine) < mine:
                ahead.setdefault(one.title, []).append(what.removesuffix(", ms"))
    told = [f"{title} ({'; '.join(lines)})" for title, lines in ahead.items()]
    return f"Better than Limber as part of the page: {', '.join(told) or 'nobody in anything'}."


def _failed(found: Mapping[str, Any]) -> str:
    """The audits that count and that the demo page did not pass whole."""
    if "lighthouse" not in found:
        return ""
    told = {
        line.partition(" (")[0].partition(": ")[2]
        for scores in found["lighthouse"]["found"]["demo"].values()
        for line in scores["failed"]
        if "(weight 0," not in line
    }
    return f"Audits below their full score on the demo page: {', '.join(sorted(told)) or 'none'}."


def _measured(found: Mapping[str, Any]) -> str:
    parts = {name: found[name] for name in _LINES if name in found}
    when = ", ".join(
        f"{name}: {part['measured']} (load at the start {part['load']})"
        for name, part in parts.items()
    )
    last = next(iter(parts.values()))
    versions = ", ".join(f"{name} {number}" for name, number in last["versions"].items())
    loads = parts["timings"]["found"]["whole"][BARE.name] if "timings" in parts else []
    return (
        f"Bold: the best of the widgets. In brackets: quartiles. Measured on {last['machine']}, "
        f"Chromium {last['chromium']}. {when}. Loads of each page at each speed: {len(loads)}. "
        f"{versions}."
    )
