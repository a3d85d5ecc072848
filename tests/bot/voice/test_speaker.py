from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from bot.voice.errors import SpeakerFailed
from bot.voice.pcm import Pcm
from bot.voice.recogniser import Recogniser
from bot.voice.speaker import RATE, Speaker
from bot.voice.worker import Worker

pytestmark = pytest.mark.speech


def worker_of(speaker: Speaker) -> Worker:
    assert speaker._worker is not None
    return speaker._worker


def loudness(pcm: Pcm) -> float:
    return float(np.sqrt(np.mean(np.square(pcm.samples, dtype=float))))


def test_speech_begins_and_ends_with_sound(speaker: Speaker) -> None:
    said = speaker.synthesise("Hold there, and breathe slowly.")
    assert said.rate == RATE
    assert 1 < said.duration < 4
    assert loudness(said) > 1000
    assert abs(int(said.samples[0])) > 100
    assert abs(int(said.samples[-1])) > 100


def test_different_words_different_sound(speaker: Speaker) -> None:
    first, second = speaker.synthesise("Breathe in."), speaker.synthesise("Switch sides now.")
    assert not np.array_equal(first.samples, second.samples)


def test_twenty_in_a_row(speaker: Speaker) -> None:
    said = [speaker.synthesise(f"Repetition number {number}.") for number in range(20)]
    assert all(loudness(pcm) > 1000 for pcm in said)
    assert len({pcm.samples.tobytes() for pcm in said}) == 20


def test_every_thread_gets_its_own_words() -> None:
    texts = [" and ".join(["left"] * count) for count in range(1, 13)]
    with Speaker() as speaker, ThreadPoolExecutor(6) as threads:
        said = list(threads.map(speaker.synthesise, texts))
    longer = np.diff([pcm.duration for pcm in said])
    assert (longer > 0.2).all()


def test_every_process_speaks_alike() -> None:
    def first_words() -> list[float]:
        with Speaker(rate=120) as speaker:
            return [speaker.synthesise(text).duration for text in ("Breathe in.", "Breathe out.")]

    durations = np.array([first_words() for _ in range(20)])
    assert np.ptp(durations, axis=0).max() < 0.02


def test_the_words_are_the_words(speaker: Speaker, recogniser: Recogniser) -> None:
    (heard,) = recogniser.utterances(speaker.synthesise("Ten more seconds."))
    assert "more seconds" in heard.text


def test_said_again_without_the_worker(speaker: Speaker) -> None:
    first = speaker.synthesise("Only once.")
    os.kill(worker_of(speaker).pid, signal.SIGKILL)
    assert speaker.synthesise("Only  once. ") is first
    with pytest.raises(ValueError, match="read-only"):
        first.samples[0] = 0


@pytest.mark.parametrize("text", ["", "  \n", "…"])
def test_nothing_to_say(speaker: Speaker, text: str) -> None:
    assert len(speaker.synthesise(text).samples) == 0


def test_speaks_on_after_its_worker_was_killed(speaker: Speaker) -> None:
    killed = worker_of(speaker).pid
    os.kill(killed, signal.SIGKILL)
    assert loudness(speaker.synthesise("Back again.")) > 1000
    assert worker_of(speaker).pid != killed


def test_rate_and_voice() -> None:
    text = "Slowly bring your hips forward."
    with Speaker(rate=120) as slow, Speaker(rate=240) as fast, Speaker(voice="en-us") as other:
        at_rest = slow.synthesise(text)
        assert at_rest.duration > 1.5 * fast.synthesise(text).duration
        assert not np.array_equal(at_rest.samples, other.synthesise(text).samples)


def test_no_such_voice() -> None:
    with (
        pytest.raises(SpeakerFailed, match=r"no voice 'nobody'.*espeak-ng --voices"),
        Speaker(voice="nobody"),
    ):
        pass


@pytest.mark.usefixtures("broken_espeak")
def test_no_synthesiser() -> None:
    with pytest.raises(SpeakerFailed, match=r"does not start \(.*eSpeak.*make setup"), Speaker():
        pass


def test_broken_for_good(request: pytest.FixtureRequest) -> None:
    with Speaker() as speaker:
        request.getfixturevalue("broken_espeak")
        os.kill(worker_of(speaker).pid, signal.SIGKILL)
        with pytest.raises(SpeakerFailed, match="does not start"):
            speaker.synthesise("Anyone there?")


def test_a_file_that_cannot_be_written_is_no_hang(speaker: Speaker) -> None:
    worker = worker_of(speaker)
    assert "No such file" in worker.ask({"text": "Hello.", "to": "/nowhere/at/all.wav"})["error"]
    assert loudness(speaker.synthesise("And on we go.")) > 1000


def test_leaves_no_process_and_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Speaker() as speaker:
        speaker.synthesise("Here and gone.")
        pid = worker_of(speaker).pid
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
