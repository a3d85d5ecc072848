"""`limber actions`: only the action server, for a developer beside `rasa shell`."""

from __future__ import annotations

import os

import click

from bot.cli.server import PORT


@click.command("actions")
@click.option("--port", type=PORT, default=5055, show_default=True, help="As in endpoints.yml.")
def command(port: int) -> None:
    """Run the action server alone, for use with Rasa's own command line."""
    from rasa_sdk.endpoint import run

    os.environ["SANIC_HOST"] = "127.0.0.1"
    run("actions", port)
