from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import knowledge, loading


def test_loading_tells_the_base_from_the_drawings(capsys: pytest.CaptureFixture[str]) -> None:
    loading.main()
    assert json.loads(capsys.readouterr().out).keys() == {"base", "drawings"}


def test_a_base_that_cannot_be_loaded_is_not_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stretches").mkdir()
    (tmp_path / "stretches" / "bad.yml").write_text("id: bad\n", encoding="utf-8")
    monkeypatch.setenv("LIMBER_KNOWLEDGE", str(tmp_path))
    assert knowledge.main() == 2
    told = capsys.readouterr().err
    assert "Not measured" in told
    assert "bad.yml" in told
