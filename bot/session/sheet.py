"""The cue sheet: a plan with every word at its time. A pure function of plan, scripts, phrases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.session.cues import Cue, Part, cues_of
from bot.session.plan import Plan
from bot.session.script import Phrases, Script
from bot.session.timeline import Segment, Timeline


@dataclass(frozen=True)
class CueSheet:
    """Segments and cues of a whole plan, in order of time."""

    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]

    @property
    def length(self) -> float:
        """Seconds."""
        return self.segments[-1].end

    def last_before(self, position: float) -> Cue | None:
        """The cue said most recently that is not a number: what "say that again" means."""
        said = [cue for cue in self.cues if cue.at <= position and cue.kind != "count"]
        return said[-1] if said else None

    def terse(self) -> CueSheet:
        """Without the lines that only accompany a hold: breath and form."""
        needed = tuple(cue for cue in self.cues if cue.kind not in ("breath", "form"))
        return replace(self, cues=needed)


def compile_sheet(plan: Plan, scripts: Mapping[str, Script], phrases: Phrases) -> CueSheet:
    """Lays out every cue of a plan.

    Raises:
        KeyError: a stretch of the plan has no script, or a phrase is missing.
    """
    segments = Timeline(plan).segments
    cues: list[Cue] = []
    for segment in segments:
        cues += cues_of(Part(segment, plan, scripts[segment.stretch], phrases))
    return CueSheet(segments, tuple(cues))
