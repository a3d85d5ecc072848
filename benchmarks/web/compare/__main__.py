"""Limber's widget beside four others on the same page, and Lighthouse of the demo page.

    make bench-web-compare                  all of it: some fifteen minutes
    make bench-web-compare PARTS=timings    some of it; the rest stays as it was measured
    python -m benchmarks.web.compare table  writes the table anew from what is stored

The parts are `timings` (needs a quiet machine), `behaviour` and `lighthouse`. Written to
`results.json` and to benchmarks/README.md. The exit status is 1 when a bar is missed, and 2 when
something could not be measured. LIMBER_BENCH_SHOTS names a folder for screenshots of the widgets.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from benchmarks.machine import description, load
from benchmarks.processes import BenchError
from benchmarks.web.compare import lighthouse, report
from benchmarks.web.compare.behaviour import behaviour
from benchmarks.web.compare.browser import browser, version
from benchmarks.web.compare.install import install, versions
from benchmarks.web.compare.server import serving
from benchmarks.web.compare.timings import timings
from benchmarks.web.compare.variants import EVERY
from bot.cli.server import Server, free_port, running

RESULTS = Path(__file__).with_name("results.json")
_ROUNDS = 15
_RUNS = 5  # of Lighthouse on the demo page; on the pages with a widget fewer, as they are many
_FEWER = 3


def main(asked: list[str]) -> int:
    """Measures the parts that are asked for, or all; an exit status."""
    unknown = set(asked) - {*_PARTS, "table"}
    if unknown:
        print(f"There is no part called {', '.join(unknown)}. {__doc__}", file=sys.stderr)
        return 2
    try:
        install()
        found = _stored()
        for name, part in _PARTS.items():
            if name in asked or not asked:
                busy = load()
                about = {"measured": _now(), "load": round(busy, 2), "machine": description()}
                about |= {"chromium": version(), "versions": versions()}
                found[name] = {**about, "found": part()}
                RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        print(report.store(found))
    except BenchError as error:
        print(error, file=sys.stderr)
        return 2
    return int(report.missed(found))


def _timings() -> Any:
    with browser() as chromium:
        return timings(chromium, _ROUNDS)


def _behaviour() -> Any:
    folder = os.environ.get("LIMBER_BENCH_SHOTS")
    with browser() as chromium:
        pictures = Path(folder) if folder else None
        return {one.name: asdict(behaviour(chromium, one, pictures)) for one in EVERY[1:]}


def _lighthouse() -> Any:
    """Of the demo page, with a real server; and of each variant, on a slow telephone."""
    found: dict[str, Any] = {"variants": {}}
    with tempfile.TemporaryDirectory() as folder:
        server = Server(port=free_port(), directory=Path(folder))
        with running(server):
            found["demo"] = {
                preset: asdict(lighthouse.scores(f"{server.address}/", preset, _RUNS))
                for preset in lighthouse.PRESETS
            }
    for one in EVERY:
        with serving(one) as served:
            skip = (lighthouse.CONSOLE,)
            scores = lighthouse.scores(served.address, "mobile", _FEWER, skip)
        found["variants"][one.name] = asdict(scores)
    return found


def _stored() -> dict[str, Any]:
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}


def _now() -> str:
    return datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC")


_PARTS: dict[str, Callable[[], Any]] = {
    "timings": _timings,
    "behaviour": _behaviour,
    "lighthouse": _lighthouse,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
