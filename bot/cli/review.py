"""`limber review`: the safety facts as a page for a clinician."""

from __future__ import annotations

from typing import TextIO

import click

from bot.cli.failures import plain_failures
from bot.review import review_page
from knowledge import load_library
from knowledge.safety_base import load_safety


@click.command("review")
@click.option(
    "--to",
    type=click.File("w", encoding="utf-8", atomic=True),
    default="-",
    help="HTML file to write; else the screen.",
)
@plain_failures
def command(to: TextIO) -> None:
    """Write all safety facts as one HTML page to read, print and sign."""
    to.write(review_page(load_safety(), load_library()))
