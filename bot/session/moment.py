"""Where a session is at one instant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.session.plan import Side
from bot.session.timeline import Segment, SegmentKind, Timeline

State = Literal["screening", "ready", "running", "paused", "ended"]


@dataclass(frozen=True)
class Moment:
    """An answer to "where am I": seconds are left in the segment, the hold and the whole plan.

    `settle` is what is left of the pause for breath after a resume. `next` is the hold to come: on
    the way to a hold that hold itself, from its start on the one after it; None after the last.
    """

    state: State
    position: float
    settle: float
    segment: Segment
    segment_left: float
    hold_left: float
    total_left: float
    reps: int
    next: Segment | None

    @property
    def kind(self) -> SegmentKind:
        """What is going on."""
        return self.segment.kind

    @property
    def stretch(self) -> str:
        """Id of the stretch."""
        return self.segment.stretch

    @property
    def side(self) -> Side | None:
        """The side, if it has sides."""
        return self.segment.side

    @property
    def rep(self) -> int:
        """Repetition, from 1."""
        return self.segment.rep


def moment_of(timeline: Timeline, state: State, position: float, settle: float) -> Moment:
    """The moment at a position on a timeline."""
    segment = timeline.at(position)
    hold = timeline.part(segment.hold, "hold")
    upcoming = segment.hold if position < hold.start else segment.hold + 1
    return Moment(
        state=state,
        position=position,
        settle=settle,
        segment=segment,
        segment_left=max(0.0, segment.end - position),
        hold_left=min(hold.length, max(0.0, hold.end - position)),
        total_left=max(0.0, timeline.length - position),
        reps=timeline.plan.reps_of(timeline.plan.holds[segment.hold].item),
        next=next((s for s in timeline.segments if s.kind == "hold" and s.hold == upcoming), None),
    )
