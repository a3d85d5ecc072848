"""Building the encoder: the same every time, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scripts import build_encoder


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build_encoder.build(tmp_path / name)
    one, two = ((tmp_path / name / "model.onnx").read_bytes() for name in ("one", "two"))
    assert one == two
    assert sorted(f.name for f in tmp_path.iterdir()) == ["one", "two"], "drafts are left behind"


def test_a_model_that_comes_out_wrong_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unlike(weights: object, ids: list[int]) -> np.ndarray:
        return np.full(384, 384**-0.5, dtype=np.float32)

    monkeypatch.setattr(build_encoder, "reference_vector", unlike)
    monkeypatch.setattr(build_encoder, "encoder_dir", lambda: tmp_path / "encoder")
    assert build_encoder.main() == 1
    assert "comes out wrong" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_encoder, "WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(build_encoder.BuildError, match="not the published ones"):
        build_encoder.find_source()


def test_weights_that_are_not_installed_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_encoder, "PACKAGE", "no_such_package")
    with pytest.raises(build_encoder.BuildError, match="no_such_package"):
        build_encoder.find_source()


def test_a_build_that_was_second_keeps_the_first(tmp_path: Path) -> None:
    for folder, text in (("draft", "second"), ("target", "first")):
        (tmp_path / folder).mkdir()
        for name in ("model.onnx", "tokenizer.json"):
            (tmp_path / folder / name).write_text(text, encoding="utf-8")
    build_encoder.publish(tmp_path / "draft", tmp_path / "target")
    assert (tmp_path / "target" / "model.onnx").read_text(encoding="utf-8") == "first"
