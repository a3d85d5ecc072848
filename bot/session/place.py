"""A place in a plan: what the controls move, with no clock in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.session.plan import Plan
from bot.session.timeline import Segment, SegmentKind, Timeline


@dataclass(frozen=True)
class Place:
    """A plan and a position in it, in seconds from its start."""

    plan: Plan
    position: float

    @cached_property
    def timeline(self) -> Timeline:
        """The plan along the clock."""
        return Timeline(self.plan)

    @property
    def segment(self) -> Segment:
        """The segment it is in."""
        return self.timeline.at(self.position)

    @property
    def hold(self) -> int:
        """Index of the hold that it is in, or on the way to, or just out of."""
        return self.segment.hold

    @property
    def held(self) -> float:
        """Seconds into that hold: 0 before it, its whole length after."""
        hold = self.timeline.part(self.hold, "hold")
        return min(hold.length, max(0.0, self.position - hold.start))

    @property
    def hold_left(self) -> float:
        """Seconds left in that hold: its whole length before it, 0 after."""
        return self.timeline.part(self.hold, "hold").length - self.held

    def to(self, position: float) -> Place:
        """Elsewhere in the same plan."""
        return Place(self.plan, position)

    def to_entry(self, hold: int) -> Place:
        """To where the way into a hold begins."""
        return self.to(self.timeline.entry(hold))

    def to_part(self, hold: int, kind: SegmentKind) -> Place:
        """To the start of one segment of a hold."""
        return self.to(self.timeline.part(hold, kind).start)

    def within(self, plan: Plan) -> Place:
        """The same place in a changed plan: as far into the same segment of the same hold."""
        segment = self.segment
        if segment.kind == "finish":
            start = Timeline(plan).segments[-1].start
        else:
            start = Timeline(plan).part(segment.hold, segment.kind).start
        return Place(plan, start + (self.position - segment.start))
