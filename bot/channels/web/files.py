"""The files of the page and the widget, read once: no path of a request ever meets a folder."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
}
_PACKED = frozenset({".png"})
_START = "index.html"
# Vite names these after their content: they never change.
_NAMED_BY_CONTENT = "/assets/"
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@dataclass(frozen=True)
class File:
    """What is sent, as it is and, if that is worth it, packed by gzip."""

    body: bytes
    packed: bytes | None
    kind: str
    cache: str

    @property
    def tag(self) -> str:
        """Its ETag: changes when the content does."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:24]}"'


def file_of(body: bytes, suffix: str, cache: str = ASK_AGAIN) -> File:
    """A file of this content; `suffix` (".svg") tells what it is."""
    packed = None if suffix in _PACKED else gzip.compress(body, 9, mtime=0)
    small = packed if packed is not None and len(packed) < len(body) else None
    return File(body, small, _TYPES[suffix], cache)


def read(folder: Path) -> dict[str, File]:
    """Address -> file, of every file in a folder whose kind is known; none if it is not there."""
    found: dict[str, File] = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path.suffix in _TYPES:
            address = f"/{path.relative_to(folder).as_posix()}"
            cache = FOR_GOOD if address.startswith(_NAMED_BY_CONTENT) else ASK_AGAIN
            found[address] = file_of(path.read_bytes(), path.suffix, cache)
    if f"/{_START}" in found:
        found["/"] = found.pop(f"/{_START}")
    return found
