"""The words that a cue sheet is made of: a stretch's own lines, and the phrases used for all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Name of a phrase -> its variants; `{...}` in them is filled in by the sheet.
Phrases = Mapping[str, Sequence[str]]

PHRASES = (
    "cue_setup",  # {stretch}
    "cue_side",  # {side}
    "cue_no_side",
    "cue_three",
    "cue_two",
    "cue_one",
    "cue_hold",
    "cue_halfway",
    "cue_ten_left",
    "cue_last_move",
    "cue_switch",
    "cue_rest",  # {seconds}
    "cue_rest_over",
    "cue_finish",
)

_EXCHANGED = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}


@dataclass(frozen=True)
class Script:
    """What is said while one stretch is done.

    Setup lines come with the seconds they take; those of a sided stretch lead into the left side.
    `brief` is what stands for them where the stretch is known; it names no side.
    """

    name: str
    setup: tuple[tuple[str, float], ...]
    switch: str
    release: str
    form: tuple[str, ...]
    breath: tuple[str, ...]
    mistakes: tuple[str, ...]
    brief: tuple[tuple[str, float], ...] = ()


def mirrored(text: str) -> str:
    """The same words with the sides exchanged."""
    return re.sub(r"\b([Ll]eft|[Rr]ight)\b", lambda found: _EXCHANGED[found[0]], text)


def pick(phrases: Phrases, name: str, turn: int, /, **words: object) -> str:
    """A variant of a phrase, another one each turn, filled in.

    Raises:
        KeyError: the phrase does not exist.
    """
    variants = phrases[name]
    return variants[turn % len(variants)].format(**words)
