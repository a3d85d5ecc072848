from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.voice.pcm import read_audio, trim_silence

pytestmark = pytest.mark.speech

WORKER = [sys.executable, "-m", "bot.voice.pyttsx3_worker"]


def test_one_line_for_one_line(tmp_path: Path) -> None:
    texts = ["Breathe in.", 'Quotes " and\nlines, é and 🧘.', "Breathe out."]
    files = [tmp_path / f"{number}.wav" for number in range(len(texts))]
    requests = [{"text": text, "to": str(to)} for text, to in zip(texts, files, strict=True)]

    done = subprocess.run(
        WORKER,
        input="".join(json.dumps(request) + "\n" for request in requests),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert replies == [{"ready": True}, {"done": True}, {"done": True}, {"done": True}]
    assert all(trim_silence(read_audio(file)).duration > 0.3 for file in files)


@pytest.mark.usefixtures("broken_espeak")
def test_says_why_it_does_not_start() -> None:
    done = subprocess.run(WORKER, input="", capture_output=True, text=True, timeout=60, check=True)
    assert "eSpeak" in json.loads(done.stdout)["error"]
