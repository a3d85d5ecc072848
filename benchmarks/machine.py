"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

_BUSY = 0.5  # load for each core


def description() -> str:
    """Processor, memory, system and versions, in a sentence."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / (1 << 30)
    return (
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB of memory, "
        f"{platform.system()} on {platform.machine()}, Python {platform.python_version()}, "
        f"Rasa {version('rasa')}"
    )


def load() -> float:
    """How many processes wanted to run, on average, in the last minute."""
    return os.getloadavg()[0]


def is_busy(load: float) -> bool:
    """Whether others use so much of this machine that the figures would be theirs."""
    return load > _BUSY * (os.cpu_count() or 1)


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.+)", told.read_text()) if told.is_file() else []
    return names[0] if names else platform.processor() or "unknown"
