"""One load of a page, from an empty cache to standing still."""

from __future__ import annotations

import json
from dataclasses import dataclass

from playwright.sync_api import Browser, ConsoleMessage

from benchmarks.web.compare.browser import page_of
from benchmarks.web.compare.server import Served
from benchmarks.web.compare.variants import Variant

_LONGEST_MS = 60_000
_TELLS = "limberProbe "  # what probe.js says begins so
_OWN = "http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"


@dataclass(frozen=True)
class Load:
    """What one cost. Times are from the start of the navigation, in milliseconds.

    `interactive_ms` is defined in probe.js, `blocking_ms` is what long tasks have over 50 ms until
    then, `busy_ms` how long the page's own thread worked. `sent_bytes` are the bodies as they came
    over the wire, for `requests`, of which `outside` were to other machines (and came to nothing).
    `heap_bytes` is the JavaScript heap after a collection of garbage.
    """

    interactive_ms: float
    seen_ms: float
    blocking_ms: float
    busy_ms: float
    sent_bytes: int
    requests: int
    outside: int
    heap_bytes: int


def load(chromium: Browser, variant: Variant, served: Served, slower: int = 1) -> Load:
    """Loads a page once, with a processor that is so many times `slower`."""
    with page_of(chromium, variant) as page:
        wire = page.context.new_cdp_session(page)
        outside: set[str] = set()
        page.on("request", lambda one: outside.update(_elsewhere(one.url)))
        wire.send("Performance.enable")
        wire.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        served.asked.clear()
        with page.expect_console_message(_told, timeout=_LONGEST_MS) as message:
            page.goto(served.address, wait_until="commit")
        found = json.loads(message.value.text.removeprefix(_TELLS))
        metrics = wire.send("Performance.getMetrics")["metrics"]
        asked = list(served.asked)
        wire.send("HeapProfiler.collectGarbage")
        heap = wire.send("Runtime.getHeapUsage")["usedSize"]
    busy = next(one["value"] for one in metrics if one["name"] == "TaskDuration")
    return Load(
        **{name: round(value, 1) for name, value in found.items()},
        busy_ms=round(1000 * busy, 1),
        sent_bytes=sum(one.size for one in asked),
        requests=len(asked) + len(outside),
        outside=len(outside),
        heap_bytes=int(heap),
    )


def _elsewhere(url: str) -> set[str]:
    """The address, if it is another machine's."""
    return set() if url.startswith(_OWN) else {url}


def _told(message: ConsoleMessage) -> bool:
    return message.text.startswith(_TELLS)
