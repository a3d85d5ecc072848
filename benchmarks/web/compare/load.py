"""One load of a page, from an empty cache to standing still."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession

from benchmarks.web.compare.browser import page_of
from benchmarks.web.compare.variants import Variant

_LONGEST_MS = 60_000
_OWN = "http://127.0.0.1:", "ws://127.0.0.1:"


@dataclass(frozen=True)
class Load:
    """What one cost. Times are from the start of the navigation, in milliseconds.

    `interactive_ms` is defined in probe.js, `blocking_ms` is what long tasks have over 50 ms until
    then, `busy_ms` how long the page's own thread worked. `sent_bytes` is what came over the wire,
    headers and all, for `requests` (sockets count as one without bytes); `outside` are those to
    other machines. `heap_bytes` is the JavaScript heap after a collection of garbage.
    """

    interactive_ms: float
    seen_ms: float
    blocking_ms: float
    busy_ms: float
    sent_bytes: int
    requests: int
    outside: int
    heap_bytes: int


def load(chromium: Browser, variant: Variant, address: str, slower: int = 1) -> Load:
    """Loads a page once, with a processor that is so many times `slower`."""
    with page_of(chromium, variant) as page:
        wire = page.context.new_cdp_session(page)
        traffic = _Traffic(wire)
        wire.send("Performance.enable")
        wire.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(address)
        found = page.wait_for_function(
            "() => limberProbe.interactive()", timeout=_LONGEST_MS, polling=200
        ).json_value()
        busy = {one["name"]: one["value"] for one in wire.send("Performance.getMetrics")["metrics"]}
        wire.send("HeapProfiler.collectGarbage")
        heap = wire.send("Runtime.getHeapUsage")["usedSize"]
    return Load(
        **found,
        busy_ms=1000 * busy["TaskDuration"],
        sent_bytes=traffic.sent_bytes,
        requests=traffic.requests,
        outside=traffic.outside,
        heap_bytes=int(heap),
    )


class _Traffic:
    def __init__(self, wire: CDPSession) -> None:
        self.sent_bytes, self.requests, self.outside = 0, 0, 0
        wire.on("Network.requestWillBeSent", lambda event: self._asked(event["request"]["url"]))
        wire.on("Network.webSocketCreated", lambda event: self._asked(event["url"]))
        wire.on("Network.loadingFinished", self._came)
        wire.send("Network.enable")

    def _asked(self, url: str) -> None:
        if url.startswith(("data:", "blob:")):
            return
        self.requests += 1
        self.outside += not url.startswith(_OWN)

    def _came(self, event: dict[str, Any]) -> None:
        self.sent_bytes += int(event["encodedDataLength"])
