"""How fast what Limber knows is loaded, looked up and put together.

    python -m benchmarks.knowledge

Takes some seconds and stores nothing. The exit status is 0 when every bar is cleared, 1 when one
is not, and 2 when something could not be measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median

import numpy as np

from benchmarks.lookups import links, lookup, plans
from benchmarks.processes import BenchError, environment
from benchmarks.table import Row, table
from bot.paths import PROJECT_DIR
from knowledge import load_library

MOST_LOAD_MS = 150.0
MOST_LOOKUP_MS = 1.0
PROCESSES = 15  # after one that doesn't count
PLANS = 200
LIMIT_S = 60.0


@dataclass(frozen=True)
class Knowledge:
    """Milliseconds: of each process to load the base and its drawings, of each name to be linked
    in a sentence, of each id to be looked up, and of each plan to be composed."""

    loads_ms: tuple[float, ...]
    drawings_ms: tuple[float, ...]
    links_ms: tuple[float, ...]
    lookups_ms: tuple[float, ...]
    plans_ms: tuple[float, ...]

    def told(self) -> str:
        """How much was measured, in a sentence."""
        return (
            f"The base: {len(self.loads_ms)} loads, {len(self.lookups_ms)} stretches with "
            f"{len(self.links_ms)} names, {len(self.plans_ms)} plans."
        )

    def as_json(self) -> dict[str, object]:
        """The figures of the table, and of how many they are."""
        return {
            "loads": len(self.loads_ms),
            "load_ms": round(median(self.loads_ms), 1),
            "drawings_ms": round(median(self.drawings_ms), 1),
            "stretches": len(self.lookups_ms),
            "names": len(self.links_ms),
            "link_p95_ms": round(p95(self.links_ms), 3),
            "lookup_p95_ms": round(p95(self.lookups_ms), 6),
            "plans": len(self.plans_ms),
            "plan_p95_ms": round(p95(self.plans_ms), 1),
        }


def knowledge_rows(figures: Knowledge) -> list[Row]:
    """Every figure, with its bar if it has one."""
    load = median(figures.loads_ms)
    by_name, by_id = p95(figures.links_ms), p95(figures.lookups_ms)
    bar = f"at most {MOST_LOOKUP_MS:.0f}"
    return [
        Row(
            *("load of the base, ms", "", f"{load:.0f}"),
            f"at most {MOST_LOAD_MS:.0f}",
            load <= MOST_LOAD_MS,
        ),
        Row("load of the drawings, ms", "", f"{median(figures.drawings_ms):.0f}"),
        Row("lookup by name, p95, ms", "", f"{by_name:.2f}", bar, by_name <= MOST_LOOKUP_MS),
        Row("lookup by id, p95, ms", "", f"{by_id:.4f}", bar, by_id <= MOST_LOOKUP_MS),
        Row("composing, p95, ms", "", f"{p95(figures.plans_ms):.0f}"),
    ]


def measure_knowledge() -> Knowledge:
    """Loads the base in processes of its own, then looks up and composes in this one.

    Raises:
        BenchError: it can't be loaded, or a name is not linked to its stretch.
    """
    _load()  # so that all that come after find their files in memory
    loads = [_load() for _ in range(PROCESSES)]
    library = load_library()
    return Knowledge(
        tuple(load["base"] for load in loads),
        tuple(load["drawings"] for load in loads),
        links(library),
        tuple(lookup(library, stretch_id) for stretch_id in library),
        tuple(islice(plans(library), PLANS)),
    )


def p95(figures: Sequence[float]) -> float:
    """What so many percent of the figures stay below."""
    return float(np.percentile(figures, 95))


def main() -> int:
    """Measures and prints; an exit status."""
    try:
        figures = measure_knowledge()
    except BenchError as error:
        print(f"Not measured: {error}", file=sys.stderr)
        return 2
    rows = knowledge_rows(figures)
    print(f"{table(rows)}\n\n{figures.told()}")
    return int(any(row.passed is False for row in rows))


def _load() -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.loading"]
    try:
        done = subprocess.run(
            command,
            cwd=PROJECT_DIR,
            env=environment({}),
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise BenchError(f"The base can't be loaded:\n{error.stderr.strip()}") from error
    except subprocess.TimeoutExpired as error:
        raise BenchError(f"The base is not loaded after {LIMIT_S:.0f} s.") from error
    loaded: dict[str, float] = json.loads(done.stdout)
    return loaded


if __name__ == "__main__":
    sys.exit(main())
