"""Words that the open microphone could take for a command when the loudspeaker says them."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.checks.texts import guide_lines, words
from knowledge.stretch import Stretch

_COMMANDS = """
    stop pause paused resume skip next ready ouch ow go repeat again longer shorter switch
    continue wait quit start limber
"""
COMMANDS = frozenset(_COMMANDS.split())
PHRASES = ("other side", "carry on", "hold on")
# "Back" alone is a command; after these words it is a part of the body.
BODY_BEFORE = frozenset(["your", "lower", "upper", "flat", "long", "whole"])


def check_commands(stretch: Stretch) -> Iterator[Finding]:
    """No line that is said to somebody on the mat holds a command."""
    for field, text in guide_lines(stretch):
        for command in _commands(text):
            what = f"{command!r} could be heard as a command: {text!r}"
            do = 'Say it otherwise, such as "begin", "come out", "change sides".'
            yield Finding(field, what, do)


def _commands(text: str) -> Iterator[str]:
    heard = words(text)
    for before, word in zip(["", *heard], heard, strict=False):
        if word in COMMANDS or (word == "back" and before not in BODY_BEFORE):
            yield word
    run = f" {' '.join(heard)} "
    yield from (phrase for phrase in PHRASES if f" {phrase} " in run)
