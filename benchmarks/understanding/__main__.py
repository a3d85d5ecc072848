"""`python -m benchmarks.understanding`: measures the trained model, and stores what it found."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.machine import description
from benchmarks.understanding import scores, sets
from benchmarks.understanding.limber_nlu import Understanding
from knowledge.safety_base import load_safety

RESULTS = Path(__file__).with_name("results.json")


def main() -> None:
    """Measures everything and prints it as it is stored."""
    results = measure(Understanding())
    text = json.dumps(results, indent=2) + "\n"
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


def measure(understanding: Understanding) -> dict[str, Any]:
    """All figures; shares are from 0 to 1, times in milliseconds."""
    base = load_safety()
    typed, heard = sets.typed(), sets.heard()
    of_typed = understanding.parse([said.text for said in typed])
    of_heard = understanding.parse([said.text for said in heard])
    reports, harmless = sets.reports(), sets.harmless()
    of_reports = understanding.parse([said.text for said in reports])
    of_harmless = understanding.parse([said.text for said in harmless])
    said, wanted = zip(*sets.entities(), strict=True)
    recognised, rejected = scores.scope(typed, of_typed)
    times = sorted(1000 * parsed["seconds"] for parsed in of_typed)
    return {
        "measured": datetime.now(timezone.utc).isoformat(timespec="minutes"),
        "machine": description(),
        "typed": {"sentences": len(typed), "accuracy": scores.accuracy(typed, of_typed)},
        "typed by topic": scores.by_topic(typed, of_typed),
        "misheard": {"sentences": len(heard), "accuracy": scores.accuracy(heard, of_heard)},
        "misheard by voice": scores.by_topic(heard, of_heard),
        "out of scope recognised": recognised,
        "in scope rejected": rejected,
        "entities (precision, recall, F1)": scores.entity_scores(wanted, understanding.parse(said)),
        "safety": scores.safety(reports, of_reports, base),
        "harmless": {"messages": len(harmless), "alarms": scores.false_alarms(of_harmless, base)},
        "milliseconds a message": {"p50": median(times), "p95": quantiles(times, n=20)[-1]},
        "confusions": scores.confusions(typed, of_typed),
    }


if __name__ == "__main__":
    main()
