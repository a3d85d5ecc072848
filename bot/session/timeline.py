"""A plan laid along the clock: contiguous segments from 0 to the end, in seconds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.session.plan import Hold, Item, Plan, Side

SegmentKind = Literal["setup", "switch", "rest", "countdown", "hold", "release", "finish"]

COUNTDOWN_S = 5.0
FINISH_S = 6.0
SETTLE_AFTER_REST_S = 4.0


@dataclass(frozen=True)
class Segment:
    """A stretch of the clock, from `start` up to `end`, that belongs to the hold it leads to."""

    kind: SegmentKind
    start: float
    end: float
    hold: int
    stretch: str
    side: Side | None
    rep: int

    @property
    def length(self) -> float:
        """Seconds."""
        return self.end - self.start


@dataclass(frozen=True)
class Timeline:
    """The segments of a plan, and how to find one by time, by hold and by kind."""

    plan: Plan

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, in order, without gaps."""
        segments: list[Segment] = []
        clock = 0.0
        for index, hold in enumerate(self.plan.holds):
            item = self.plan.items[hold.item]
            for kind, seconds in _parts(item, hold):
                if seconds > 0:
                    end = clock + seconds
                    segments.append(
                        Segment(kind, clock, end, index, item.stretch, hold.side, hold.rep)
                    )
                    clock = end
        last = segments[-1]
        segments.append(
            Segment("finish", clock, clock + FINISH_S, last.hold, last.stretch, None, last.rep)
        )
        return tuple(segments)

    @property
    def length(self) -> float:
        """Seconds from the start to the end of the last segment."""
        return self.segments[-1].end

    def at(self, position: float) -> Segment:
        """The segment at a position; the last one from its start on, however late."""
        for segment in self.segments:
            if position < segment.end:
                return segment
        return self.segments[-1]

    def entry(self, hold: int) -> float:
        """Where the way into a hold begins: its setup, switch or rest, or else its countdown."""
        return next(segment.start for segment in self.segments if segment.hold == hold)

    def part(self, hold: int, kind: SegmentKind) -> Segment:
        """The one segment of that kind that a hold has."""
        return next(s for s in self.segments if s.hold == hold and s.kind == kind)

    def held(self, start: float, end: float) -> dict[int, float]:
        """Seconds of each hold that lie between two positions."""
        seconds: dict[int, float] = {}
        for segment in self.segments:
            overlap = min(end, segment.end) - max(start, segment.start)
            if segment.kind == "hold" and overlap > 0:
                seconds[segment.hold] = overlap
        return seconds


def settle_after_rest(item: Item, hold: Hold) -> float:
    """Seconds at the end of a rest to get ready; a sided stretch comes back to its first side."""
    return item.switch_s if hold.side else SETTLE_AFTER_REST_S


def least_rest(item: Item, hold: Hold) -> float:
    """Seconds that a rest takes at least: a moment for itself, and time to get ready after it."""
    return settle_after_rest(item, hold) + SETTLE_AFTER_REST_S


def _parts(item: Item, hold: Hold) -> list[tuple[SegmentKind, float]]:
    lead: list[tuple[SegmentKind, float]] = []
    if hold.lead == "setup":
        lead = [("setup", item.setup_s)]
    elif hold.lead == "switch":
        lead = [("switch", item.switch_s)]
    elif hold.lead == "rest":
        rest = max(item.rest_s, least_rest(item, hold))
        lead = [("rest", rest + hold.more_rest)]
    return [
        *lead,
        ("countdown", COUNTDOWN_S),
        ("hold", hold.seconds),
        ("release", item.release_s),
    ]
