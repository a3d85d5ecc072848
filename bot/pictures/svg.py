"""Pictures as standalone SVG: a still of the start or the end, and the move."""

from __future__ import annotations

from html import escape
from math import acos, pi
from typing import Literal

from bot.pictures.palette import Theme, colour, style
from bot.pictures.scene import Scene
from bot.pictures.shapes import Shape
from knowledge import Stretch
from knowledge.pose import Pose

Which = Literal["start", "end"]
Side = Literal["left", "right"]
SECONDS = 4.0  # from start to end, with a stay at both; then the same way back
STAY = (10.0, 80.0)  # percent of that time when the move begins and ends


def still(
    pose: Pose,
    which: Which = "end",
    side: Side = "left",
    *,
    stretch: Stretch | None = None,
    theme: Theme = "auto",
) -> str:
    """The start or the end as an SVG; `theme` other than auto settles every colour.

    Raises:
        ValueError: the pose has a target that cannot be resolved.
    """
    scene = Scene(pose, stretch, side == "right")
    shapes = [*scene.behind, *(scene.ghost() if which == "end" else [])]
    shapes += scene.frames[0 if which == "start" else -1]
    shapes += scene.before
    scope = _scope(pose, which, side, theme)
    return _document(scene, scope, shapes, theme)


def motion(
    pose: Pose,
    side: Side = "left",
    *,
    stretch: Stretch | None = None,
    theme: Theme = "auto",
) -> str:
    """The move from start to end and back as an SVG; the end, still, for who wants no motion.

    Raises:
        ValueError: the pose has a target that cannot be resolved.
    """
    scene = Scene(pose, stretch, side == "right")
    scope = _scope(pose, "motion", side, theme)
    keys, rules = _animations(scope, scene.frames)
    shapes = [*scene.behind, *scene.frames[-1], *scene.before]
    return _document(scene, scope, shapes, theme, keys, rules)


def _scope(pose: Pose, which: str, side: Side, theme: Theme) -> str:
    """The id of a picture, of which all its other ids are made."""
    settled = "" if theme == "auto" else f"-{theme}"
    return f"limber-{pose.id}-{which}-{side}{settled}"


def _animations(scope: str, frames: list[list[Shape]]) -> tuple[dict[str, str], str]:
    """A class for each shape that moves, by the shape's name, and the rules for them all."""
    paths = [{shape.name: shape.path for shape in frame} for frame in frames]
    keys: dict[str, str] = {}
    classes: dict[tuple[str, ...], str] = {}
    rules: list[str] = []
    for shape in frames[-1]:
        ways = tuple(frame.get(shape.name, shape.path) for frame in paths)
        if len(set(ways)) == 1:
            continue
        if ways not in classes:
            key = classes[ways] = f"k{len(classes)}"
            rules.append(f"#{scope} .{key}{{animation-name:{scope}-{key}}}")
            rules.append(f"@keyframes {scope}-{key}{{{_keyframes(ways)}}}")
        keys[shape.name] = classes[ways]
    if not keys:
        return {}, ""
    moving = f"#{scope} .k{{animation:{SECONDS:g}s linear infinite alternate}}"
    calm = f"@media(prefers-reduced-motion:reduce){{#{scope} .k{{animation:none}}}}"
    return keys, moving + "".join(rules) + calm


def _keyframes(ways: tuple[str, ...]) -> str:
    """The steps, placed so that the move starts and ends slowly."""
    first, last = STAY
    steps = []
    for number, way in enumerate(ways):
        share = acos(1 - 2 * number / (len(ways) - 1)) / pi
        percent = f"{first + (last - first) * share:.3g}%"
        percent = f"0%,{percent}" if number == 0 else percent
        percent = f"{percent},to" if number == len(ways) - 1 else percent
        steps.append(f'{percent}{{d:path("{way}")}}')
    return "".join(steps)


def _document(
    scene: Scene,
    scope: str,
    shapes: list[Shape],
    theme: Theme,
    keys: dict[str, str] | None = None,
    rules: str = "",
) -> str:
    keys = keys or {}
    looks = {shape.look for shape in shapes}
    hatch = _hatch(scope, theme) if looks & {"mu", "mh"} else ""
    paths = "".join(
        f'<path class="{shape.look}{_moving(keys.get(shape.name))}" d="{shape.path}"/>'
        for shape in shapes
    )
    box = " ".join(str(number) for number in scene.view_box)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{scope}" viewBox="{box}" role="img" '
        f'aria-labelledby="{scope}-t {scope}-d">'
        f'<title id="{scope}-t">{escape(scene.name)}</title>'
        f'<desc id="{scope}-d">{escape(scene.alt)}</desc>'
        f"<style>{style(scope, looks, theme, scene.zoom)}{rules}</style>{hatch}{paths}</svg>\n"
    )


def _moving(key: str | None) -> str:
    return f" k {key}" if key else ""


def _hatch(scope: str, theme: Theme) -> str:
    """Stripes, so that the muscle is not told by its colour alone."""
    return (
        f'<defs><pattern id="{scope}-h" width="16" height="16" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="16" height="16" '
        f'style="fill:{colour("muscle", theme)}"/><rect width="5" height="16" '
        f'style="fill:{colour("muscle-line", theme)};opacity:.55"/></pattern></defs>'
    )
