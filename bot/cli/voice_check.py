"""`limber voice --check`: is it heard, does it hear, how loud is the room."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack

import click
import numpy as np

from bot.voice.errors import NoAudioDevice
from bot.voice.hands_free.duplex import duplex
from bot.voice.hands_free.mouth import Mouth
from bot.voice.hands_free.sound_card import Block, Microphone
from bot.voice.listening.activity import VoiceActivity
from bot.voice.listening.echo import EchoFilter
from bot.voice.listening.events import SpeechEnded
from bot.voice.listening.listener import Listener
from bot.voice.loading import load_ears
from bot.voice.pcm import decibels, level
from bot.voice.recogniser import RATE
from bot.voice.speaker import COACH_RATE, Speaker
from bot.wording import phrase

_ROOM_S, _ANSWER_S = 2.0, 8.0
_DEAD_DB, _LOUD_DB = -90.0, -45.0


def check(microphone_name: str | None, loudspeaker_name: str | None) -> None:
    """Speaks, listens, and prints what came of it.

    Raises:
        VoiceError: a part is missing; says which, and what to do.
    """
    ears = load_ears(RATE)
    card = duplex(microphone_name, loudspeaker_name, time.monotonic)
    microphone, echo = card.microphone, card.echo
    with ExitStack() as stack:
        mouth = Mouth(card.mixer, stack.enter_context(Speaker(rate=COACH_RATE)))
        for device in (card.loudspeaker, microphone):
            device.open()
            stack.callback(device.close)
        room = np.concatenate([block.samples for block in _heard(microphone, _ROOM_S)])
        _tell_room(decibels(level(room)))
        text = phrase("say_voice_check")
        click.echo(f"  {text}")
        (clip,) = mouth.answer([text])
        while not clip.ended.is_set():
            for block in _heard(microphone, 0.2):
                echo.clean(*block)
        _tell_echo(echo)
        _tell_words(microphone, echo, Listener(RATE, ears, VoiceActivity(RATE)))


def _heard(microphone: Microphone, seconds: float) -> Iterator[Block]:
    left = round(seconds * RATE)
    while left > 0:
        block = microphone.read()
        if block is None:
            raise NoAudioDevice(
                "The microphone sends nothing. Choose another: limber devices lists them."
            )
        left -= len(block.samples)
        yield block


def _tell_room(level: float) -> None:
    if level <= _DEAD_DB:
        click.echo(f"The room: {level:.0f} dB. That is dead silence: is the microphone muted?")
    else:
        verdict = "loud, short commands will do best" if level > _LOUD_DB else "fine"
        click.echo(f"The room: {level:.0f} dB of full scale, which is {verdict}.")


def _tell_echo(echo: EchoFilter) -> None:
    if echo.delay is None:
        click.echo("My own voice: not heard by the microphone (headphones, or it is far away).")
    else:
        delay = 1000 * echo.delay / RATE
        click.echo(f"My own voice: comes back after {delay:.0f} ms, and is taken out.")


def _tell_words(microphone: Microphone, echo: EchoFilter, listener: Listener) -> None:
    for block in _heard(microphone, _ANSWER_S):
        for event in listener.hear(echo.clean(*block)):
            if isinstance(event, SpeechEnded) and event.heard is not None:
                above = event.loudness - event.noise
                click.echo(
                    f'I heard: "{event.heard.text}", {above:.0f} dB above the room, '
                    f"{100 * event.heard.confidence:.0f} % sure."
                )
                return
    click.echo("I heard nobody. Say something within eight seconds of my sentence.")
