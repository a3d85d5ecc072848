from bot.voice.heard import Heard
from bot.voice.listening.reflexes import Steady


def test_a_word_that_stands_for_a_moment_is_acted_on_once():
    steady = Steady()
    told = [steady.saw("stop", at / 100) for at in range(0, 100, 3)]
    assert [word for word in told if word] == ["stop"]


def test_a_word_on_its_way_to_another_is_not():
    steady = Steady()
    assert steady.saw("stop", 0.0) is None
    assert steady.saw("stopwatch", 0.05) is None
    assert steady.saw("stop", 0.2) is None


def test_a_word_within_a_sentence_is_not():
    steady = Steady()
    assert not any(steady.saw("when do i stop", at / 10) for at in range(10))


def test_a_word_that_may_have_ended_is_acted_on_once_if_it_is_clear():
    steady = Steady()
    assert steady.is_clear(None) is None
    assert steady.is_clear(Heard(0, 1, "start", 1.0)) is None
    assert steady.is_clear(Heard(0, 1, "stop", 1.0, 0.5)) is None
    assert steady.is_clear(Heard(0, 1, "stop", 1.0, 0.7)) == "stop"
    assert steady.is_clear(Heard(0, 1, "stop", 1.0, 1.0)) is None
    assert [steady.saw("stop", at / 10) for at in range(5)] == [None] * 5
