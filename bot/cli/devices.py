"""`limber devices`: the microphones and loudspeakers of this machine."""

from __future__ import annotations

import click

from bot.cli.failures import plain_failures
from bot.voice.hands_free.sound_card import Device, devices


@click.command("devices")
@plain_failures
def command() -> None:
    """List sound devices, for --microphone and --loudspeaker of `limber voice`."""
    found = devices()
    microphones = [one for one in found if one.inputs]
    loudspeakers = [one for one in found if one.outputs]
    _show("Microphones", microphones, [one.is_default_input for one in microphones])
    _show("Loudspeakers", loudspeakers, [one.is_default_output for one in loudspeakers])


def _show(title: str, found: list[Device], usual: list[bool]) -> None:
    click.echo(f"{title} (* is the usual one):")
    for device, is_usual in zip(found, usual, strict=True):
        click.echo(f"  {'*' if is_usual else ' '} {device.name}")
    if not found:
        click.echo("  none")
