"""An utterance, as it was heard."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Heard:
    """An utterance: its words, from `at` to `end` in seconds from the start of the recording.

    `confidence` is the mean of the words' own, from 0 to 1; `least` the lowest of them.
    """

    at: float
    end: float
    text: str
    confidence: float
    least: float = 1.0


def from_vosk(result: str) -> Heard | None:
    """What a result of Vosk's (JSON, with its words) says; None when it holds no words."""
    decoded = json.loads(result)
    words = decoded.get("result")
    if not words:
        return None
    sure = [word["conf"] for word in words]
    mean = sum(sure) / len(sure)
    return Heard(words[0]["start"], words[-1]["end"], decoded["text"], mean, min(sure))
