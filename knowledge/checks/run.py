"""Runs the checks: on one record, or on all that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from knowledge.checks.base import Base
from knowledge.checks.commands import check_commands
from knowledge.checks.dose import check_dose
from knowledge.checks.finding import Finding, RecordCheck, file_of, in_file
from knowledge.checks.forms import check_circles, check_forms
from knowledge.checks.lines import (
    check_breathing,
    check_lengths,
    check_sentences,
    check_sides,
    check_times,
)
from knowledge.checks.muscles import check_muscles
from knowledge.checks.names import (
    Ears,
    Record,
    check_alike,
    check_collisions,
    check_names,
    check_own_names,
)
from knowledge.checks.reach import check_reach
from knowledge.checks.reading_level import check_reading
from knowledge.checks.safety import (
    check_easier_forms,
    check_groups,
    check_promises,
    check_reasons,
)
from knowledge.checks.shared import check_asked, check_shared
from knowledge.checks.sources import check_cited, check_notes, check_sources, check_unused
from knowledge.pose import Pose
from knowledge.posing.problems import pose_problems
from knowledge.stretch import Stretch
from knowledge.week import read_week

RECORD_CHECKS: tuple[RecordCheck, ...] = (
    check_names,
    check_dose,
    check_muscles,
    check_lengths,
    check_times,
    check_sentences,
    check_breathing,
    check_sides,
    check_commands,
    check_reading,
    check_reasons,
    check_promises,
    check_sources,
    check_notes,
)


def check_record(stretch: Stretch, base: Base) -> list[Finding]:
    """All that is wrong with one record, which need not be part of the base yet."""
    others = {**base.stretches, stretch.id: stretch}
    findings = chain(
        chain.from_iterable(check(stretch) for check in RECORD_CHECKS),
        check_groups(stretch, base.groups),
        check_easier_forms(stretch, others, base.groups),
        check_forms(stretch, others),
        check_cited(stretch, base.sources),
    )
    return list(in_file(file_of(stretch.id), findings))


def check_pose(pose: Pose) -> list[Finding]:
    """All that is wrong with a drawing that can be read."""
    found = (problem.partition(": ") for problem in pose_problems(pose))
    return [
        Finding(field, what or "is wrong", "See knowledge/poses/README.md.", file=_pose_file(pose))
        for field, _, what in found
    ]


def check_base(base: Base, ears: Ears) -> list[Finding]:
    """All that is wrong with the base: what cannot be read, each record, and all together."""
    return [
        *base.unread,
        *chain.from_iterable(check_record(one, base) for one in base.stretches.values()),
        *chain.from_iterable(check_pose(pose) for pose in base.poses.values()),
        *check_together(base, ears),
    ]


def check_together(base: Base, ears: Ears) -> Iterator[Finding]:
    """What no record shows alone: names, forms and drawings beside each other."""
    stretches, shared = base.stretches, base.shared
    for stretch, circle in check_circles(stretches):
        yield from in_file(file_of(stretch), [circle])
    yield from check_collisions(stretches, shared)
    yield from check_own_names(stretches.values(), "stretches", shared, ears)
    yield from check_own_names(base.routines.values(), "routines", shared, ears)
    yield from check_alike(stretches, ears)
    records: dict[str, Record] = {**stretches, **base.routines}
    yield from check_shared(records, shared, ears)
    yield from check_asked(records, shared, ears)
    yield from check_reach(stretches.values(), ears)
    yield from _drawn(base, stretches.values())
    for pose in base.poses.values():
        if pose.id not in stretches:
            what = f"there is no stretch {pose.id}"
            yield Finding("file", what, "Name the file as its stretch.", file=_pose_file(pose))
    others = [*(routine.sources for routine in base.routines.values()), [read_week().source]]
    yield from check_unused(stretches.values(), others, base.sources)


def check_beside(stretch: Stretch, base: Base, ears: Ears) -> list[Finding]:
    """What is wrong with one record beside the others of a base that has it."""
    records: dict[str, Record] = {**base.stretches, **base.routines}
    names = chain(check_collisions(base.stretches, base.shared), check_alike(base.stretches, ears))
    return [
        *(one for one in names if file_of(stretch.id) == one.file or stretch.id in one.what),
        *check_own_names([stretch], "stretches", base.shared, ears),
        *check_asked(records, base.shared, ears, [stretch]),
        *check_reach([stretch], ears),
        *_drawn(base, [stretch]),
    ]


def _drawn(base: Base, stretches: Iterable[Stretch]) -> Iterator[Finding]:
    for stretch in stretches:
        if stretch.id not in base.poses:
            what, do = "has no drawing", f"Draw it: poses/{stretch.id}.yml."
            yield Finding("record", what, do, "warning", file_of(stretch.id))


def _pose_file(pose: Pose) -> str:
    return f"poses/{pose.id}.yml"
