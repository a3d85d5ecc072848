"""Whether what is heard is meant for Limber."""

from __future__ import annotations

import re
from typing import Literal

Mode = Literal["wake", "open", "push"]

_AWAKE_S = 12.0  # after an answer, for the next question
# "Limber" as recognisers hear it.
_CALL = re.compile(
    r"^(?:(?:hey|hay|hi|hello|ok|okay|a|they|the|tay)\s+)?(?:limber|limbers|lumber|timber|limb a)\b"
    r"[\s,]*"
)


class Attention:
    """Awake or not, at a second of the microphone's stream.

    In mode "wake" it is called by its name and then listens for a while; with a session under way
    it listens to everything, as in mode "open". In mode "push" a key has it listen to one sentence.
    """

    def __init__(self, mode: Mode) -> None:
        self.mode = mode
        self.in_session = False
        self.pushed = False
        self._until = 0.0

    def is_awake(self, now: float) -> bool:
        """Whether what begins now is meant for Limber."""
        if self.mode == "push":
            return self.pushed
        return self.mode == "open" or self.in_session or now < self._until

    @property
    def overhears(self) -> bool:
        """Whether it listens to everything without having been called, and so to others as well."""
        return self.in_session and self.mode != "push"

    def stay_awake(self, now: float) -> None:
        """Goes on listening for a while from now."""
        self._until = max(self._until, now + _AWAKE_S)

    def meant(self, text: str, began: float) -> str | None:
        """What is meant for Limber of words that began then: "" for its name alone, or None."""
        call = _CALL.match(text)
        if call and (self.mode != "push" or self.pushed):
            return text[call.end() :]
        return text if self.is_awake(began) else None
