"""`limber ...`: a thin front for people."""

from __future__ import annotations

import importlib

import click

COMMANDS = (
    "serve",
    "actions",
    "chat",
    "voice",
    "devices",
    "hear",
    "say",
    "guide",
    "compose",
    "check",
    "poses",
    "review",
    "learn",
)


class _Lazy(click.Group):
    """Imports a command only when it is called: some of them load a lot."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"bot.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="limber", prog_name="limber")
def main() -> None:
    """Limber, a hands-free stretching coach."""
