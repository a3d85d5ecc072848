"""The file of what was heard; the voices themselves are not tried here."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from scripts import hear_sentences


@pytest.fixture
def mumbling(monkeypatch: pytest.MonkeyPatch) -> None:
    def hear(recogniser: object, text: str, voice: str) -> str:
        return "" if text == "silence" else text.replace("calf", "cough")

    monkeypatch.setattr(hear_sentences, "Recogniser", lambda *_: None)
    monkeypatch.setattr(hear_sentences, "hear", hear)


def test_what_is_heard_stands_beside_what_was_said(mumbling: None, tmp_path: Path) -> None:
    said, heard = tmp_path / "said.yml", tmp_path / "heard.yml"
    said.write_text("{a: [my calf, silence, pause], b: [silence], c: [go on]}", encoding="utf-8")
    hear_sentences.main(str(said), str(heard), "flite:slt", "piper:/voices/amy.onnx")
    assert yaml.safe_load(heard.read_text(encoding="utf-8")) == {
        "a": [
            {"said": "my calf", "heard": "my cough", "voice": "flite:slt"},
            {"said": "pause", "heard": "pause", "voice": "flite:slt"},
        ],
        "c": [{"said": "go on", "heard": "go on", "voice": "flite:slt"}],
    }


def test_the_voices_take_turns(mumbling: None, tmp_path: Path) -> None:
    said, heard = tmp_path / "said.yml", tmp_path / "heard.yml"
    said.write_text("a: [one, two, three]", encoding="utf-8")
    hear_sentences.main(str(said), str(heard), "flite:slt", "piper:/voices/amy.onnx")
    voices = [one["voice"] for one in yaml.safe_load(heard.read_text(encoding="utf-8"))["a"]]
    assert voices == ["flite:slt", "piper:amy", "flite:slt"]
