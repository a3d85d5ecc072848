"""What is said in each kind of segment, and when."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from bot.session.plan import Hold, Item, Plan
from bot.session.script import Phrases, Script, mirrored, pick
from bot.session.timeline import SETTLE_AFTER_REST_S, Segment, SegmentKind

CueKind = Literal[
    "position", "form", "breath", "count", "switch", "rest", "release", "praise", "safety"
]

SECONDS_A_WORD = 0.42  # a slow voice: what a line is given on the sheet
GAP_S = 0.6  # silence kept between two cues
TITLE_S = 4.6  # for the name of the stretch, before its setup: the longest has nine words with it
FAST_MOVE_S = 4.0  # a move between whose numbers there is no time to say anything
LINE_S = 5.0  # for a line of eight words, and silence around it
COUNTED = 3  # fast moves counted in a row
CHANGE_S = 2.5  # for "change sides", before how


@dataclass(frozen=True)
class Cue:
    """One thing said at one instant, `at` seconds from the start."""

    at: float
    kind: CueKind
    text: str

    @property
    def until(self) -> float:
        """When it has been said, by estimate."""
        return self.at + 0.3 + SECONDS_A_WORD * len(self.text.split())


@dataclass(frozen=True)
class Part:
    """A segment with everything that its words come from."""

    segment: Segment
    plan: Plan
    script: Script
    phrases: Phrases

    @property
    def item(self) -> Item:
        """The stretch it belongs to."""
        return self.plan.item_of(self.segment.hold)

    @property
    def holding(self) -> Hold:
        """The hold it belongs to."""
        return self.plan.holds[self.segment.hold]

    def cue(self, offset: float, kind: CueKind, text: str) -> Cue:
        """A line so many seconds into the segment."""
        return Cue(round(self.segment.start + offset, 3), kind, text)

    def phrase(self, offset: float, kind: CueKind, name: str, **words: object) -> Cue:
        """A phrase so many seconds into the segment, varied from hold to hold."""
        return self.cue(offset, kind, pick(self.phrases, name, self.segment.hold, **words))


def cues_of(part: Part) -> list[Cue]:
    """The cues of one segment, in order of time."""
    return sorted(_WRITERS[part.segment.kind](part), key=lambda cue: cue.at)


def _setup(part: Part) -> Iterable[Cue]:
    yield part.phrase(0.5, "position", "cue_setup", stretch=part.script.name)
    brief = part.item.guide == "brief"
    mirror = part.segment.side == "right" and not brief
    offset = TITLE_S
    for say, seconds in part.script.brief if brief else part.script.setup:
        yield part.cue(offset, "position", mirrored(say) if mirror else say)
        offset += seconds


def _switch(part: Part) -> Iterable[Cue]:
    yield part.phrase(0.5, "switch", "cue_switch")
    yield part.cue(CHANGE_S, "position", part.script.switch)


def _rest(part: Part) -> Iterable[Cue]:
    yield part.phrase(0.5, "rest", "cue_rest", seconds=round(part.segment.length))
    if not part.plan.turns(part.segment.hold):
        yield part.phrase(part.segment.length - SETTLE_AFTER_REST_S, "rest", "cue_rest_over")
    else:
        back = part.segment.length - part.item.switch_s
        yield part.phrase(back, "switch", "cue_switch")
        yield part.cue(back + CHANGE_S, "position", part.script.switch)


def _countdown(part: Part) -> Iterable[Cue]:
    if part.segment.side:
        yield part.phrase(0, "position", "cue_side", side=part.segment.side)
    else:
        yield part.phrase(0, "position", "cue_no_side")
    yield from _three_two_one(part)


def _three_two_one(part: Part) -> Iterable[Cue]:
    for before, name in ((3, "cue_three"), (2, "cue_two"), (1, "cue_one")):
        yield part.phrase(part.segment.length - before, "count", name)


def _hold(part: Part) -> Iterable[Cue]:
    if part.item.kind == "dynamic":
        return _with_fillers(part, _moves(part), first=1.4, between=1.6 * part.item.move_s)
    return _with_fillers(part, _stay(part), first=2.4, between=6.0)


def _stay(part: Part) -> list[Cue]:
    """The cues that a static hold always has: hold, halfway, ten seconds, three, two, one."""
    length = part.segment.length
    cues = [part.phrase(0, "position", "cue_hold"), *_three_two_one(part)]
    if length >= 40:
        cues.append(part.phrase(length / 2, "count", "cue_halfway"))
    if length >= 20:
        cues.append(part.phrase(length - 10, "count", "cue_ten_left"))
    return cues


def _moves(part: Part) -> list[Cue]:
    """A number at the start of each repetition of a dynamic move.

    Numbers that follow fast on each other leave room for a line after every third.
    """
    moves = max(1, round(part.segment.length / part.item.move_s))
    quiet = math.ceil(LINE_S / part.item.move_s) if part.item.move_s < FAST_MOVE_S else 0
    cues = [
        part.cue(i * part.item.move_s, "count", f"{i + 1}.")
        for i in range(moves - 1)
        if i % (COUNTED + quiet) < COUNTED
    ]
    return [*cues, part.phrase((moves - 1) * part.item.move_s, "count", "cue_last_move")]


def _with_fillers(part: Part, fixed: list[Cue], first: float, between: float) -> list[Cue]:
    """Adds breath and form lines, in turn, wherever there is room for them."""
    cues = sorted(fixed, key=lambda cue: cue.at)
    taken = [(cue.at, cue.until) for cue in cues]
    lines = _fillers(part)
    at, turn = part.segment.start + first, 0
    while at < part.segment.end:
        kind, text = lines[turn % len(lines)]
        line = Cue(round(at, 3), kind, text)
        clash = [
            end for start, end in taken if start < line.until + GAP_S and line.at < end + GAP_S
        ]
        if clash:
            # Past it by a hair, or rounding could land in the same gap for ever.
            at = max(clash) + GAP_S + 0.001
        elif line.until + GAP_S > part.segment.end:
            break
        else:
            cues.append(line)
            turn += 1
            at = max(line.at + between, line.until + GAP_S)
    return cues


def _fillers(part: Part) -> list[tuple[CueKind, str]]:
    """Two breaths, a form cue, a common mistake put right; others from hold to hold."""
    script, turn = part.script, part.segment.hold
    breath = script.breath
    lines: list[tuple[CueKind, str]] = []
    for i in range(len(script.form)):
        lines.append(("breath", breath[(2 * i) % len(breath)]))
        lines.append(("breath", breath[(2 * i + 1) % len(breath)]))
        lines.append(("form", script.form[(turn + i) % len(script.form)]))
        lines.append(("form", script.mistakes[(turn + i) % len(script.mistakes)]))
    return lines


def _release(part: Part) -> Iterable[Cue]:
    yield part.cue(0, "release", part.script.release)


def _finish(part: Part) -> Iterable[Cue]:
    yield part.phrase(1.0, "praise", "cue_finish")


_WRITERS: dict[SegmentKind, Callable[[Part], Iterable[Cue]]] = {
    "setup": _setup,
    "switch": _switch,
    "rest": _rest,
    "countdown": _countdown,
    "hold": _hold,
    "release": _release,
    "finish": _finish,
}
