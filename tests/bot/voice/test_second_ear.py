"""The parts of the second ear that are pure; what it hears is in `test_recogniser`, `test_ears`."""

import pytest

from bot.voice.second_ear import _unlike, _within


@pytest.mark.parametrize(
    ("text", "control"),
    [
        ("stop", "stop"),
        ("go on", "go on"),
        ("back on", "back"),
        ("[unk] wait", "wait"),
        ("[unk] hold on", "hold on"),
        ("[unk] stop on", "stop"),
        ("resume wait", None),
        ("on", None),
        ("[unk]", None),
        ("[unk] [unk] [unk] stop", None),
        ("", None),
    ],
)
def test_a_control_with_nothing_but_noise_around_it(text, control):
    assert _within(text) == control


def test_how_unlike_two_words_sound():
    assert _unlike("stuff", "stop") < _unlike("shoulder", "stop")
    assert _unlike("black", "back") < 0.4
    assert _unlike("pause", "pause") == 0
