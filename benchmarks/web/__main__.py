"""What the web page costs, and how exactly it keeps time.

    make bench-web

A real server and a real Chromium; some seven minutes. Written to `results.json` and to the README.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sys
import tempfile
from dataclasses import asdict
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Page, sync_playwright

from benchmarks.machine import description
from benchmarks.table import markdown
from benchmarks.voice.hearing import NATURAL
from benchmarks.web.chromium import OPTIONS
from benchmarks.web.holds import AHEAD_S, kept
from benchmarks.web.microphone import reflexes
from bot.cli.server import Server, free_port, running
from scripts.build_widget import BUILT

RESULTS = Path(__file__).with_name("results.json")
README = Path(__file__).parents[1] / "README.md"
START, END = "<!-- web: written by make bench-web -->", "<!-- end of the web -->"
_WORDS = ("pause", "stop")
_FRAME_MS, _HIDDEN_MS = 1000 / 60, 50.0
_TOKEN = "JSON.parse(localStorage.getItem('limber ' + location.origin) ?? '{}').token"
_KB = 1024


def main() -> int:
    """Measures and writes; an exit status: 1 when a bar is missed."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(port=free_port(), directory=Path(folder))
        with running(server):
            found = {**_page(server.address), "bundle_kb": _bundle()}
    found = {"measured": _today(), "machine": description(), **found}
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    rows = _rows(found)
    _write(markdown(("", "Limber", "bar", ""), rows, figures=(1,)), found)
    print(README.read_text(encoding="utf-8").partition(START)[2].partition(END)[0])
    return int(any(row[3] == "FAIL" for row in rows))


def _page(address: str) -> dict[str, Any]:
    shown, hidden = (kept(address, hidden=behind) for behind in (False, True))
    if not hidden.hidden or shown.hidden:
        raise RuntimeError("A page was not as hidden as it was to be.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=OPTIONS)
        page = browser.new_page()
        page.goto(address)
        page.wait_for_function(f"() => {_TOKEN} !== undefined")
        token = page.evaluate(_TOKEN)
        loads = [_load_ms(browser.new_page(), address) for _ in range(5)]
        browser.close()
    return {
        "shown": asdict(shown),
        "hidden": asdict(hidden),
        "interactive_ms": loads,
        "reflex_s": reflexes(address, token, _WORDS, NATURAL),
    }


def _load_ms(page: Page, address: str) -> float:
    """From the start of loading the page to the first moment at which one can type."""
    page.goto(address)
    page.get_by_role("textbox").wait_for()
    timing: float = page.evaluate(
        "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    )
    page.close()
    return timing


def _bundle() -> float:
    return len(gzip.compress(BUILT.read_bytes(), 9)) / _KB


def _rows(found: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    reflex = 1000 * np.array(found["reflex_s"])
    return [
        _row("script, KB gzip", found["bundle_kb"], 25, 1),
        *_kept_rows(found["shown"], "", _FRAME_MS),
        *_kept_rows(found["hidden"], ", page hidden", _HIDDEN_MS),
        _row("end of a spoken word to the page told, p50, ms", float(np.median(reflex)), 700, 0),
        _row("... at most, ms", float(reflex.max()), None, 0),
        _row("page loaded and ready to type, p50, ms", _median(found["interactive_ms"]), None, 0),
    ]


def _kept_rows(kept_: dict[str, Any], when: str, bar: float) -> list[tuple[str, str, str, str]]:
    ends, cues = np.array(kept_["ends_ms"]), np.array(kept_["cues_ms"])
    return [
        _row(f"end of a hold, late at most{when}, ms", float(ends.max()), bar, 1),
        _row("... from the first hold to the last, drift, ms", float(np.ptp(ends)), bar, 1),
        _row(f"{len(cues)} cues handed on, late, p50, ms", float(np.median(cues)), None, 1),
        _row("... at most, before it is heard, ms", float(cues.max()), 1000 * AHEAD_S, 1),
    ]


def _median(values: list[float]) -> float:
    return float(np.median(values))


def _row(what: str, figure: float, bar: float | None, digits: int) -> tuple[str, str, str, str]:
    if bar is None:
        return what, f"{figure:.{digits}f}", "", ""
    return (
        what,
        f"{figure:.{digits}f}",
        f"at most {bar:.{digits}f}",
        "pass" if figure <= bar else "FAIL",
    )


def _write(table: str, found: dict[str, Any]) -> None:
    before, _, rest = README.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    when = f"Measured on {found['machine']}, {found['measured']}."
    README.write_text(f"{before}{START}\n{table}\n\n{when}\n{END}{after}", encoding="utf-8")


def _today() -> str:
    return datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC")


if __name__ == "__main__":
    sys.exit(main())
