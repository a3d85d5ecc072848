"""`limber voice`: a coach to talk to, with no hand free."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import click

from bot.cli.connection import conversation
from bot.cli.failures import plain_failures
from bot.cli.voice_check import check
from bot.client import Conversation
from bot.protocol import Voice
from bot.remembered import Remembered
from bot.voice.hands_free.attention import Attention, Mode
from bot.voice.hands_free.coach import Coach
from bot.voice.hands_free.duplex import Duplex, duplex
from bot.voice.hands_free.keys import Keyboard
from bot.voice.hands_free.loop import HandsFree, Hearer, Key, Told
from bot.voice.hands_free.mouth import Mouth
from bot.voice.hands_free.sound_card import check_devices
from bot.voice.hands_free.turns import ServerTurns
from bot.voice.listening.activity import VoiceActivity
from bot.voice.listening.listener import Listener
from bot.voice.loading import load_ears
from bot.voice.natural import NaturalVoice
from bot.voice.recogniser import RATE as HEARING_RATE
from bot.voice.render import Synthesiser
from bot.voice.speaker import COACH_RATE, Speaker
from bot.voice.speaker import RATE as SPEAKING_RATE

_HELLOS = {
    "wake": "say_voice_hello_wake",
    "open": "say_voice_hello",
    "push": "say_voice_hello_push",
}


@click.command("voice")
@click.option(
    "--listen",
    type=click.Choice(["wake", "open", "push"]),
    default="wake",
    show_default=True,
    help="wake: to its name, and to all during a session. open: always. push: to the space bar.",
)
@click.option("--microphone", help="A part of its name; see: limber devices.")
@click.option("--loudspeaker", help="A part of its name.")
@click.option(
    "--voice", type=click.Path(path_type=Path), help="A voice of piper's, its .onnx, to speak with."
)
@click.option("--check", "only_check", is_flag=True, help="Try out sound and hearing, and leave.")
@click.option("--server", help="Address of a Limber; by default the one of this machine.")
@click.option("--sender", default="voice", show_default=True, help="Name of the conversation.")
@plain_failures
def command(
    listen: Mode,
    microphone: str | None,
    loudspeaker: str | None,
    voice: Path | None,
    only_check: bool,
    server: str | None,
    sender: str,
) -> None:
    """Talk with Limber, hands free. Keys: space pauses, m is the microphone, q leaves."""
    if only_check:
        check(microphone, loudspeaker)
        return
    natural = None if voice is None else NaturalVoice(voice)
    check_devices(HEARING_RATE, SPEAKING_RATE, microphone, loudspeaker)
    card = duplex(microphone, loudspeaker, time.monotonic)
    with conversation(server, sender) as talk, ready(talk, card, listen, natural) as loop:
        loop.run()


@contextmanager
def ready(
    talk: Conversation, card: Duplex, mode: Mode, natural: NaturalVoice | None = None
) -> Iterator[HandsFree]:
    """Everything opened and joined; speaks with a `natural` voice if one is given.

    Raises:
        VoiceError: no sound, no speech or no model; says what to do.
    """
    told: queue.Queue[Told] = queue.Queue()
    with ExitStack() as stack:
        voices = Voices(stack.enter_context(ExitStack()), natural)
        mouth = Mouth(card.mixer, voices.speaker(Voice.parse_obj({})))
        listener = Listener(HEARING_RATE, load_ears(HEARING_RATE), VoiceActivity(HEARING_RATE))
        hearer = Hearer(
            card.microphone,
            card.echo,
            listener,
            lambda: [line.text for line in mouth.saying],
            told.put,
        )
        turns = ServerTurns(talk, told.put, time.monotonic)
        attention = Attention(mode)
        coach = Coach(
            card.mixer,
            mouth,
            attention,
            turns,
            Terminal(),
            lambda voice: mouth.speak_with(voices.speaker(voice)),
        )
        keyboard = Keyboard(lambda name: told.put(Key(name)))
        for part in (card.loudspeaker, mouth, turns, hearer, keyboard):
            part.open()
            stack.enter_context(closing(part))
        remembered = Remembered(talk.sender)
        _begin(coach, talk, remembered, mode)
        yield HandsFree(coach, card.mixer, card.loudspeaker, hearer, told, remembered)


def _begin(coach: Coach, talk: Conversation, remembered: Remembered, mode: Mode) -> None:
    """Goes on where it ended suddenly; else says hello."""
    reply = talk.resumed(remembered.place())
    if reply.is_under_way:
        coach.returned(reply)
    else:
        coach.greet(_HELLOS[mode])


class Voices:
    """Speakers for the rates that the person asks for: each a process, or one natural voice."""

    def __init__(self, stack: ExitStack, natural: NaturalVoice | None = None) -> None:
        self._stack, self._natural = stack, natural
        self._speakers: dict[float, Synthesiser] = {}

    def speaker(self, voice: Voice) -> Synthesiser:
        """The one that speaks so fast."""
        if voice.rate not in self._speakers:
            self._speakers[voice.rate] = self._made(voice.rate)
        return self._speakers[voice.rate]

    def _made(self, rate: float) -> Synthesiser:
        if self._natural is not None:
            return self._natural.at(rate)
        return self._stack.enter_context(Speaker(rate=round(COACH_RATE * rate)))


class Terminal:
    """Shows the conversation."""

    def __init__(self) -> None:
        self._state = ""

    def heard(self, text: str) -> None:
        """A person's words."""
        click.echo(f"> {text}")

    def said(self, text: str) -> None:
        """Limber's."""
        click.echo(f"  {text}")

    def state(self, state: str) -> None:
        """Whether it listens."""
        if state != self._state:
            self._state = state
            click.echo(f"  ({state})", err=True)
