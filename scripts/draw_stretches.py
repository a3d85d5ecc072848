"""Draws a few stretches beside each other, as a picture for the README.

python -m scripts.draw_stretches docs/stretches.svg
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from bot.pictures import still
from knowledge import load_library
from knowledge.pose import find_pose

SHOWN = (
    "half_kneeling_psoas_stretch",
    "cat_cow",
    "supine_hamstring_strap_stretch",
    "standing_side_bend",
    "wall_calf_stretch",
    "downward_dog",
)
CELL, ROWS = 300, 2
_OPENING = re.compile(r"<svg ")


def picture() -> str:
    """The drawings in a grid, each scaled to its cell."""
    library, columns = load_library(), len(SHOWN) // ROWS
    cells = []
    for number, stretch_id in enumerate(SHOWN):
        pose = find_pose(stretch_id)
        assert pose is not None, stretch_id
        drawing = still(pose, "end", "left", stretch=library[stretch_id], theme="auto")
        x, y = CELL * (number % columns), CELL * (number // columns)
        place = f'<svg x="{x + 10}" y="{y + 10}" width="{CELL - 20}" height="{CELL - 20}" '
        cells.append(_OPENING.sub(place, drawing, count=1))
    size = f'width="{CELL * columns}" height="{CELL * ROWS}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(cells)}</svg>\n'


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(picture(), encoding="utf-8")
