"""Where things are on this machine: the one place that knows."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parent.parent
MODEL_FILE = PROJECT_DIR / "models" / "limber.tar.gz"

# Says which weights the encoder is made from and how: another recipe is another encoder.
_ENCODER_RECIPE = PROJECT_DIR / "scripts" / "encoder_graph.py"


def cache_dir() -> Path:
    """Files that a set-up can make or fetch again: may be deleted at any time."""
    return _xdg("XDG_CACHE_HOME", ".cache") / "limber"


def data_dir() -> Path:
    """What belongs to the person, such as conversations; `LIMBER_DATA` moves it."""
    given = os.environ.get("LIMBER_DATA")
    return Path(given).expanduser() if given else _xdg("XDG_DATA_HOME", ".local/share") / "limber"


def encoder_dir() -> Path:
    """The sentence encoder's folder, named after what it is built from."""
    return cache_dir() / f"encoder-{_encoder_version()}"


@lru_cache(maxsize=1)
def _encoder_version() -> str:
    return hashlib.sha256(_ENCODER_RECIPE.read_bytes()).hexdigest()[:12]


def _xdg(variable: str, default: str) -> Path:
    # The XDG rule: a relative path is to be ignored.
    given = Path(os.environ.get(variable, ""))
    return given if given.is_absolute() else Path.home() / default
