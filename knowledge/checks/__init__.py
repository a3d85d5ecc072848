"""Is the knowledge base sound? Every check is a function from records to findings.

Imports nothing of ours above `knowledge/`: how names are understood is passed in as `Ears`.
"""

from __future__ import annotations

from knowledge.checks.base import Base, read_base, unreadable
from knowledge.checks.finding import Finding
from knowledge.checks.names import Ears
from knowledge.checks.report import counted, report, told
from knowledge.checks.run import check_base, check_beside, check_pose, check_record, check_together

__all__ = [
    "Base",
    "Ears",
    "Finding",
    "check_base",
    "check_beside",
    "check_pose",
    "check_record",
    "check_together",
    "counted",
    "read_base",
    "report",
    "told",
    "unreadable",
]
