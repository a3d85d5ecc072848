"""Lighthouse's four scores of a page, and the audits that it fails."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.processes import BenchError
from benchmarks.web.compare.browser import ALONE, chromium_path
from benchmarks.web.compare.install import MODULES, environment, node

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PRESETS = ("mobile", "desktop")
_CLI = MODULES / "lighthouse" / "cli" / "index.js"
_NAME, _, _RULES = ALONE.partition("=")
_FLAGS = f"--headless=new --no-sandbox --disable-gpu {_NAME}='{_RULES}'"
_LONGEST_S = 180.0
# It goes from the page to one of Chromium's own and back, which never ends on the demo page. It has
# no weight in any score.
_ENDLESS = "bf-cache"
# Where others' fonts cannot be had, the console says so: for pages that are compared.
CONSOLE = "errors-in-console"
_METRICS = {
    "first_paint_ms": "first-contentful-paint",
    "largest_paint_ms": "largest-contentful-paint",
    "blocking_ms": "total-blocking-time",
    "interactive_ms": "interactive",
}


@dataclass(frozen=True)
class Scores:
    """By category, 0 to 100, in each run; `failed` says what was found in any of them, and where.

    `metrics` are medians, as Lighthouse simulates them for the preset's device and network.
    """

    preset: str
    runs: dict[str, list[int]]
    metrics: dict[str, float]
    failed: list[str]

    def score(self, category: str) -> int:
        """The median of the runs."""
        return round(median(self.runs[category]))


def scores(address: str, preset: str, times: int, skip: Collection[str] = ()) -> Scores:
    """Of a page, measured so many times, without the audits in `skip`.

    Raises:
        BenchError: Lighthouse failed.
    """
    found = [_report(address, preset, skip) for _ in range(times)]
    return Scores(
        preset,
        {
            one: [round(100 * each["categories"][one]["score"]) for each in found]
            for one in CATEGORIES
        },
        {
            name: round(median(each["audits"][audit].get("numericValue", 0) for each in found), 1)
            for name, audit in _METRICS.items()
        },
        sorted({line for each in found for line in _failed(each)}),
    )


def _report(address: str, preset: str, skip: Collection[str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        done = subprocess.run(
            [
                *(str(node()), str(_CLI), address, "--output=json", f"--output-path={file}"),
                *(f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={_FLAGS}"),
                *(f"--skip-audits={','.join((_ENDLESS, *skip))}", "--no-enable-error-reporting"),
                *(("--preset=desktop",) if preset == "desktop" else ()),
            ],
            env={**environment(), "CHROME_PATH": chromium_path(), "CI": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_LONGEST_S,
            check=False,
        )
        if done.returncode:
            raise BenchError(f"Lighthouse failed on {address}.\n{done.stderr[-1000:]}")
        report: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    if report.get("runtimeError"):
        raise BenchError(f"Lighthouse failed on {address}: {report['runtimeError']}")
    return report


def _failed(report: dict[str, Any]) -> Iterator[str]:
    """The audits that count and are not passed, and what else it remarks (weight 0)."""
    for category in CATEGORIES:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if audit["score"] is None or audit["score"] >= (0.9 if reference["weight"] == 0 else 1):
                continue
            shown = audit.get("displayValue", "")
            yield (
                f"{category}: {audit['id']} (weight {reference['weight']:g}, score "
                f"{audit['score']:.2f}) {audit['title']} {shown}".strip()
            )
