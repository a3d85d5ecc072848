"""The colours, light and dark, and the style sheet of a picture.

Every colour is a CSS custom property, `--limber-<name>`, that a page may set.
"""

from __future__ import annotations

from typing import Literal

Theme = Literal["auto", "light", "dark"]

# name: (light, dark)
COLOURS: dict[str, tuple[str, str]] = {
    "skin": ("#e3a883", "#d99c76"),
    "skin-far": ("#c98f6c", "#b67f5d"),
    "hair": ("#4b3a33", "#6d5548"),
    "top": ("#2f9c95", "#37a8a0"),
    "top-far": ("#23807a", "#2a837d"),
    "legs": ("#47568a", "#7183c4"),
    "legs-far": ("#384570", "#55659f"),
    "line": ("#26304a", "#10151f"),
    "muscle": ("#ff6b2c", "#ff7a3d"),
    "muscle-line": ("#8f1d00", "#5e1300"),
    "arrow": ("#b3261e", "#ffb4a8"),
    "prop": ("#f3ece1", "#4a5160"),
    "prop-side": ("#e2d7c7", "#3b414e"),
    "prop-line": ("#9a8c79", "#8d96a8"),
    "mat": ("#cfe3dc", "#35504c"),
    "pillow": ("#c9b8ea", "#6a5a92"),
    "pillow-side": ("#b3a0db", "#56487a"),
    "ground": ("#eceae6", "#2a2f3a"),
    "strap": ("#7a4fb5", "#c3a2f5"),
    "ghost": ("#26304a", "#dfe6f5"),
    "page": ("#ffffff", "#1b1f27"),
}

_LOOKS: dict[str, tuple[str | None, str | None, float]] = {  # fill, stroke, stroke width
    "sk": ("skin", "line", 5),
    "skf": ("skin-far", "line", 5),
    "fc": ("skin", None, 0),
    "hr": ("hair", "line", 5),
    "tp": ("top", "line", 5),
    "tpf": ("top-far", "line", 5),
    "tr": ("legs", "line", 5),
    "trf": ("legs-far", "line", 5),
    "tb": ("legs", None, 0),
    "tbf": ("legs-far", None, 0),
    "ey": ("line", None, 0),
    "ol": (None, "line", 3),
    "sm": (None, "line", 6),
    "ar": (None, "arrow", 14),
    "ah": ("arrow", "page", 5),
    "pt": ("prop", "prop-line", 6),
    "pf": ("prop-side", "prop-line", 6),
    "ps": ("prop", "prop-line", 6),
    "ptm": ("mat", "prop-line", 4),
    "pfm": ("mat", "prop-line", 4),
    "psm": ("mat", "prop-line", 4),
    "ptc": ("pillow", "prop-line", 6),
    "pfc": ("pillow-side", "prop-line", 6),
    "psc": ("pillow-side", "prop-line", 6),
    "gr": ("ground", None, 0),
    "st": (None, "strap", 16),
    "tw": (None, "strap", 30),
}
_SOFT: dict[str, tuple[str, float, float]] = {"gl": ("muscle", 44, 0.34), "hl": ("page", 26, 0.8)}


def style(scope: str, looks: set[str], theme: Theme, zoom: float) -> str:
    """The style sheet for the looks that a picture uses, for the element with the id `scope`.

    Lines are `zoom` times as wide as usual, so that they look alike at every crop.
    """
    rules = [f"#{scope} path{{stroke-linejoin:round;stroke-linecap:round;paint-order:stroke}}"]
    used: set[str] = set()
    for look in sorted(looks):
        rules.append(f"#{scope} .{look}{{{_rule(scope, look, theme, used, zoom)}}}")
    if theme != "auto":
        return "".join(rules)
    light, dark = (
        "".join(f"--{name}:var(--limber-{name},{COLOURS[name][which]});" for name in sorted(used))
        for which in (0, 1)
    )
    return (
        f"#{scope}{{{light}}}"
        f"@media(prefers-color-scheme:dark){{#{scope}{{{dark}}}}}"
        f"[data-theme=light] #{scope},#{scope}[data-theme=light]{{{light}}}"
        f"[data-theme=dark] #{scope},#{scope}[data-theme=dark]{{{dark}}}" + "".join(rules)
    )


def colour(name: str, theme: Theme) -> str:
    """A colour as CSS: a property of the picture, or its value when the theme is settled."""
    if theme == "auto":
        return f"var(--{name})"
    return COLOURS[name][theme == "dark"]


def _rule(scope: str, look: str, theme: Theme, used: set[str], zoom: float) -> str:
    if look in ("mu", "mh"):
        used.update(("muscle", "muscle-line"))
        thin = "stroke-dasharray:14 12;fill-opacity:.55;" if look == "mh" else ""
        line = f"stroke:{colour('muscle-line', theme)};stroke-width:{7 * zoom:.3g}"
        return f"{thin}fill:url(#{scope}-h);{line}"
    if look in _SOFT:
        name, width, opacity = _SOFT[look]
        used.add(name)
        line = f"stroke:{colour(name, theme)};stroke-width:{width * zoom:.3g}"
        return f"fill:none;{line};stroke-opacity:{opacity:g}"
    if look == "gh":
        used.add("ghost")
        return f"fill:{colour('ghost', theme)};opacity:.13"
    fill, stroke, width = _LOOKS[look]
    used.update(name for name in (fill, stroke) if name)
    rule = f"fill:{colour(fill, theme) if fill else 'none'}"
    if stroke:
        rule += f";stroke:{colour(stroke, theme)};stroke-width:{width * zoom:.3g}"
    return rule
