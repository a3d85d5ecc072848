"""Whether the muscle breakdown is about the muscles that the record names."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.stretch import Stretch


def check_muscles(stretch: Stretch) -> Iterator[Finding]:
    """The breakdown has the groups in their order, the most loaded first."""
    muscles = stretch.muscles
    named = muscles.primary + muscles.secondary
    # Two rows of a group are right where one part of it works and another is stretched.
    if list(dict.fromkeys(muscle.group for muscle in muscles.breakdown)) != named:
        what = "has other groups than muscles.primary and muscles.secondary, or another order"
        do = f"Give a row to each, in this order: {', '.join(named)}."
        yield Finding("muscles.breakdown", what, do)
    loads = [muscle.load for muscle in muscles.breakdown]
    if loads != sorted(loads, reverse=True):
        what = "a muscle stands before one that has more load"
        yield Finding("muscles.breakdown", what, "Put the most loaded first.")
    roles = {muscle.group: muscle.role for muscle in muscles.breakdown}
    working = [group for group in muscles.primary if roles.get(group) == "working"]
    if working and stretch.kind == "static":
        what = f"{', '.join(working)} is primary, but working instead of stretched"
        yield Finding("muscles.primary", what, "The primary groups are those that are stretched.")
