"""Where the speech recogniser's model lies, and whether it is whole."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from bot.voice.errors import ModelMissing

VARIABLE = "LIMBER_VOSK_MODEL"

_NEEDED = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf")
# The decoding graph is either two files, composed as it runs, or one.
_GRAPHS = (("graph/HCLr.fst", "graph/Gr.fst"), ("graph/HCLG.fst",))


def cached_model_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Where `make setup` puts the model, outside the source tree."""
    cache = environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "limber" / "vosk-model-en-0.3.45" / "model-en-us"


def vosk_model_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of the model: the one that LIMBER_VOSK_MODEL names, or else the cached one.

    Raises:
        ModelMissing: there is none, or files of it are missing; says what to do.
    """
    named = environ.get(VARIABLE)
    model_dir = Path(named).expanduser() if named else cached_model_dir(environ)
    missing = missing_files(model_dir)
    if not missing:
        return model_dir
    what = f"lacks {', '.join(missing)}" if model_dir.is_dir() else "does not exist"
    if named:
        raise ModelMissing(
            f"The speech model {model_dir} {what}. Set {VARIABLE} to the folder of a Vosk model, "
            "or unset it and run: make setup"
        )
    raise ModelMissing(f"The speech model {model_dir} {what}. Fetch it with: make setup")


def missing_files(model_dir: Path) -> list[str]:
    """The files that a Vosk model must have and this folder has not, relative to it."""
    missing = [name for name in _NEEDED if not _has(model_dir, name)]
    if not any(all(_has(model_dir, name) for name in graph) for graph in _GRAPHS):
        missing += [name for name in _GRAPHS[0] if not _has(model_dir, name)]
    return missing


def _has(model_dir: Path, name: str) -> bool:
    file = model_dir / name
    return file.is_file() and file.stat().st_size > 0
