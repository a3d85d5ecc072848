"""How a command fails: a plain sentence and an exit code, never a stack trace."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from bot.cli.server import ServerError
from bot.client import ClientError
from bot.voice.errors import VoiceError
from knowledge import KnowledgeError

P = ParamSpec("P")
R = TypeVar("R")

EXPECTED = (ClientError, KnowledgeError, ServerError, VoiceError)


def plain_failures(command: Callable[P, R]) -> Callable[P, R]:
    """Turns the errors that we expect into a message on stderr and exit code 1."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except EXPECTED as error:
            raise click.ClickException(str(error)) from error

    return run
