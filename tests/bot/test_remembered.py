import pytest

from bot.protocol import ClientState
from bot.remembered import Remembered

PLACE = ClientState(session_id="s", revision=3, position=7.5)


def test_what_was_kept_is_there_for_the_next_process(tmp_path):
    Remembered("someone", tmp_path).keep(PLACE)
    assert Remembered("someone", tmp_path).place() == PLACE
    assert Remembered("someone else", tmp_path).place() is None


def test_the_last_place_stays(tmp_path):
    remembered = Remembered("a/../b \ud800", tmp_path)
    for place in (PLACE, PLACE.copy(update={"position": 8.5}), None):
        remembered.keep(place)
    assert remembered.place().position == 8.5


@pytest.mark.parametrize("content", ["", "{", "[]", '{"session_id": "s"}', "\x00"])
def test_a_damaged_file_is_as_good_as_none(tmp_path, content):
    Remembered("someone", tmp_path).keep(PLACE)
    (file,) = (tmp_path / "clients").iterdir()
    file.write_text(content)
    assert Remembered("someone", tmp_path).place() is None


def test_where_nothing_can_be_written_nothing_breaks(tmp_path):
    (tmp_path / "clients").write_text("in the way")
    Remembered("someone", tmp_path).keep(PLACE)
    assert Remembered("someone", tmp_path).place() is None


def test_what_stays_as_it_is_is_not_written_again(tmp_path):
    remembered = Remembered("someone", tmp_path)
    remembered.keep(PLACE)
    (file,) = (tmp_path / "clients").iterdir()
    file.unlink()
    remembered.keep(PLACE)
    assert not file.exists()
