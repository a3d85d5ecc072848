"""`limber serve`: everything, in the foreground."""

from __future__ import annotations

import signal
from types import FrameType

import click

from bot.cli.failures import plain_failures
from bot.cli.server import PORT, Server, running
from knowledge import load_library
from knowledge.loader import files_in, folders
from knowledge.pose import load_pose

_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=PORT, default=5005, show_default=True, help="Port to listen on.")
@plain_failures
def command(host: str, port: int) -> None:
    """Run Limber until Ctrl-C."""
    _read_knowledge()
    for ending in _ENDINGS:
        signal.signal(ending, _interrupt)
    try:
        with running(Server(host, port, report=click.echo)) as server:
            click.echo(f"Limber listens on {server.address}")
            click.echo(f"  in a browser:  open {server.address}")
            click.echo("  in a terminal: .venv/bin/limber chat, or limber voice")
            click.echo("  end it:        Ctrl-C")
            server.watch()
    except KeyboardInterrupt:
        click.echo("\nLimber has ended. Conversations are kept.")


def _read_knowledge() -> None:
    """Refuses a file that is wrong now, by its name, rather than in the middle of a conversation.

    Raises:
        KnowledgeError: a record, a routine or a drawing cannot be read.
    """
    load_library()
    for path in files_in(folders(), "poses"):
        load_pose(path)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    # A second one must not cut the ending short, or a process would be left behind.
    for ending in _ENDINGS:
        signal.signal(ending, signal.SIG_IGN)
    raise KeyboardInterrupt
