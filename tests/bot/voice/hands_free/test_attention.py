import pytest

from bot.voice.hands_free.attention import Attention
from bot.voice.hands_free.echoes import is_own_voice, is_scrap
from bot.voice.heard import Heard


@pytest.mark.parametrize("call", ["hey limber", "limber", "tay limbers", "okay limber"])
def test_it_is_called_by_its_name(call):
    assert Attention("wake").meant(f"{call} start the desk break", 0) == "start the desk break"
    assert Attention("wake").meant(call, 0) == ""


def test_other_talk_is_not_for_it_until_it_was_called():
    attention = Attention("wake")
    assert attention.meant("what a nice day", 3) is None
    attention.stay_awake(4)
    assert attention.meant("stretch my hips", 6) == "stretch my hips"
    assert attention.meant("stretch my hips", 60) is None


def test_a_session_has_it_listen_to_everything():
    attention = Attention("wake")
    attention.in_session = True
    assert attention.meant("pause", 1000) == "pause"


def test_a_key_has_it_listen_to_one_sentence():
    attention = Attention("push")
    assert attention.meant("hey limber pause", 0) is None
    attention.pushed = True
    assert attention.meant("pause", 0) == "pause"


@pytest.mark.parametrize("heard", ["bring your hips", "hold", "slowly bring your hips over"])
def test_its_own_voice_is_known(heard):
    assert is_own_voice(heard, ["Slowly bring your hips over your knee.", "And hold."])


@pytest.mark.parametrize("heard", ["my knee hurts", "pause", "how long is left"])
def test_another_voice_is_not_taken_for_its_own(heard):
    assert not is_own_voice(heard, ["Slowly bring your hips over your knee.", "And hold."])


@pytest.mark.parametrize("text", ["ah", "l", "back brae", "stretch", "the"])
def test_a_syllable_that_means_nothing_may_be_a_rest_of_its_own_voice(text):
    assert is_scrap(Heard(0, 1, text, 0.7, 0.5))


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "it hurts", "ow", "go back", "slower", "how long", "my knee hurts"],
)
def test_what_means_something_is_none(text):
    assert not is_scrap(Heard(0, 1, text, 0.7, 0.5))


def test_two_words_that_are_certain_are_none():
    assert not is_scrap(Heard(0, 1, "cat cow", 1.0, 1.0))
