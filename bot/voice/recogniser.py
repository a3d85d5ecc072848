"""What was said in a recording, with Vosk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import vosk

from bot.voice.domain_ear import DomainEar
from bot.voice.errors import ModelMissing
from bot.voice.heard import Heard, from_vosk, recogniser
from bot.voice.model import missing_files
from bot.voice.pcm import Pcm, Samples
from bot.voice.phrases import requests
from bot.voice.second_ear import SecondEar

RATE = 16_000
_BLOCK_S = 0.1
# Around an utterance: what the first guess of its bounds may have left out.
_BEFORE_S, _AFTER_S = 0.3, 0.4

__all__ = ["RATE", "Heard", "Recogniser"]


class Recogniser:
    """Speech to words. Loading takes a third of a second and 250 MB: make one."""

    def __init__(
        self, model_dir: Path, names: Iterable[str] = (), sayings: Iterable[str] = ()
    ) -> None:
        """Loads the model.

        Args:
            model_dir: the folder of a Vosk model.
            names: of the stretches that may be asked for; many have no word in the model.
            sayings: what people say to Limber, as many as there are; without any, speech is heard
                freely only.

        Raises:
            ModelMissing: files of it are missing.
        """
        missing = missing_files(model_dir)
        if missing:
            raise ModelMissing(f"{model_dir} is no whole Vosk model: lacks {', '.join(missing)}.")
        vosk.SetLogLevel(-1)
        self._model = vosk.Model(str(model_dir))
        names = list(names)
        self._second_ear = SecondEar(self._model, RATE, names)
        sayings = list(sayings)
        # The names stand in sayings as "this stretch".
        of_domain = [*sayings, *requests(names)] if sayings else []
        self._domain_ear = DomainEar(self._model, RATE, of_domain) if of_domain else None

    def utterances(self, pcm: Pcm) -> Iterator[Heard]:
        """The utterances in order, each as soon as the pause after it has been heard."""
        samples = pcm.resampled(RATE).samples
        for heard in self._free(samples):
            around = slice(max(0, _index(heard.at - _BEFORE_S)), _index(heard.end + _AFTER_S))
            yield self._again(heard, samples[around])

    def _again(self, free: Heard, samples: Samples) -> Heard:
        heard = self._second_ear.again(free, samples)
        if self._domain_ear is None or heard is not free:
            return heard
        return self._domain_ear.again(free, samples)

    def _free(self, samples: Samples) -> Iterator[Heard]:
        listening = recogniser(self._model, RATE)
        step = _index(_BLOCK_S)
        for start in range(0, len(samples), step):
            if listening.AcceptWaveform(samples[start : start + step].tobytes()):
                heard = from_vosk(listening.Result())
                if heard is not None:
                    yield heard
        heard = from_vosk(listening.FinalResult())
        if heard is not None:
            yield heard


def _index(seconds: float) -> int:
    return round(seconds * RATE)
