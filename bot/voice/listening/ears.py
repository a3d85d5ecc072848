"""Four recognisers that hear the same sentence while it is spoken, and what they agree on.

    controls    the words that steer, with decoys: for reflexes
    requests    names of stretches, also those that the model has no words for
    domain      how people talk to Limber
    free        any English

Each is ready with its words some milliseconds after the last sound.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import vosk

from bot.voice.domain_ear import DomainEar, judged, phrases_of
from bot.voice.heard import Heard, hear_whole, recogniser
from bot.voice.listening.live import Live
from bot.voice.pcm import Samples
from bot.voice.second_ear import SecondEar

# A first word without a moment of quiet before it is lost.
_QUIET_S = 0.2
# Around a near voice among others: what its first and last sounds take that are no louder.
_BEFORE_S, _AFTER_S = 0.25, 0.3
_ENDS_S = 0.15  # of silence, after which a word that could go on has ended
# A recogniser keeps what it has looked up, megabytes a minute: made anew after so much speech.
_RENEW_S = 120.0
# The others hear in larger pieces than the one for reflexes, which costs them less.
_PIECE_S = 0.12


class Ears:
    """Hears one sentence after the other: `begin`, `hear` as often as there is sound, `finish`."""

    def __init__(
        self, model: vosk.Model, rate: int, names: Iterable[str], sayings: Iterable[str]
    ) -> None:
        """Takes two seconds. `rate` is that of the samples to come, in hertz."""
        self._model, self._rate = model, rate
        self._second = SecondEar(model, rate, names)
        domain = DomainEar(model, rate, sayings)
        self._decoys: tuple[str, ...] = ()
        self._controls = Live(lambda: self._second.for_controls(self._decoys))
        self._glancing = self._second.for_controls()
        self._requests = Live(self._second.for_requests)
        self._domain = Live(domain.recogniser)
        self._free = Live(lambda: recogniser(model, rate))
        self._sound: list[Samples] = []
        self._waiting = 0
        self._heard_s = 0.0

    def begin(self, own_words: Sequence[str] = ()) -> None:
        """A new sentence, while Limber itself says `own_words`, which are not to be obeyed."""
        decoys = tuple(phrases_of(own_words, self._knows))
        if decoys != self._decoys:
            self._decoys = decoys
            self._controls.renew()
            self._glancing = self._second.for_controls(decoys)
        self._sound, self._waiting = [], 0
        self.hear(np.zeros(round(_QUIET_S * self._rate), np.int16))

    def hear(self, samples: Samples) -> None:
        """The next sounds of the sentence."""
        self._sound.append(samples)
        self._controls.hear(samples)
        if sum(map(len, self._sound[self._waiting :])) >= _PIECE_S * self._rate:
            self._catch_up()

    @property
    def control(self) -> str:
        """The words so far, as one hears them who expects words that steer."""
        return self._controls.partial

    @property
    def partial(self) -> str:
        """The words so far, as one hears them who knows how people talk to Limber."""
        return self._domain.partial

    def glance(self) -> Heard | None:
        """All that was said so far, if that was all of it, as one hears who expects a control.

        While it is spoken, a word is known a quarter of a second after its end at the earliest,
        when it is plain that it does not go on. To look whether it could be a word takes less.
        """
        silence = np.zeros(round(_ENDS_S * self._rate), np.int16)
        return hear_whole(self._glancing, np.concatenate([*self._sound, silence]))

    def finish(self, near: tuple[float, float] | None = None) -> Heard | None:
        """What was said; None if there were no words in it.

        Where others talk, `near` is from where to where, in seconds after `begin`, somebody near
        spoke: only that part is searched for a word that steers.
        """
        self._catch_up()
        self._controls.finish()
        request, of_domain, free = (live.finish() for live in self._wide)
        sound = np.concatenate(self._sound)
        self._heard_s += len(sound) / self._rate
        if near is not None and (control := self._second.control_in_noise(self._part(sound, near))):
            return control
        if free is None:
            return None
        control = self._second.control(free, sound)
        return control or self._second.request(free, request) or judged(free, of_domain)

    def _part(self, sound: Samples, near: tuple[float, float]) -> Samples:
        start, end = near
        first = _QUIET_S + max(0.0, start - _BEFORE_S)
        return sound[round(first * self._rate) : round((_QUIET_S + end + _AFTER_S) * self._rate)]

    @property
    def _wide(self) -> tuple[Live, Live, Live]:
        return self._requests, self._domain, self._free

    def _catch_up(self) -> None:
        if waiting := self._sound[self._waiting :]:
            sound = np.concatenate(waiting)
            for live in self._wide:
                live.hear(sound)
            self._waiting = len(self._sound)

    def rest(self) -> None:
        """Nobody waits for words: what takes a second or two now and then is done here."""
        if self._heard_s >= _RENEW_S:
            self._heard_s = 0.0
            for live in (self._controls, *self._wide):
                live.renew()
            self._glancing = self._second.for_controls(self._decoys)

    def _knows(self, word: str) -> bool:
        return bool(self._model.vosk_model_find_word(word) >= 0)
