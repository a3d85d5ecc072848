"""`limber check`: is the knowledge base sound?"""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.failures import plain_failures
from knowledge import load_library
from knowledge.loader import load_stretch
from knowledge.safety_base import load_safety


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@plain_failures
def command(files: tuple[Path, ...]) -> None:
    """Check FILES, or the whole knowledge base."""
    for path in files:
        click.echo(f"{path}: {load_stretch(path).name}, complete")
    if not files:
        library, safety = load_library(), load_safety()
        click.echo(
            f"{len(library)} stretches complete, {len(library.sources)} sources, "
            f"{len(safety.red_flags)} warning signs: no error"
        )
