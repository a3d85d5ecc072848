"""Measures hands-free Limber, prints the table and stores it.

    python -m benchmarks.voice [PART ...]

The parts are commands, questions, latencies, chatter, unseen, routines and guided; without a name,
all of them, in an hour and a half. `latencies` and `guided` run in real time on a virtual sound
card, and nothing else should run meanwhile. What an earlier run found about other parts stays. The
exit status is 0 when every bar is cleared, 1 when one is not, and 2 when something can't be told.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any

import vosk

from benchmarks.machine import description
from benchmarks.processes import BenchError
from benchmarks.understanding.limber_nlu import Understanding
from benchmarks.voice import card, hearing, report
from benchmarks.voice.prompts import prompts
from benchmarks.voice.questions import asked, understood_share, word_error_rate
from benchmarks.voice.routines import recorded
from benchmarks.voice.scene import Words
from benchmarks.voice.talk import taken
from benchmarks.voice.triggers import chatter
from bot.cli.server import Server, ServerError, free_port, running
from bot.voice.listening.ears import Ears
from bot.voice.loading import load_ears
from bot.voice.model import vosk_model_dir
from bot.voice.recogniser import RATE
from bot.voice.speaker import COACH_RATE, Speaker
from scripts.voice_room import missing, timed

_TALK = Path(__file__).with_name("chatter.txt")
# By somebody who saw nothing of the above: never to be learnt from, nor tuned with.
_UNSEEN = Path(__file__).with_name("unseen.txt")
_CHATTER_MIN = 90.0  # half of it with no session, half in one
_ROUTINES = ("full_body_10", "hip_opener", "desk_break_5")


class Bench:
    """What the parts have in common, made when it is first wanted."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._talk = _TALK.read_text(encoding="utf-8").splitlines()

    def commands(self) -> dict[str, Any]:
        """In every condition, in natural and in robotic voices."""
        said = hearing.Commands(_ears(), self._speaker, _means_same, self._talk, prompts())
        found: dict[str, Any] = {}
        for condition in hearing.CONDITIONS:
            found[condition.name] = {
                "natural": asdict(said.obeyed(condition, hearing.NATURAL)),
                "robotic": asdict(said.obeyed(condition, hearing.ROBOTIC)),
            }
            print(condition.name, found[condition.name], flush=True)
        return {"conditions": found}

    def questions(self) -> dict[str, Any]:
        """Free ones, in quiet."""
        many = asked(_ears(), self._speaker, _parsed, hearing.NATURAL)
        return {
            "asked": len(many),
            "understood": understood_share(many),
            "word_errors": word_error_rate(many),
            "after_s": [round(one.after_s, 3) for one in many if one.after_s is not None],
            "not understood": [
                [one.question.say, one.heard, one.voice] for one in many if not one.understood
            ],
        }

    def chatter(self) -> dict[str, Any]:
        """People who talk to each other."""
        voices = (*hearing.NATURAL, *hearing.ROBOTIC)
        return asdict(chatter(_ears(), self._speaker, _parsed, self._talk, voices, _CHATTER_MIN))

    def unseen(self) -> dict[str, Any]:
        """Talk of others, as text: without a sound it is heard right."""
        talk = _UNSEEN.read_text(encoding="utf-8").splitlines()
        return asdict(taken(talk, _parsed))

    def routines(self) -> dict[str, Any]:
        """Whole ones, played to nobody."""
        model = vosk.Model(str(vosk_model_dir()))
        many = [recorded(name, _ears(), self._speaker, model) for name in _ROUTINES]
        return {"routines": [asdict(one) for one in many]}

    def latencies(self) -> dict[str, Any]:
        """On the card."""
        with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as server:
            found = card.latencies(server, Path(folder), timed(), hearing.NATURAL)
        return asdict(found)

    def guided(self) -> dict[str, Any]:
        """On the card."""
        with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as server:
            return asdict(card.guided(server, Path(folder), timed()))


PARTS: dict[str, Callable[[Bench], dict[str, Any]]] = {
    "commands": Bench.commands,
    "questions": Bench.questions,
    "latencies": Bench.latencies,
    "chatter": Bench.chatter,
    "unseen": Bench.unseen,
    "routines": Bench.routines,
    "guided": Bench.guided,
}


def main(names: list[str]) -> int:
    """Measures the parts with these names, or all; an exit status."""
    unknown = [name for name in names if name not in PARTS]
    if unknown or missing():
        told = f"No part is called {', '.join(unknown)}; there are: {', '.join(PARTS)}."
        lacking = f"Install these first: {', '.join(missing())}"
        print(told if unknown else lacking, file=sys.stderr)
        return 2
    try:
        with Speaker(rate=COACH_RATE) as speaker:
            bench = Bench(speaker)
            for name in names or PARTS:
                print(f"{name} ...", flush=True)
                _store(name, PARTS[name](bench))
    except (BenchError, ServerError, TimeoutError) as error:
        print(f"Not measured: {error}", file=sys.stderr)
        return 2
    results = report.read()
    print(report.table(results))
    return int(any(passed is False for *_, passed in report.lines(results)))


def _store(name: str, found: dict[str, Any]) -> None:
    when = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
    results = {**report.read(), name: {"measured": when, "machine": description(), **found}}
    report.store({part: results[part] for part in PARTS if part in results})


def _server(folder: Path) -> Any:
    return running(Server(port=free_port(), directory=folder / "server"))


@lru_cache(maxsize=1)
def _ears() -> Ears:
    return load_ears(RATE)


@lru_cache(maxsize=1)
def _understanding() -> Understanding:
    return Understanding()


@lru_cache(maxsize=20_000)
def _parsed(text: str, overheard: str = "") -> dict[str, Any]:
    return _understanding().overheard(text, overheard)


def _means_same(words: Words, command: str) -> bool:
    """Whether Limber takes both for the same."""
    meant = _parsed(words.text, words.overheard)["intent"]["name"]
    return bool(meant == _parsed(command)["intent"]["name"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
