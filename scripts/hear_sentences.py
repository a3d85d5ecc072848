"""What the recogniser makes of sentences that synthetic voices say: misheard text, as it comes.

    python -m scripts.hear_sentences SENTENCES.yml HEARD.yml flite:slt piper:/path/to/voice.onnx ...

SENTENCES is a YAML mapping of anything (an intent, a warning sign) to sentences; HEARD gets the
same keys, each with `{said, heard, voice}`. The voices take turns. A voice is `flite:NAME`,
`espeak:NAME` or `piper:MODEL`, whose programs must be installed. What is heard as nothing at all is
left out. `tests/understanding/test/heard.yml` was made with it, and, with other voices, some of the
examples in `data/nlu`; no test and no training runs it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import numpy as np
import yaml

from bot.voice.loading import load_recogniser
from bot.voice.pcm import Pcm, read_audio
from bot.voice.recogniser import Recogniser
from scripts.voices import say

_SILENCE_S = 0.6


def main(sentences: str, heard: str, *voices: str) -> None:
    """Writes HEARD."""
    wanted: dict[str, list[str]] = yaml.safe_load(Path(sentences).read_text(encoding="utf-8"))
    recogniser = load_recogniser()
    result: dict[str, list[dict[str, str]]] = {}
    for (key, text), voice in zip(_all(wanted), cycle(voices), strict=False):
        if hears := hear(recogniser, text, voice):
            name = voice if "/" not in voice else f"piper:{Path(voice).stem}"
            result.setdefault(key, []).append({"said": text, "heard": hears, "voice": name})
    with Path(heard).open("w", encoding="utf-8") as file:
        yaml.safe_dump(result, file, sort_keys=False, allow_unicode=True, width=1000)


def hear(recogniser: Recogniser, text: str, voice: str) -> str:
    """The words that are recognised when a voice says a text."""
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "said.wav"
        say(text, voice, to)
        pcm = read_audio(to)
    silence = np.zeros(round(_SILENCE_S * pcm.rate), pcm.samples.dtype)
    padded = Pcm(np.concatenate([silence, pcm.samples, silence]), pcm.rate)
    return " ".join(utterance.text for utterance in recogniser.utterances(padded))


def _all(wanted: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for key, texts in wanted.items():
        for text in texts:
            yield key, text


if __name__ == "__main__":
    main(*sys.argv[1:])
