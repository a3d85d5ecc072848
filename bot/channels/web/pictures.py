"""The drawings and the names of the stretches, for pages."""

from __future__ import annotations

import json
from functools import lru_cache

from bot.channels.web.files import File, file_of
from bot.pictures import motion
from bot.pictures.svg import Side
from knowledge import load_library
from knowledge.loader import files_in, folders
from knowledge.pose import load_pose

_SIDES: tuple[Side, ...] = ("left", "right")


@lru_cache(maxsize=256)
def drawing(name: str) -> File | None:
    """ "half_kneeling_psoas_stretch" or "...-right", moving in and out; None when there is none."""
    stretch, _, wanted = name.partition("-")
    side = next((one for one in _SIDES if one == (wanted or "left")), None)
    path = next((one for one in files_in(folders(), "poses") if one.stem == stretch), None)
    if side is None or path is None:
        return None
    svg = motion(load_pose(path), side, stretch=load_library().get(stretch), theme="auto")
    return file_of(svg.encode(), ".svg")


@lru_cache(maxsize=1)
def names() -> File:
    """Id -> name of every stretch, as JSON."""
    known = {stretch.id: stretch.name for stretch in load_library().values()}
    return file_of(json.dumps(known, separators=(",", ":")).encode(), ".json")
