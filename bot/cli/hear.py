"""`limber hear`: a recording as a conversation."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import click

from bot.cli.connection import conversation
from bot.cli.failures import plain_failures
from bot.client import Reply
from bot.voice.heard import Heard
from bot.voice.loading import load_recogniser
from bot.voice.pcm import read_audio


@click.command("hear")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.option("--server", help="Address of a Limber; by default the one of this machine.")
@click.option("--sender", default=lambda: f"hear-{uuid4().hex[:8]}", help="Conversation to join.")
@plain_failures
def command(file: Path, as_json: bool, server: str | None, sender: str) -> None:
    """Recognise FILE (WAV or FLAC) and have the conversation that is in it."""
    pcm = read_audio(file)
    recogniser = load_recogniser()
    heard_any = False
    with conversation(server, sender) as talk:
        for heard in recogniser.utterances(pcm):
            heard_any = True
            reply = talk.say(heard.text)
            click.echo(_as_json(heard, reply) if as_json else _as_text(heard, reply))
    if not heard_any:
        click.echo("I heard no words in that recording.", err=True)


def _as_json(heard: Heard, reply: Reply) -> str:
    return json.dumps(
        {
            "at": round(heard.at, 2),
            "heard": heard.text,
            "understood": reply.understood,
            "replies": list(reply.texts),
        }
    )


def _as_text(heard: Heard, reply: Reply) -> str:
    lines = [f"[{heard.at:6.1f} s] you: {heard.text}   ({reply.understood})"]
    return "\n".join([*lines, *(f"           limber: {text}" for text in reply.texts)])
