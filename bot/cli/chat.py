"""`limber chat`: a conversation in a terminal, with the cues of a session as they come."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.patch_stdout import patch_stdout

from bot.cli.connection import conversation, default_sender
from bot.cli.failures import plain_failures
from bot.cli.voice_out import Silent, Spoken, VoiceOut
from bot.client import Conversation, Reply
from bot.remembered import Remembered
from bot.voice.cue_player import REFLEXES, CuePlayer

Ask = Callable[[], Awaitable[str]]
GOODBYES = {"quit", "exit"}
_LOOK_S = 1.0  # at least so often, where it is is kept


class Chat:
    """One person at a terminal: lines go out, replies and cues come in."""

    def __init__(self, talk: Conversation, voice: VoiceOut, remembered: Remembered) -> None:
        self._talk = talk
        self._voice = voice
        self._remembered = remembered
        self._player = CuePlayer()
        self._changed = asyncio.Event()

    async def run(self, ask: Ask) -> None:
        """Until the input ends."""
        self._return()
        cues = asyncio.create_task(self._play())
        try:
            while (line := (await ask()).strip()) not in GOODBYES:
                if line:
                    await self._turn(line)
        except (EOFError, KeyboardInterrupt):
            pass
        finally:
            cues.cancel()

    def _return(self) -> None:
        """Goes on with a session that was under way when this ended."""
        reply = self._talk.resumed(self._remembered.place())
        if reply.is_under_way:
            self._take(reply)

    async def _turn(self, line: str) -> None:
        # "Stop" and "pause" act here at once; the server then confirms or corrects.
        if line.lower().strip(" .!") in REFLEXES:
            self._player.freeze(time.monotonic())
            self._voice.hush()
        state = self._player.state(time.monotonic())
        self._take(await asyncio.to_thread(self._talk.say, line, state))

    def _take(self, reply: Reply) -> None:
        for text in reply.texts:
            click.echo(f"  {text}")
        # Where cues begin at once, they are what is heard.
        if reply.texts and not reply.starts_cues:
            self._voice.say(" ".join(reply.texts))
        if reply.session is not None:
            self._player.take(reply.session, time.monotonic())
            self._voice.prepare(cue.text for cue in reply.session.cues or [])
        else:
            self._player.thaw()
        self._changed.set()

    async def _play(self) -> None:
        while True:
            self._remembered.keep(self._player.state(time.monotonic()))
            for cue in self._player.due(time.monotonic()):
                click.echo(f"  [{cue.at:6.1f}] {cue.text}")
                self._voice.say(cue.text)
            self._changed.clear()
            due = self._player.next_due()
            wait = None if due is None else min(_LOOK_S, max(0.0, due - time.monotonic()))
            try:
                await asyncio.wait_for(self._changed.wait(), wait)
            except asyncio.TimeoutError:
                continue


@click.command("chat")
@click.option("--server", help="Address of a Limber; by default the one of this machine.")
@click.option("--sender", default=default_sender, help="Name of the conversation.")
@click.option("--speak", is_flag=True, help="Say everything aloud as well.")
@plain_failures
def command(server: str | None, sender: str, speak: bool) -> None:
    """Talk to Limber in this terminal."""
    with ExitStack() as stack:
        voice: VoiceOut = stack.enter_context(Spoken()) if speak else Silent()
        talk = stack.enter_context(conversation(server, sender))
        click.echo("Type to Limber. Leave with Ctrl-D or: quit")
        asyncio.run(_run(talk, voice))


async def _run(talk: Conversation, voice: VoiceOut) -> None:
    chat = Chat(talk, voice, Remembered(talk.sender))
    if not sys.stdin.isatty():
        await chat.run(_read_line)
        return
    prompt: PromptSession[str] = PromptSession("> ")

    async def ask() -> str:
        return str(await prompt.prompt_async())

    with patch_stdout():
        await chat.run(ask)


async def _read_line() -> str:
    line: str = await asyncio.to_thread(sys.stdin.readline)
    if not line:
        raise EOFError
    click.echo(f"> {line.rstrip()}")
    return line
