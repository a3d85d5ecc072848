"""The library for pages: all stretches in short, to be filtered, and each whole."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from bot.channels.web.files import File, file_of
from knowledge import Stretch, load_library
from knowledge.pose import find_pose
from knowledge.stretch import Range


@lru_cache(maxsize=1)
def overview() -> File:
    """What a list of all stretches is filtered by, as JSON, in the order of their names."""
    every = sorted(load_library().values(), key=lambda stretch: stretch.name)
    return _file([_short(stretch) for stretch in every])


@lru_cache(maxsize=256)
def record(name: str) -> File | None:
    """A stretch's whole record as JSON; None when there is none of this id."""
    library = load_library()
    stretch = library.get(name)
    if stretch is None:
        return None
    whole = json.loads(stretch.json())
    # A page names the forms of a stretch, and does not know the rest of the library.
    for step in ("easier", "harder"):
        forms = (
            whole[step] if isinstance(whole[step], list) else []
        )  # else it says why there is none
        for one in forms:
            if one.get("stretch") in library:
                one["name"] = library[one["stretch"]].name
    return _file({**whole, "drawn": find_pose(name) is not None})


def _short(stretch: Stretch) -> dict[str, Any]:
    return {
        "id": stretch.id,
        "name": stretch.name,
        "aliases": list(stretch.aliases),
        "summary": stretch.summary,
        "muscles": list(stretch.muscles.primary),
        "position": stretch.performance.position,
        "equipment": list(stretch.equipment),
        "difficulty": stretch.difficulty,
        "drawn": find_pose(stretch.id) is not None,
        "sided": stretch.sided,
        "kind": stretch.kind,
        "hold_s": _range(stretch.dose.hold_s),
        "reps": _range(stretch.dose.reps),
    }


def _range(allowed: Range) -> dict[str, int]:
    return {"least": allowed.least, "usual": allowed.usual, "most": allowed.most}


def _file(value: object) -> File:
    return file_of(json.dumps(value, separators=(",", ":")).encode(), ".json")
