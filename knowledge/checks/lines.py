"""Whether the lines are made for the ear: short, plain, whole, with time to be heard and done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.checks.texts import cues, sayable, sentences, steps, words
from knowledge.stretch import MAX_CUE_WORDS, MAX_STEP_WORDS, Stretch

MAX_START_WORDS = 25
MAX_ANSWER_WORDS = 40
WORDS_A_SECOND = 2.5
_NOT_SPOKEN = re.compile(r"[()\[\];:/*]|\be\.?g\b|\bi\.?e\b|\betc\b|\bTODO\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[A-Z0-9].*[.?!]$", re.DOTALL)


def check_lengths(stretch: Stretch) -> Iterator[Finding]:
    """Nothing is longer than one breath for what it is."""
    limits = [(f"{field}.say", step.say, MAX_STEP_WORDS) for field, step in steps(stretch)]
    limits += [
        (f"performance.steps.{index}", line, MAX_STEP_WORDS)
        for index, line in enumerate(stretch.performance.steps)
    ]
    limits += [(field, cue, MAX_CUE_WORDS) for field, cue in cues(stretch)]
    limits.append(("performance.start", stretch.performance.start, MAX_START_WORDS))
    strict = {field for field, _, _ in limits}
    limits += [
        (field, text, MAX_ANSWER_WORDS) for field, text in sayable(stretch) if field not in strict
    ]
    for field, text, most in limits:
        if len(words(text)) > most:
            what = f"{len(words(text))} words, at most {most}: {text!r}"
            yield Finding(field, what, "Shorten it, or make two of it.")


def check_times(stretch: Stretch) -> Iterator[Finding]:
    """A step has time to be heard, and a second at least to be done."""
    for field, step in steps(stretch):
        needed = len(words(step.say)) / WORDS_A_SECOND + 1
        if step.seconds < needed:
            what = f"{step.seconds} s are too few to hear and do {step.say!r}"
            yield Finding(f"{field}.seconds", what, f"Give it {needed:.0f} s or more.")


def check_sentences(stretch: Stretch) -> Iterator[Finding]:
    """Whole sentences, without what cannot be said."""
    for field, text in sayable(stretch):
        sign = _NOT_SPOKEN.search(text)
        if sign:
            what = f"{sign.group()!r} cannot be said: {text!r}"
            yield Finding(field, what, "Write it as it is spoken.")
    for field, text in sentences(stretch):
        if not _SENTENCE.match(text):
            what = f"is no whole sentence: {text!r}"
            yield Finding(field, what, "Begin with a capital letter and end with a full stop.")


def check_breathing(stretch: Stretch) -> Iterator[Finding]:
    """The cues breathe in, then out, in turns."""
    ways = [set(words(cue)) & {"in", "out"} for cue in stretch.breathing.cues]
    if ways != [{"in"}, {"out"}] * (len(ways) // 2):
        what = "the cues do not take turns"
        do = 'Two or four cues, with "in" in the first, "out" in the second, and so on.'
        yield Finding("breathing.cues", what, do)


def check_sides(stretch: Stretch) -> Iterator[Finding]:
    """The setup leads into the left side; what is said on either side names none."""
    setup = words(" ".join(step.say for step in stretch.performance.setup))
    sides = [word for word in setup if word in ("left", "right")]
    if stretch.sided and sides[:1] != ["left"]:
        what = "does not lead into the left side first"
        yield Finding("performance.setup", what, 'Name "left" before "right" in it.')
    if not stretch.sided and sides:
        what = f"names the {sides[0]} side, but the stretch has no sides"
        yield Finding("performance.setup", what, "Set `sided: true`, or name no side.")
    performance = stretch.performance
    lines = [(f"performance.steps.{index}", line) for index, line in enumerate(performance.steps)]
    lines += [("performance.start", performance.start)]
    lines += [(f"{field}.say", step.say) for field, step in steps(stretch) if "setup" not in field]
    lines += list(cues(stretch))
    for field, line in lines:
        if set(words(line)) & {"left", "right"}:
            what = f"names a side, but is said on both: {line!r}"
            yield Finding(field, what, 'Say "that leg" or "the other arm" instead.')
