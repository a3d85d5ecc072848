"""The findings and the coverage, as lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from knowledge.checks.base import Base
from knowledge.checks.coverage import gaps, table
from knowledge.checks.finding import Finding, Level


def report(base: Base, findings: Sequence[Finding]) -> Iterator[str]:
    """The coverage, then what is wrong, the errors last, then the counts."""
    yield "Coverage: levels of the stretches for each primary muscle group, as level x stretches"
    yield ""
    yield from table(base.stretches)
    yield ""
    yield from (f"  {line}" for line in gaps(base.stretches))
    yield ""
    yield from told(findings)
    yield from summary(base, findings)


def told(findings: Sequence[Finding]) -> Iterator[str]:
    """A line a finding: warnings, then errors."""
    for level in ("warning", "error"):
        yield from (f"{level}: {finding}" for finding in findings if finding.level == level)


def summary(base: Base, findings: Sequence[Finding]) -> Iterator[str]:
    """How many of everything are complete."""
    faulty = {finding.file for finding in findings if finding.level == "error"}
    for folder, word in (("stretches", "complete"), ("routines", "valid"), ("poses", "sound")):
        count = base.files[folder]
        wrong = sum(Path(file).parent.name == folder for file in faulty)
        yield f"{count - wrong} of {count} {folder} {word}"
    asked = "names that several stretches share, each with its question"
    yield f"{len(base.shared)} {asked}; {len(base.sources)} sources"
    yield counted(findings)


def counted(findings: Sequence[Finding]) -> str:
    """ "2 errors, no warning"."""
    counts = Counter(finding.level for finding in findings)
    levels: tuple[Level, ...] = ("error", "warning")
    return ", ".join(_number(counts[level], level) for level in levels)


def _number(count: int, word: str) -> str:
    return f"{count or 'no'} {word}{'s' * (count > 1)}"
