"""Commands from outside: help, and plain sentences for what goes wrong."""

import json
import socket
from pathlib import Path

import click
import pytest

from bot.cli import COMMANDS
from bot.cli.failures import EXPECTED, plain_failures
from knowledge import KNOWLEDGE_DIR, KnowledgeError, load_library

RECORD = KNOWLEDGE_DIR / "stretches" / "cat_cow.yml"


def test_help_lists_every_command_with_what_it_does(limber):
    output = limber("--help").output
    for name in COMMANDS:
        assert f"  {name} " in output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(limber, name):
    result = limber(name, "-h")
    assert result.exit_code == 0
    assert f"limber {name}" in result.output.replace("main", "limber")


def test_an_unknown_command_is_said(limber):
    result = limber("fly")
    assert result.exit_code == 2
    assert "fly" in result.output


# check


def test_check_of_everything(limber):
    result = limber("check")
    assert result.exit_code == 0
    assert f"{len(load_library())} stretches complete" in result.output
    assert "no error" in result.output


def test_check_of_one_file(limber):
    result = limber("check", RECORD)
    assert result.exit_code == 0
    assert "Cat-Cow, complete" in result.output


def test_check_of_a_broken_file_names_file_field_and_allowed_values(limber, tmp_path):
    broken = tmp_path / "cat_cow.yml"
    text = RECORD.read_text(encoding="utf-8").replace("kind: dynamic", "kind: wobbly")
    broken.write_text(text.replace("difficulty: 1", "difficulty: 9"), encoding="utf-8")
    result = limber("check", broken)
    assert result.exit_code == 1
    for part in ("cat_cow.yml", "kind", "wobbly", "static, dynamic", "difficulty"):
        assert part in result.output


@pytest.mark.parametrize(
    ("content", "about"),
    [(None, "read"), ("a: [1", "YAML"), ("- a\n- b\n", "mapping"), ("\udcff", "read")],
)
def test_check_of_what_is_no_record(limber, tmp_path, content, about):
    path = tmp_path / "x.yml"
    if content is not None:
        path.write_bytes(content.encode("utf-8", "surrogateescape"))
    result = limber("check", path)
    assert result.exit_code == 1
    assert about in result.output
    assert "x.yml" in result.output


def test_check_of_a_good_and_a_bad_file_fails(limber, tmp_path):
    assert limber("check", RECORD, tmp_path / "none.yml").exit_code == 1


# Nothing there


def test_chat_with_nobody_says_so(limber, free_address):
    result = limber("chat", "--server", free_address, stdin="hello\n")
    assert result.exit_code == 1
    assert free_address in result.output
    assert "make run" in result.output


@pytest.mark.parametrize("address", ["nonsense", "http://[bad", "ftp://127.0.0.1", ""])
def test_an_address_that_is_none(limber, address, monkeypatch):
    monkeypatch.setattr("bot.cli.connection.DEFAULT_SERVER", "http://127.0.0.1:1")
    result = limber("chat", "--server", address, stdin="")
    assert result.exit_code == 1
    assert "No Limber answers" in result.output


def test_hear_without_a_recording(limber, tmp_path, free_address):
    result = limber("hear", tmp_path / "none.wav", "--server", free_address)
    assert result.exit_code == 1
    assert "none.wav" in result.output


def test_hear_of_what_is_no_sound(limber, free_address):
    result = limber("hear", RECORD, "--server", free_address)
    assert result.exit_code == 1
    assert "sound" in result.output


def test_guide_through_an_unknown_stretch_lists_the_known(limber, tmp_path):
    result = limber("guide", "bench press", "--to", tmp_path / "x.wav")
    assert result.exit_code == 2
    assert all(name in result.output for name in load_library())


@pytest.mark.parametrize(
    "wish", [("--hold", "1"), ("--hold", "x"), ("--reps", "0"), ("--reps", "99")]
)
def test_guide_with_a_dose_that_is_none(limber, tmp_path, wish):
    result = limber("guide", "cat_cow", "--to", tmp_path / "x.wav", *wish)
    assert result.exit_code == 2
    assert wish[0] in result.output


def test_guide_with_a_sheet_that_cannot_be_written(limber, tmp_path):
    sheet = tmp_path / "none" / "sheet.json"
    result = limber("guide", "cat_cow", "--to", tmp_path / "x.wav", "--sheet", sheet)
    assert result.exit_code == 1
    assert str(sheet) in result.output


@pytest.mark.speech
def test_guide_by_name_writes_sound_and_sheet(limber, tmp_path):
    wav, sheet = tmp_path / "x.wav", tmp_path / "x.json"
    result = limber(
        *("guide", "the child's pose", "--to", wav, "--sheet", sheet), *("--hold", 20, "--reps", 1)
    )
    assert result.exit_code == 0
    assert "Child's Pose" in result.output
    written = json.loads(sheet.read_text(encoding="utf-8"))
    assert [set(cue) for cue in written["cues"]] == [{"at", "kind", "text"}] * len(written["cues"])
    assert wav.stat().st_size > 16_000 * written["length"]


# serve


@pytest.fixture
def _a_model(monkeypatch, tmp_path):
    model = tmp_path / "limber.tar.gz"
    model.touch()
    monkeypatch.setattr("bot.cli.server.MODEL_FILE", model)
    monkeypatch.setenv("LIMBER_DATA", str(tmp_path / "data"))


def test_serve_without_a_model_says_how_to_get_one(limber, monkeypatch, tmp_path):
    monkeypatch.setattr("bot.cli.server.MODEL_FILE", tmp_path / "none.tar.gz")
    result = limber("serve")
    assert result.exit_code == 1
    assert "make train" in result.output


@pytest.mark.usefixtures("_a_model")
def test_serve_on_a_port_that_is_taken_names_another(limber):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = limber("serve", "--port", port)
    assert result.exit_code == 1
    assert str(port) in result.output
    assert f"PORT={port + 1}" in result.output


@pytest.mark.usefixtures("_a_model")
def test_serve_on_an_address_that_is_not_ours(limber):
    result = limber("serve", "--host", "192.0.2.1")
    assert result.exit_code == 1
    assert "192.0.2.1" in result.output


@pytest.mark.parametrize("command", ["serve", "actions"])
@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none(limber, command, port):
    result = limber(command, "--port", port)
    assert result.exit_code == 2
    assert "--port" in result.output


# Failures


BROKEN = KnowledgeError(Path("x.yml"), ["it is broken"])


@pytest.mark.parametrize("kind", EXPECTED)
def test_expected_errors_are_said(kind):
    @plain_failures
    def fails():
        raise BROKEN if kind is KnowledgeError else kind("it is broken")

    with pytest.raises(click.ClickException, match="it is broken") as raised:
        fails()
    assert raised.value.exit_code == 1


def test_other_errors_are_not_hidden():
    @plain_failures
    def fails():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
