import pytest

from bot.voice.listening.endpoint import hangover


def test_a_command_is_over_sooner_than_a_sentence():
    assert hangover("pause", is_command=True) < hangover("my knee hurts", is_command=False)


@pytest.mark.parametrize("said", ["start the", "how do i", "stretch my hips for", "is it safe if"])
def test_who_has_not_finished_may_breathe(said):
    assert hangover(said, is_command=False) >= 1.0


@pytest.mark.parametrize("said", ["what", "why", "how long is left", "stretch my hips"])
def test_what_is_whole_is_not_waited_for(said):
    assert hangover(said, is_command=False) < 0.5
