"""What people are expected to say word for word, in words that the recogniser's model knows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

# Said alone, with eyes and hands busy. Yes and no are not here: they answer the questions before
# a stretch, where a guess would be worse than asking again.
CONTROLS = (
    "pause",
    "resume",
    "stop",
    "skip",
    "next",
    "repeat",
    "back",
    "go back",
    "ready",
    "i'm ready",
    "longer",
    "shorter",
    "switch sides",
    "other side",
    "carry on",
    "go on",
    "continue",
    "wait",
    "hold on",
    "again",
)

# Said alone as often, and not to be taken for one of those.
DECOYS = (
    "yes",
    "no",
    "okay",
    "done",
    "start",
    "help",
    "hello",
    "thanks",
    "what",
    "why",
    "how",
    "because",
    "weather",
    "chest",
    "ouch",
    "ow",
    "hurts",
    "knee hurts",
    "back hurts",
    "pain",
    "dizzy",
    "faint",
    "numb",
    "sick",
    "pregnant",
)

_WAYS_TO_ASK = ("start the ", "start ", "guide me through the ", "tell me about the ", "")

# Names that the model's vocabulary lacks, as known words that sound like them; more than one
# where a following word swallows the end ("psoas stretch").
_SOUNDS = {
    "balasana": ("ball us on a",),
    "childs": ("child's",),
    "flexor": ("flex or",),
    "iliopsoas": ("ill ee oh so us", "ill ee oh so"),
    "piriformis": ("pih reform us",),
    "psoas": ("so us", "so"),
}


def requests(names: Iterable[str]) -> dict[str, str]:
    """The ways to ask for the stretches of these names: as they sound -> as they are written."""
    found: dict[str, str] = {}
    for written in (name.lower().replace("-", " ") for name in names):
        for sound, ask in product(_sounds(written), _WAYS_TO_ASK):
            found.setdefault(ask + sound, ask + written)
    return found


def _sounds(written: str) -> list[str]:
    heard = [_SOUNDS.get(word, (word,)) for word in written.split()]
    return [" ".join(words) for words in product(*heard)]
