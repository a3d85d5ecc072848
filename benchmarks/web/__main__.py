"""What the web page costs, and how exactly it keeps time.

    make bench-web

A real server and a real Chromium; two minutes. Written to `results.json` and to the README.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Page, sync_playwright

from benchmarks.machine import description
from benchmarks.table import markdown
from benchmarks.voice.hearing import NATURAL
from benchmarks.web.microphone import reflexes
from bot.cli.server import Server, free_port, running
from scripts.build_widget import BUILT

RESULTS = Path(__file__).with_name("results.json")
README = Path(__file__).parents[1] / "README.md"
START, END = "<!-- web: written by make bench-web -->", "<!-- end of the web -->"
_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
_WORDS = ("pause", "stop")
_FRAME_MS = 1000 / 60
_KB = 1024

# Every event of a session beside the second at which its sheet wants it, from the session's start.
_NOTES = """() => {
  window.notes = [];
  let started = 0;
  document.addEventListener('session-started', () => { started = performance.now(); });
  document.addEventListener('hold-finished', (event) => window.notes.push(
    performance.now() - started - 1000 * event.detail.end));
}"""


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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=_OPTIONS
        )
        page = browser.new_page()
        page.goto(address)
        late = _holds(page)
        token = page.evaluate("JSON.parse(localStorage.getItem('limber ' + location.origin)).token")
        loads = [_load_ms(browser.new_page(), address) for _ in range(5)]
        browser.close()
    return {
        "hold_late_ms": late,
        "interactive_ms": loads,
        "reflex_s": reflexes(address, token, _WORDS, NATURAL),
    }


def _holds(page: Page) -> list[float]:
    """How late each end of a hold was, in milliseconds, in a page that is looked at."""
    page.evaluate(_NOTES)
    page.get_by_role("textbox").fill("start the half kneeling psoas stretch, 15 seconds a side")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="No, none of those").click()
    page.get_by_role("button", name="Ready").click()
    page.get_by_role("button", name="Pause").wait_for()
    page.get_by_role("button", name="Pause").wait_for(state="hidden", timeout=400_000)
    late: list[float] = page.evaluate("window.notes")
    return late


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
    late, reflex = np.array(found["hold_late_ms"]), np.array(found["reflex_s"])
    return [
        _row("script, KB gzip", found["bundle_kb"], 25, 1),
        _row("end of a hold, late at most, ms", float(late.max()), _FRAME_MS, 1),
        _row("... from the first hold to the last, drift, ms", float(np.ptp(late)), _FRAME_MS, 1),
        _row(
            "end of a spoken word to the page told, p50, ms",
            1000 * float(np.median(reflex)),
            700,
            0,
        ),
        _row("... at most, ms", 1000 * float(reflex.max()), None, 0),
        _row(
            "page loaded and ready to type, p50, ms",
            float(np.median(found["interactive_ms"])),
            None,
            0,
        ),
    ]


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
