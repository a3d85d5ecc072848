"""`limber review`: the page to a file, or to the screen."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from bot.cli.review import command


def test_writes_the_page_to_a_file(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--to", str(tmp_path / "page.html")])
    assert result.exit_code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")


def test_writes_the_page_to_the_screen(tmp_path: Path) -> None:
    to_file = CliRunner().invoke(command, ["--to", str(tmp_path / "page.html")])
    to_screen = CliRunner().invoke(command)
    assert (to_file.exit_code, to_screen.exit_code) == (0, 0)
    assert to_screen.output == (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--to", str(tmp_path / "nowhere" / "page.html")])
    assert result.exit_code != 0
    assert "page.html" in result.output
    assert "Traceback" not in result.output
