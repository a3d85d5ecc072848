"""`limber poses`: look at the drawings of the stretches."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from bot.cli.failures import plain_failures
from bot.pictures import motion, still
from bot.pictures.palette import Theme
from bot.pictures.sheet import contact_sheet
from bot.pictures.svg import Side, Which
from knowledge import Stretch
from knowledge.loader import files_in, folders, load_stretch
from knowledge.pose import Pose, load_pose


@click.command("poses")
@click.argument("ids", nargs=-1)
@click.option("--to", type=click.Path(path_type=Path), help="File to write; else it is printed.")
@click.option("--only", type=click.Choice(["start", "end", "motion"]), help="One SVG, of one id.")
@click.option("--side", type=click.Choice(get_args(Side)), default="left", help="With --only.")
@click.option("--theme", type=click.Choice(get_args(Theme)), default="auto", help="With --only.")
@plain_failures
def command(
    ids: tuple[str, ...], to: Path | None, only: str | None, side: Side, theme: Theme
) -> None:
    """Draw IDS, or every stretch, on one HTML page."""
    files = _files("poses")
    poses = [(load_pose(_named(files, name)), _record(name)) for name in ids or sorted(files)]
    if only is None:
        page = contact_sheet(poses)
    elif len(poses) == 1:
        page = _one(*poses[0], only, side, theme)
    else:
        raise click.BadParameter("needs exactly one id", param_hint="--only")
    if to is None:
        click.echo(page, nl=False)
        return
    try:
        to.write_text(page, encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(to), error.strerror) from error


def _one(pose: Pose, stretch: Stretch | None, only: str, side: Side, theme: Theme) -> str:
    try:
        if only == "motion":
            return motion(pose, side, stretch=stretch, theme=theme)
        which: Which = "start" if only == "start" else "end"
        return still(pose, which, side, stretch=stretch, theme=theme)
    except ValueError as error:
        raise click.ClickException(f"{pose.id}: {error}") from error


def _files(kind: str) -> dict[str, Path]:
    """Id -> file; of two of one id the first, which is ours."""
    return {path.stem: path for path in reversed(files_in(folders(), kind))}


def _named(files: dict[str, Path], name: str) -> Path:
    if name not in files:
        known = ", ".join(sorted(files))
        raise click.BadParameter(f"{name!r} has no pose yet. There are: {known}", param_hint="IDS")
    return files[name]


def _record(name: str) -> Stretch | None:
    """The record alone: another that is wrong is no reason not to draw this one."""
    path = _files("stretches").get(name)
    return load_stretch(path) if path else None
