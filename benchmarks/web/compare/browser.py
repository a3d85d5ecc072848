"""System Chromium with the probe in each page; nothing of it reaches another machine."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.processes import BenchError
from benchmarks.web.chromium import OPTIONS
from benchmarks.web.compare.variants import Variant

# What a widget wants of others it does not get, wherever this is run: that is counted.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
_PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8").strip()


def chromium_path() -> str:
    """Where Chromium is.

    Raises:
        BenchError: it is not there.
    """
    path = shutil.which("chromium")
    if path is None:
        raise BenchError("Chromium is missing. Run: make setup")
    return path


@contextmanager
def browser() -> Iterator[Browser]:
    """One, ended at the end."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=chromium_path(), args=[*OPTIONS, ALONE]
        )
        yield chromium
        chromium.close()


@contextmanager
def page_of(chromium: Browser, variant: Variant) -> Iterator[Page]:
    """A page of its own, with nothing kept from earlier ones, and with the probe."""
    context = chromium.new_context()
    context.add_init_script(f"({_PROBE})({json.dumps(variant.ready)})")
    yield context.new_page()
    context.close()


def version() -> str:
    """Of Chromium."""
    with browser() as chromium:
        return chromium.version
