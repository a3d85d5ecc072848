"""Every variant loaded many times, in turn, so that the machine's worse moments are everybody's."""

from __future__ import annotations

import random
from contextlib import ExitStack
from dataclasses import asdict
from typing import Any

from playwright.sync_api import Browser

from benchmarks.web.compare.load import load
from benchmarks.web.compare.server import serving
from benchmarks.web.compare.variants import EVERY

SPEEDS = {"whole": 1, "quarter": 4}
_SEED = 11

# Speed of the processor -> variant -> its loads; the one at an index were all made in one round.
Loads = dict[str, dict[str, list[dict[str, Any]]]]


def timings(chromium: Browser, rounds: int) -> Loads:
    """So many rounds, after one that does not count; in each, all variants in an order by lot."""
    lot = random.Random(_SEED)
    found: Loads = {speed: {one.name: [] for one in EVERY} for speed in SPEEDS}
    with ExitStack() as stack:
        pages = {one.name: stack.enter_context(serving(one)) for one in EVERY}
        for number in range(rounds + 1):
            print(f"Round {number} of {rounds} ...", flush=True)
            for speed, slower in SPEEDS.items():
                for variant in lot.sample(EVERY, len(EVERY)):
                    one = load(chromium, variant, pages[variant.name], slower)
                    if number:
                        found[speed][variant.name].append(asdict(one))
    return found
