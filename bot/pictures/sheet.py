"""The contact sheet: every pose on one HTML page, for people who write or check them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bot.pictures.palette import COLOURS, Theme
from bot.pictures.svg import motion, still
from knowledge import Stretch
from knowledge.pose import Pose
from knowledge.posing.problems import pose_problems

_STYLE = f"""
body{{font:16px/1.4 system-ui,sans-serif;margin:1rem;background:#fff;color:#1b1f27}}
.row{{display:flex;flex-wrap:wrap;gap:.5rem;padding:.5rem}}
.dark{{background:{COLOURS["page"][1]};color:#eee}}
figure{{margin:0;width:320px}} figure.small{{width:160px}}
svg{{width:100%;height:auto;display:block}}
figcaption{{font-size:.85rem}} .problem{{color:#b3261e;font-weight:bold}}
"""


def contact_sheet(poses: Sequence[tuple[Pose, Stretch | None]]) -> str:
    """The page. A pose that cannot be drawn says why in the place of its pictures."""
    sections = "".join(_section(pose, stretch) for pose, stretch in poses)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Limber: {len(poses)} poses</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{len(poses)} poses</h1>{sections}</main></body></html>\n"
    )


def _section(pose: Pose, stretch: Stretch | None) -> str:
    name = stretch.name if stretch else f"{pose.id} (no record yet)"
    problems = "".join(f'<li class="problem">{escape(line)}</li>' for line in pose_problems(pose))
    listed = f"<ul>{problems}</ul>" if problems else ""
    head = f'<section id="{pose.id}"><h2>{escape(name)}</h2><p>{escape(pose.alt)}</p>{listed}'
    try:
        rows = _row(pose, stretch, "light") + _row(pose, stretch, "dark")
    except ValueError:
        rows = ""
    return f"{head}{rows}</section>"


def _row(pose: Pose, stretch: Stretch | None, theme: Theme) -> str:
    figures = [
        ("Start", "", still(pose, "start", stretch=stretch, theme=theme)),
        ("End", "", still(pose, "end", stretch=stretch, theme=theme)),
        ("Move", "", motion(pose, stretch=stretch, theme=theme)),
    ]
    if stretch is None or stretch.sided:
        right = still(pose, "end", "right", stretch=stretch, theme=theme)
        figures.append(("Right side", "small", right))
    drawn = "".join(
        f'<figure class="{size}">{svg}<figcaption>{caption}</figcaption></figure>'
        for caption, size, svg in figures
    )
    return f'<div class="row {theme}">{drawn}</div>'
