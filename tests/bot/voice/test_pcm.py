from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from bot.voice.errors import AudioFileError
from bot.voice.pcm import Pcm, read_audio, trim_silence, write_wav


@pytest.mark.parametrize("suffix", ["wav", "flac"])
@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_any_rate_any_channels(
    tmp_path: Path, tone: Pcm, suffix: str, rate: int, channels: int
) -> None:
    file = tmp_path / f"tone.{suffix}"
    at_rate = tone.resampled(rate)
    soundfile.write(file, np.column_stack([at_rate.samples] * channels), rate)

    read = read_audio(file)

    assert read.rate == rate
    assert read.samples.dtype == np.int16
    assert read.duration == pytest.approx(1.0, abs=0.001)
    assert np.abs(read.samples.astype(int) - at_rate.samples).max() <= 2


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_24", "FLOAT", "DOUBLE", "ULAW"])
def test_any_kind_of_wav(tmp_path: Path, tone: Pcm, subtype: str) -> None:
    file = tmp_path / "tone.wav"
    soundfile.write(file, tone.samples / 32768, tone.rate, subtype=subtype)
    assert np.abs(read_audio(file).samples.astype(int) - tone.samples).max() < 600


def test_channels_are_mixed_not_dropped(tmp_path: Path, tone: Pcm) -> None:
    file = tmp_path / "right.wav"
    silence = np.zeros_like(tone.samples)
    soundfile.write(file, np.column_stack([silence, tone.samples]), tone.rate)
    assert np.abs(read_audio(file).samples).max() == pytest.approx(4000, abs=10)


def test_too_loud_and_undefined_samples_are_bounded(tmp_path: Path) -> None:
    file = tmp_path / "wild.wav"
    wild = np.array([4.0, -4.0, np.nan, 0.5])
    soundfile.write(file, wild, 16_000, subtype="FLOAT")
    assert read_audio(file).samples.tolist() == [32767, -32767, 0, 16384]


def test_resampling_keeps_time_and_pitch(tone: Pcm) -> None:
    resampled = tone.resampled(16_000)
    spectrum = np.abs(np.fft.rfft(resampled.samples))
    assert resampled.duration == pytest.approx(tone.duration, abs=0.001)
    assert np.argmax(spectrum) / resampled.duration == pytest.approx(440, abs=2)


def test_trimmed_to_the_sound(tone: Pcm) -> None:
    trimmed = trim_silence(tone)
    assert trimmed.duration == pytest.approx(0.5, abs=0.002)
    assert abs(int(trimmed.samples[0])) > 100
    assert abs(int(trimmed.samples[-1])) > 100


def test_silence_trims_to_nothing() -> None:
    hiss = np.tile(np.array([40, -40], np.int16), 800)
    assert len(trim_silence(Pcm(hiss, 16_000)).samples) == 0


def test_the_loudest_negative_sample_is_no_silence() -> None:
    assert trim_silence(Pcm(np.array([0, -32768, 0], np.int16), 8000)).samples.tolist() == [-32768]


def test_written_as_it_was(tmp_path: Path, tone: Pcm) -> None:
    write_wav(tmp_path / "out.wav", tone)
    read = read_audio(tmp_path / "out.wav")
    assert read.rate == tone.rate
    assert np.abs(read.samples.astype(int) - tone.samples).max() <= 1


def test_nowhere_to_write(tmp_path: Path, tone: Pcm) -> None:
    with pytest.raises(AudioFileError, match=r"missing/out\.wav: cannot be written: No such file"):
        write_wav(tmp_path / "missing" / "out.wav", tone)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match=r"gone\.wav: cannot be read: No such file"):
        read_audio(tmp_path / "gone.wav")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match="Is a directory"):
        read_audio(tmp_path)


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty.wav").touch()
    with pytest.raises(AudioFileError, match="the file is empty"):
        read_audio(tmp_path / "empty.wav")


@pytest.mark.parametrize("suffix", ["wav", "flac", "raw", "txt"])
def test_not_sound(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"words.{suffix}"
    file.write_text("these are words, and no sound at all " * 9)
    with pytest.raises(AudioFileError, match="is not a sound file"):
        read_audio(file)


def test_a_header_and_nothing_more(tmp_path: Path) -> None:
    file = tmp_path / "header.wav"
    soundfile.write(file, np.zeros(0, np.int16), 16_000)
    with pytest.raises(AudioFileError, match="holds no sound"):
        read_audio(file)
