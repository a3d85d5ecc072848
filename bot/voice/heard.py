"""An utterance, as it was heard."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import vosk

from bot.voice.pcm import Samples

ELSE = "[unk]"  # what is none of a grammar's phrases


@dataclass(frozen=True)
class Heard:
    """An utterance: its words, from `at` to `end` in seconds from the start of the recording.

    `confidence` is the mean of the words' own, from 0 to 1; `least` the lowest of them. `plain` is
    what one hears in it who expects nothing in particular, where the text is from one who does.
    """

    at: float
    end: float
    text: str
    confidence: float
    least: float = 1.0
    plain: str = ""


def from_vosk(result: str) -> Heard | None:
    """What a result of Vosk's (JSON, with its words) says; None when it holds no words."""
    decoded = json.loads(result)
    words = decoded.get("result")
    if not words:
        return None
    sure = [word["conf"] for word in words]
    mean = sum(sure) / len(sure)
    return Heard(words[0]["start"], words[-1]["end"], decoded["text"], mean, min(sure))


def recogniser(
    model: vosk.Model,
    rate: int,
    phrases: Iterable[str] | None = None,
    *,
    or_else: bool = True,
) -> vosk.KaldiRecognizer:
    """One that tells of each word how sure it is; of any English, or of phrases.

    What is none of the phrases is [unk], or, without `or_else`, the phrases that it is most like.
    """
    other = [ELSE] if or_else else []
    grammar = [] if phrases is None else [json.dumps([*phrases, *other])]
    made = vosk.KaldiRecognizer(model, rate, *grammar)
    made.SetWords(True)
    return made


def hear_whole(listening: vosk.KaldiRecognizer, samples: Samples) -> Heard | None:
    """What a recogniser makes of an utterance that is there as a whole; then it is ready again."""
    ended = listening.AcceptWaveform(samples.tobytes())
    heard = from_vosk(listening.Result()) if ended else None
    return heard or from_vosk(listening.FinalResult())
