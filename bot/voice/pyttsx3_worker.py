"""A process of its own that speaks into files with pyttsx3. Started by `bot.voice.speaker`.

    python -m bot.voice.pyttsx3_worker [--rate WORDS_PER_MINUTE] [--voice NAME]

One JSON object a line. On standard output, first `{"ready": true}`; then for each request
`{"text": "...", "to": "/path.wav"}` on standard input, `{"done": true}` once the file is there.
In place of either, `{"error": "..."}`. Ends when its input does.

Apart from the rest because pyttsx3's engine lives once a process, keeps state between calls and
cannot be stopped from a thread: a process can be killed and started again.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import IO, Any, Protocol

Message = dict[str, Any]

_TRIES = 5


class Engine(Protocol):
    """What is used of pyttsx3's engine."""

    def connect(self, topic: str, cb: Any) -> Any:
        """Calls `cb` with every event of `topic`."""

    def setProperty(self, name: str, value: str | float) -> None:  # noqa: N802 - theirs
        """Sets "rate" or "voice"."""

    def save_to_file(self, text: str, filename: str) -> None:
        """Asks for `text` to be spoken into `filename`."""

    def runAndWait(self) -> None:  # noqa: N802 - theirs
        """Does what was asked for."""

    @property
    def driver_name(self) -> str:
        """Which synthesiser it drives."""


class Voice:
    """pyttsx3, used in the one way that writes every file."""

    def __init__(self, rate: int | None, voice: str | None) -> None:
        """Starts the engine.

        Raises:
            RuntimeError: there is no synthesiser, or no such voice.
        """
        import pyttsx3  # here, so that a broken installation is reported like any other failure

        self._problems: list[str] = []
        self._engine: Engine = pyttsx3.init()
        self._cut = False
        self._engine.connect("error", self._note_error)
        self._engine.connect("finished-utterance", self._note_end)
        # The engine's first run returns at once, whatever was asked. Properties come after it: a
        # run may cancel them on their way to the synthesiser.
        self._run()
        if rate is not None:
            self._engine.setProperty("rate", rate)
        if voice is not None:
            self._engine.setProperty("voice", voice)
        if self._problems:
            raise RuntimeError(f"it has no voice {voice!r}")

    def speak(self, text: str, to: Path) -> None:
        """Writes `text`, spoken, to the file `to`.

        Raises:
            RuntimeError: it was not written.
        """
        for _ in range(_TRIES):
            # One file a run: of several asked for at once the engine writes only the last.
            self._engine.save_to_file(text, str(to))
            self._run()
            if self._problems:
                raise RuntimeError(self._problems.pop())
            if not self._cut:
                return
        raise RuntimeError(f"it was cut short {_TRIES} times")

    def _run(self) -> None:
        """One run of the engine, which first cancels whatever the synthesiser is still doing.

        That would lose properties on their way to it, so it is let finish them; and now and then
        the engine finds it busy all the same, cancels the new text, and reports so.
        """
        if self._engine.driver_name == "espeak":
            from pyttsx3.drivers import _espeak

            _espeak.Synchronize()
        self._cut = False
        self._engine.runAndWait()

    def _note_error(self, name: str | None, exception: Exception) -> None:  # noqa: ARG002 - theirs
        self._problems.append(str(exception))

    def _note_end(self, name: str | None, completed: bool) -> None:  # noqa: ARG002 - theirs
        self._cut = self._cut or not completed


def serve(requests: IO[str], replies: IO[str], rate: int | None, voice: str | None) -> None:
    """Answers every request in turn until there are no more."""
    try:
        speaking = Voice(rate, voice)
    except (ImportError, OSError, RuntimeError) as error:
        _send(replies, {"error": str(error)})
        return
    _send(replies, {"ready": True})
    for line in requests:
        request = json.loads(line)
        try:
            speaking.speak(request["text"], Path(request["to"]))
        except (OSError, RuntimeError) as error:
            _send(replies, {"error": str(error)})
        else:
            _send(replies, {"done": True})


def main() -> None:
    """Serves on the standard streams."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=int)
    parser.add_argument("--voice")
    options = parser.parse_args()
    # Ctrl-C in a terminal reaches every process of the command: the one that owns us decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # pyttsx3 prints to standard output: keep that for the replies alone.
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.unraisablehook = partial(_give_up, replies)
    with replies:
        serve(sys.stdin, replies, options.rate, options.voice)


def _give_up(replies: IO[str], unraisable: Any) -> None:
    """Ends the process: pyttsx3 waits for ever once it has failed in the synthesiser's callback."""
    _send(replies, {"error": str(unraisable.exc_value)})
    os._exit(1)


def _send(replies: IO[str], message: Message) -> None:
    replies.write(json.dumps(message) + "\n")
    replies.flush()


if __name__ == "__main__":
    main()
