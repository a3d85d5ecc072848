"""Measures Limber beside the bot that `rasa init` makes, prints the table and stores it.

    python -m benchmarks

Nothing else should run meanwhile; it takes five to ten minutes. With LIMBER_BENCH_QUICK=1 in the
environment it takes fewer turns, and stores nothing. The exit status is 0 when every bar is
cleared, 1 when one is not, and 2 when something could not be measured.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path
from types import FrameType

from benchmarks.guided import guided_onsets
from benchmarks.knowledge import measure_knowledge
from benchmarks.limber_bot import Limber
from benchmarks.machine import description, is_busy, load
from benchmarks.measure import Effort, measure
from benchmarks.processes import BenchError
from benchmarks.rasa_init import RasaInit
from benchmarks.report import Results, rows, store, summary
from bot.cli.server import ServerError

FULL = Effort(starts=3, warm_up=20, turns=200)
QUICK = Effort(starts=1, warm_up=4, turns=28)


def main() -> int:
    """Measures, prints and stores; an exit status."""
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)
    quick = bool(os.environ.get("LIMBER_BENCH_QUICK"))
    try:
        with tempfile.TemporaryDirectory(prefix="limber-bench-") as folder:
            results = run(Path(folder), QUICK if quick else FULL)
        print(f"\n{summary(results)}")
        if not quick:
            store(results)
    except (BenchError, ServerError) as error:
        print(f"Not measured: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return int(any(line.passed is False for line in rows(results)))


def run(folder: Path, effort: Effort) -> Results:
    """The whole run: one bot after the other, never both at once.

    Raises:
        BenchError, ServerError: something could not be measured.
    """
    busy = load()
    if is_busy(busy):
        _say(f"The machine is busy (load {busy:.1f}): the figures will be too high.")
    homes = [folder / name for name in ("guide", "rasa_init", "limber")]
    for home in homes:
        home.mkdir()
    guide, theirs, ours = homes
    bots = RasaInit(theirs), Limber(ours)
    _say("Cues: speaking a guided session ...")
    cues = guided_onsets(guide)
    _say("Knowledge: loading it, looking things up in it ...")
    knowledge = measure_knowledge()
    rasa_init, limber = (measure(bot, effort, _say) for bot in bots)
    now = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
    return Results(now, description(), busy, rasa_init, limber, cues, knowledge)


def _say(line: str) -> None:
    print(line, flush=True)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
