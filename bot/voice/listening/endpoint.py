"""How long a silence ends a sentence: not long after a command, longer in the middle of a thought.

Somebody who breathes hard pauses where the words do not end: "start the ... half kneeling one".
"""

from __future__ import annotations

_COMMAND_S, _SENTENCE_S, _UNFINISHED_S = 0.32, 0.38, 1.1
_NOTHING_S = 0.32

# Words that English puts before others.
_PUT_BEFORE = """
    a an the my your this these those some any and or but if because so that with without for from
    of in on at to into about between through like as than is are was were am do does did can could
    should would will shall may might i'm it's let's start show tell give guide take make set i we
    you he she they what's how what when where which who why not very really um uh er let me
"""
_WANTS_MORE = frozenset(_PUT_BEFORE.split())
_ALONE_ENOUGH = frozenset({"what", "how", "why", "so", "where", "when", "start", "that", "this"})


def hangover(partial: str, *, is_command: bool) -> float:
    """Seconds of silence after which what has been said so far is taken for all of it."""
    words = partial.split()
    if is_command:
        return _COMMAND_S
    if not words:
        return _NOTHING_S
    if len(words) == 1 and words[0] in _ALONE_ENOUGH:
        return _SENTENCE_S
    return _UNFINISHED_S if words[-1] in _WANTS_MORE else _SENTENCE_S
