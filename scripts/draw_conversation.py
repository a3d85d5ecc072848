"""Draws what `limber chat` printed as a picture for the README.

.venv/bin/limber chat | tee chat.txt
python -m scripts.draw_conversation chat.txt docs/conversation.svg
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

COLUMNS = 84
LINE_HEIGHT = 21
MARGIN = 26
# Class of a line -> its colour on the dark ground; all at least 7:1.
COLOURS = {"you": "#8ff0c4", "limber": "#e8ecf1", "cue": "#f5cf8a"}


def lines(transcript: str) -> Iterator[tuple[str, str]]:
    """The lines of a transcript as (class, text), wrapped."""
    for line in transcript.splitlines():
        kind = "you" if line.startswith("> ") else "cue" if line.startswith("  [") else "limber"
        indent = "           " if kind == "cue" else "  "
        for part in textwrap.wrap(line, COLUMNS, subsequent_indent=indent, drop_whitespace=False):
            yield kind, part


def draw(transcript: str) -> str:
    """The picture, as SVG."""
    drawn = list(lines(transcript))
    height = 2 * MARGIN + LINE_HEIGHT * len(drawn)
    styles = "".join(f".{kind}{{fill:{colour}}}" for kind, colour in COLOURS.items())
    texts = "\n".join(
        f'<text class="{kind}" x="{MARGIN}" y="{MARGIN + LINE_HEIGHT * (row + 0.75):.0f}" '
        f'xml:space="preserve">{escape(text)}</text>'
        for row, (kind, text) in enumerate(drawn)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 {height}" role="img" '
        'aria-label="A conversation with Limber in a terminal">\n'
        f"<style>text{{font:14.5px ui-monospace,Menlo,Consolas,monospace}}{styles}</style>\n"
        f'<rect width="800" height="{height}" rx="12" fill="#141a22"/>\n{texts}\n</svg>\n'
    )


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    target.write_text(draw(source.read_text(encoding="utf-8")), encoding="utf-8")
