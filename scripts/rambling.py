"""Talk as people talk when they do not think of a machine: long, broken off, full of "you know".

Examples are written one thing at a time, and a classifier that has seen no rambling takes mere
length for a cry for help. So sentences of ours are run together here, harmless ones with each
other and warning signs with harmless ones, in ways that speech has and writing has not.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

_OPENERS = ("and", "but", "so", "well", "yeah", "and then", "but then", "i mean", "you know", "oh")
_OPENERS_I = ("i think", "i guess", "i don't know", "i suppose", "it's like", "i was saying")
_JOINS = (
    "and",
    "but",
    "so",
    "because",
    "and then",
    "you know",
    "i mean",
    "or",
    "which",
    "although",
)
_FILLERS = ("uh", "um", "you know", "i mean", "like", "sort of", "kind of", "uh", "i think")
_OPENED, _FILLED, _STUTTERED, _BROKEN = 0.5, 0.06, 0.04, 0.35  # how often


def ramblings(talk: Sequence[str], many: int, chance: random.Random) -> list[str]:
    """So many stretches of talk, each of one to three sentences or pieces of them."""
    return [_one(chance.sample(talk, chance.choice((1, 2, 2, 3))), chance) for _ in range(many)]


def within(sign: str, talk: Sequence[str], chance: random.Random) -> str:
    """A sentence in the midst of such talk, itself whole but for fillers."""
    said = _spoken(sign.split(), chance)
    before = _one(chance.sample(talk, 1), chance).split() if chance.random() < 0.6 else []
    after = _one(chance.sample(talk, 1), chance).split() if chance.random() < 0.4 else []
    joined = [chance.choice(_JOINS)] if before else []
    return " ".join([*before, *joined, *said, *after])


def _one(sentences: Sequence[str], chance: random.Random) -> str:
    words: list[str] = []
    if chance.random() < _OPENED:
        words += chance.choice((*_OPENERS, *_OPENERS_I)).split()
    for sentence in sentences:
        piece = sentence.split()
        if chance.random() < _BROKEN and len(piece) > 4:
            cut = chance.randrange(2, len(piece) - 1)
            piece = piece[:cut] if chance.random() < 0.5 else piece[cut:]
        words += [*(chance.choice(_JOINS).split() if words else ()), *piece]
    return " ".join(_spoken(words, chance))


def _spoken(words: Sequence[str], chance: random.Random) -> list[str]:
    spoken: list[str] = []
    for word in words:
        if chance.random() < _FILLED:
            spoken += chance.choice(_FILLERS).split()
        spoken.append(word)
        if chance.random() < _STUTTERED:
            spoken.append(word)
    return spoken
