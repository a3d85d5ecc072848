"""Measures the trained model, prints what it found and stores it.

    python -m benchmarks.understanding [--peers] [--curve] [--epochs N]

`--peers` trains and measures two other kinds of understanding on the same data, `--curve` these and
Limber's own classifier on a few examples of each intent. Without them, what an earlier run found
about that stays stored. The exit status is 2 when something could not be measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.machine import description
from benchmarks.processes import BenchError
from benchmarks.understanding import scores, sets, training
from benchmarks.understanding.limber_nlu import Understanding
from benchmarks.understanding.peers import OwnClassifier, Padacioso, Peer, RasaDefault
from benchmarks.understanding.sets import Said
from benchmarks.understanding.training import Pair
from bot.nlu.masking import mask
from bot.nlu.named import Names
from knowledge.safety_base import load_safety

RESULTS = Path(__file__).with_name("results.json")
PEERS, CURVE = "peers", "few-shot"
EACH = (5, 10, 20)  # examples of each intent


@dataclass(frozen=True)
class Tested:
    """What the peers are tested on: `masked` is `typed` with "this stretch" in place of names.

    The training data is written so, and only Limber puts sentences in that form by itself.
    """

    typed: Sequence[Said]
    heard: Sequence[Said]
    masked: Sequence[Said]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures what is asked for, and prints it as it is stored; an exit status."""
    asked = _asked(arguments)
    stored = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    try:
        # Made first: what is not installed shows before anything takes its time. What takes long is
        # stored bit by bit, as it may be interrupted.
        peers: list[Peer] = []
        if asked.peers or asked.curve:
            peers = [RasaDefault(asked.epochs), Padacioso()]
        results = merged(stored, measure(Understanding()))
        _store(results)
        if asked.peers:
            for found in compared(peers, training.read(), tested()):
                results[PEERS] = found
                _store(results)
        if asked.curve:
            for each, point in curve([OwnClassifier(), *peers], training.read(), tested()):
                results[CURVE] = {**results.get(CURVE, {}), str(each): point}
                _store(results)
    except BenchError as error:
        print(f"Not measured: {error}", file=sys.stderr)
        return 2
    print(json.dumps(results, indent=2))
    return 0


def merged(stored: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """What was measured now, and what only an option measures as it was stored."""
    return {**now, **{key: stored[key] for key in (PEERS, CURVE) if key in stored}}


def tested() -> Tested:
    """The typed and the misheard sentences."""
    typed, names = sets.typed(), Names()
    masked = [
        replace(said, text=mask(said.text, names.spans(names.link(said.text)))) for said in typed
    ]
    return Tested(typed, sets.heard(), masked)


def compared(peers: Sequence[Peer], pairs: Sequence[Pair], on: Tested) -> Iterator[dict[str, Any]]:
    """The figures of each peer after learning from these examples, and when that was.

    After each peer comes what is known by then.
    """
    found: dict[str, Any] = {}
    for peer in peers:
        print(f"{peer.name}: {len(pairs)} examples ...", file=sys.stderr, flush=True)
        found[peer.name] = figures(peer, pairs, on)
        now = datetime.now(timezone.utc).isoformat(timespec="minutes")
        yield {"measured": now, "examples": len(pairs), **found}


def curve(
    peers: Sequence[Peer], pairs: Sequence[Pair], on: Tested
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The same with a few examples of each intent: how many, and the figures."""
    for each in EACH:
        for found in compared(peers, training.few(pairs, each), on):
            yield each, found


def figures(peer: Peer, pairs: Sequence[Pair], on: Tested) -> dict[str, float]:
    """Of one peer after one training; shares are from 0 to 1."""
    seconds = peer.train(pairs)
    texts = list(dict.fromkeys(said.text for said in (*on.typed, *on.heard, *on.masked)))
    understood = dict(zip(texts, peer.parse(texts), strict=True))
    of_typed, of_heard, of_masked = (
        [understood[said.text] for said in many] for many in (on.typed, on.heard, on.masked)
    )
    recognised, rejected = scores.scope(on.typed, of_typed)
    return {
        "seconds to train": seconds,
        "typed accuracy": scores.accuracy(on.typed, of_typed),
        "typed accuracy, names masked": scores.accuracy(on.masked, of_masked),
        "misheard accuracy": scores.accuracy(on.heard, of_heard),
        "out of scope recognised": recognised,
        "in scope rejected": rejected,
        "milliseconds a message, p50": median(1000 * parsed["seconds"] for parsed in of_typed),
    }


def measure(understanding: Understanding) -> dict[str, Any]:
    """All figures of Limber; shares are from 0 to 1, times in milliseconds."""
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
        "milliseconds by component, p50": understanding.by_component(s.text for s in typed[:500]),
        "confusions": scores.confusions(typed, of_typed),
    }


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.understanding")
    parser.add_argument("--peers", action="store_true", help="measure two others, too")
    counts = ", ".join(map(str, EACH))
    parser.add_argument("--curve", action="store_true", help=f"with {counts} examples an intent")
    parser.add_argument(
        "--epochs", type=int, help="of Rasa's default pipeline, instead of its 100 (many hours)"
    )
    return parser.parse_args(arguments)


def _store(results: Mapping[str, Any]) -> None:
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
