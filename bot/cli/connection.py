"""Reaching a Limber: the one that runs, or one of our own for as long as the command lasts."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import closing, contextmanager

import click

from bot.cli.server import Server, free_port, watched
from bot.client import ClientError, Conversation

DEFAULT_SERVER = "http://127.0.0.1:5005"


def default_sender() -> str:
    """The conversation of this machine's user in a terminal."""
    return f"terminal-{getpass.getuser()}"


@contextmanager
def conversation(server: str | None, sender: str) -> Iterator[Conversation]:
    """A conversation with `server`, or with the usual one, which is started if it is not there.

    Raises:
        ClientError: a server was named and does not answer.
        ServerError: a server could not be started.
    """
    with closing(Conversation(server or DEFAULT_SERVER, sender)) as talk:
        if talk.is_up():
            yield talk
        elif server is not None:
            raise ClientError(f"No Limber answers at {server}. Start one with: make run")
        else:
            own = Server(port=free_port(), report=lambda line: click.echo(line, err=True))
            with watched(own), closing(Conversation(own.address, sender)) as talk:
                yield talk
