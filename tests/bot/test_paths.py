"""Where things are, as the environment moves them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import paths


def test_the_usual_places(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "LIMBER_DATA"):
        monkeypatch.delenv(variable, raising=False)
    assert paths.cache_dir() == Path.home() / ".cache" / "limber"
    assert paths.data_dir() == Path.home() / ".local" / "share" / "limber"


def test_xdg_moves_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIMBER_DATA", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/elsewhere/cache")
    monkeypatch.setenv("XDG_DATA_HOME", "/elsewhere/data")
    assert paths.cache_dir() == Path("/elsewhere/cache/limber")
    assert paths.encoder_dir().parent == Path("/elsewhere/cache/limber")
    assert paths.data_dir() == Path("/elsewhere/data/limber")


def test_a_relative_xdg_path_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    assert paths.cache_dir() == Path.home() / ".cache" / "limber"


def test_limber_data_outranks_xdg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/elsewhere/data")
    monkeypatch.setenv("LIMBER_DATA", "~/stretches")
    assert paths.data_dir() == Path.home() / "stretches"
