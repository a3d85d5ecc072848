"""`limber say`: a sentence, aloud or into a file."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.failures import plain_failures
from bot.voice.pcm import write_wav
from bot.voice.player import Playback
from bot.voice.speaker import COACH_RATE, Speaker


@click.command("say")
@click.argument("text")
@click.option("--to", "to", type=click.Path(path_type=Path), help="A WAV instead of loudspeakers.")
@plain_failures
def command(text: str, to: Path | None) -> None:
    """Say TEXT."""
    with Speaker(rate=COACH_RATE) as speaker:
        pcm = speaker.synthesise(text)
    if to is not None:
        write_wav(to, pcm)
        return
    with Playback() as playback:
        playback.play(pcm)
        playback.wait()
