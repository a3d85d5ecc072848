"""What is served: the page in all its variants, and the widgets' files, packed all the same way."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.web.compare.variants import Variant
from knowledge import load_library

HERE = Path(__file__).parent
# Given to whoever can be told of one.
NONCE = "bm90aGluZyBzZWNyZXQ"
# Nothing that is not of this server, and no script or style inside the page: as on Limber's own
# pages (bot/channels/web/pages.py), and a nonce for styles.
STRICT = (
    "default-src 'none'; script-src 'self'; "
    f"style-src 'self' 'nonce-{NONCE}'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self' blob:; media-src 'self' blob:; worker-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
_LEVEL = 9
_HOLE = "<!-- widget -->"
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
}


@dataclass(frozen=True)
class Sent:
    """A body as it goes over the wire, gzip, and its headers."""

    body: bytes
    headers: Mapping[str, str]


def packed(body: bytes, suffix: str, **more: str) -> Sent:
    """A file of this kind, with `more` headers."""
    headers = {
        "content-type": f"{_TYPES[suffix]}; charset=utf-8",
        "content-encoding": "gzip",
        "cache-control": "no-cache",
        **more,
    }
    return Sent(gzip.compress(body, _LEVEL, mtime=0), headers)


def files(variant: Variant) -> dict[str, Sent]:
    """Address -> file, of all that a variant needs."""
    read = {Path(one).name: packed(*_read(Path(one))) for one in variant.files}
    # Limber's script asks for its other files at the root of its server.
    found = {f"{place}{name}": file for name, file in read.items() for place in ("/files/", "/")}
    found["/page.css"] = packed(*_read(HERE / "page.css"))
    # Limber asks its server how the stretches are called.
    names = {stretch.id: stretch.name for stretch in load_library().values()}
    found["/api/names.json"] = packed(json.dumps(names, separators=(",", ":")).encode(), ".json")
    return found


def page(variant: Variant, server: str, *, strict: bool = False) -> Sent:
    """The page; `server` is the address that its widget talks to.

    If `strict`, with a policy that forbids what is inside the page, and so with the script that
    starts the widget in a file of its own, which is fair to the widget.
    """
    script = start(variant, server)
    inside = '<script src="/start.js"></script>' if strict else f"<script>{script}</script>"
    markup = _served_from(variant.markup, server) + (inside if script else "")
    html = (HERE / "page.html").read_text(encoding="utf-8").replace(_HOLE, markup)
    more = {"content-security-policy": STRICT} if strict else {}
    return packed(html.encode(), ".html", **more)


def start(variant: Variant, server: str) -> str:
    """The script that starts a widget."""
    filled = variant.script.replace("SERVER", json.dumps(server))
    return filled.replace("NONCE", json.dumps(NONCE))


def _served_from(markup: str, server: str) -> str:
    ours = "<limber-coach", f'<limber-coach server="{server}"'
    return markup.replace("SERVER", server).replace(*ours)


def _read(path: Path) -> tuple[bytes, str]:
    return path.read_bytes(), path.suffix
