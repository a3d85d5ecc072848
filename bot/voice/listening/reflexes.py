"""Words that are acted on before their sentence has ended."""

from __future__ import annotations

from bot.voice.cue_player import REFLEXES
from bot.voice.heard import Heard

_STEADY_S = 0.09
# What also begins sentences for others, "wait until you see it", waits for the end of the word.
_BEGINNINGS = frozenset({"wait", "hold on"})
_CLEAR = 0.6  # against decoys: it is likelier than all of them


class Steady:
    """Tells once, in a sentence, that it begins with a reflex that has stood for a moment."""

    def __init__(self) -> None:
        self._word = ""
        self._since = 0.0
        self._told = False

    def saw(self, partial: str, now: float) -> str | None:
        """The reflex, when the words so far have been that and nothing else for long enough."""
        word = partial if partial in REFLEXES - _BEGINNINGS else ""
        if word != self._word:
            self._word, self._since = word, now
        if not word or self._told or now - self._since < _STEADY_S:
            return None
        self._told = True
        return word

    def is_clear(self, heard: Heard | None) -> str | None:
        """The reflex, when words that may have ended are that and nothing else; once as well."""
        if self._told or heard is None or heard.text not in REFLEXES or heard.least < _CLEAR:
            return None
        self._told = True
        return heard.text
