"""Loads the knowledge base once and prints how long it took; for a process of its own.

    python -m benchmarks.loading

Prints `{"base": ms, "drawings": ms}`. What is imported first, Python and pydantic, doesn't count.
"""

from __future__ import annotations

import json
import time

from knowledge import load_library
from knowledge.pose import load_poses
from knowledge.regions import load_regions
from knowledge.safety_base import load_safety
from knowledge.shared_names import load_shared_names


def main() -> None:
    """Loads everything that Limber knows, then the drawings."""
    began = time.perf_counter()
    load_library()
    load_shared_names()
    load_regions()
    load_safety()
    loaded = time.perf_counter()
    load_poses()
    drawn = time.perf_counter()
    print(json.dumps({"base": (loaded - began) * 1000, "drawings": (drawn - loaded) * 1000}))


if __name__ == "__main__":
    main()
