from __future__ import annotations

from pathlib import Path

import pytest

from bot.voice.errors import ModelMissing
from bot.voice.model import cached_model_dir, missing_files, vosk_model_dir
from bot.voice.recogniser import Recogniser


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The files that a model must have, with something in them."""
    for name in (
        "am/final.mdl", "conf/mfcc.conf", "conf/model.conf", "graph/HCLr.fst", "graph/Gr.fst",
    ):  # fmt: skip
        file = tmp_path / "model" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return tmp_path / "model"


def test_the_one_that_is_named(whole: Path) -> None:
    assert vosk_model_dir({"LIMBER_VOSK_MODEL": str(whole)}) == whole


def test_else_the_cached_one(tmp_path: Path, whole: Path) -> None:
    environ = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "LIMBER_VOSK_MODEL": ""}
    cached = tmp_path / "cache" / "limber" / "vosk-model-en-0.3.45" / "model-en-us"
    cached.parent.mkdir(parents=True)
    whole.rename(cached)
    assert vosk_model_dir(environ) == cached


def test_cache_of_the_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cached_model_dir({}).is_relative_to(tmp_path / ".cache" / "limber")


def test_none_cached(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"does not exist\. Fetch it with: make setup"):
        vosk_model_dir({"XDG_CACHE_HOME": str(tmp_path)})


def test_named_but_not_there(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"gone does not exist\. Set LIMBER_VOSK_MODEL"):
        vosk_model_dir({"LIMBER_VOSK_MODEL": str(tmp_path / "gone")})


@pytest.mark.parametrize("spoilt", ["am/final.mdl", "conf/model.conf", "graph/Gr.fst"])
def test_a_file_is_missing_or_empty(whole: Path, spoilt: str) -> None:
    (whole / spoilt).write_text("")
    assert missing_files(whole) == [spoilt]
    (whole / spoilt).unlink()
    with pytest.raises(ModelMissing, match=f"lacks {spoilt}"):
        vosk_model_dir({"LIMBER_VOSK_MODEL": str(whole)})


def test_a_graph_in_one_file_will_do(whole: Path) -> None:
    (whole / "graph/Gr.fst").unlink()
    (whole / "graph/HCLr.fst").rename(whole / "graph/HCLG.fst")
    assert missing_files(whole) == []


def test_recogniser_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"is no whole Vosk model: lacks am/final\.mdl"):
        Recogniser(tmp_path)
