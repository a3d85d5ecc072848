"""`limber learn`: what was not understood in one's own conversations, to label and learn from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from bot.cli.failures import plain_failures
from bot.nlu.labelling import LabellingError
from bot.nlu.labelling.adding import Example, add, examples, training
from bot.nlu.labelling.sheet import read_labels, written
from bot.nlu.labelling.turns import Listed, not_understood, read_turns
from bot.nlu.likeness import plain
from bot.nlu.masking import mask
from bot.nlu.named import Names
from bot.paths import PROJECT_DIR, data_dir


@click.command("learn")
@click.option(
    "--below",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="List what was understood with less confidence, too.",
)
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="Turns at most."
)
@click.option("--to", type=click.Path(path_type=Path), help="YAML file to write, for labelling.")
@click.option("--add", "labelled", type=click.Path(path_type=Path), help="Labelled file to add.")
@plain_failures
def command(below: float, limit: int, to: Path | None, labelled: Path | None) -> None:
    """List what Limber did not understand; label it and add it to the training data.

    Listed is what was said on this machine and not understood, or hardly, or followed by a
    complaint, and is not in the training data by now. Nothing is sent to anyone.
    """
    if labelled and to:
        raise click.UsageError("--to writes a file and --add reads one: give one of them")
    try:
        if labelled:
            _add(labelled)
        else:
            _list(below, limit, to)
    except LabellingError as error:
        raise click.ClickException(str(error)) from error


def _list(below: float, limit: int, to: Path | None) -> None:
    if to and to.exists():
        raise LabellingError(f"{to} exists, labels in it would be lost: name another file.")
    listed = not_understood(read_turns(data_dir() / "limber.db"), below)
    new = _untrained(listed) if listed else []
    if not listed:
        click.echo(f"Nothing to label: all was understood, with {below} or more.")
        return
    if trained := len(listed) - len(new):
        click.echo(f"Left out, as in the training data by now: {trained}")
    if not new:
        click.echo("Nothing else to label.")
        return
    shown = new[:limit]
    if to:
        try:
            to.write_text(written(shown), encoding="utf-8")
        except OSError as error:
            raise click.FileError(str(to), error.strerror) from error
        click.echo(f"{to}: {len(shown)} to label. Then: limber learn --add {to}")
        return
    for one in shown:
        click.echo(_told(one))
    click.echo(f"\n{len(shown)} of {len(new)}. To label them: limber learn --to FILE")


def _untrained(listed: list[Listed]) -> list[Listed]:
    """Those that the training data lacks as they are, names masked."""
    trained = {plain(one.text) for one in training(PROJECT_DIR)}
    names = Names()
    return [one for one in listed if plain(_masked(one.turn.text, names)) not in trained]


def _told(one: Listed) -> str:
    then = f", or {one.turn.runner_up}" if one.turn.runner_up else ""
    return f'"{one.turn.text}"\n    {one.turn.taken_for}{then}  ({"; ".join(one.why)})'


def _add(path: Path) -> None:
    labels = read_labels(path)
    filled = [label for label in labels if label.intent]
    if not filled:
        raise LabellingError(
            f"{path}: no intent is filled in. docs/intents.md says what each means."
        )
    names = Names()
    try:
        found = examples(filled, PROJECT_DIR, lambda text: _masked(text, names))
    except LabellingError as error:
        raise LabellingError(f"{path}: nothing added.\n{error}") from error
    add(found)
    for line in _added(found):
        click.echo(line)
    if waiting := len(labels) - len(filled):
        click.echo(f"Without an intent: {waiting}")
    click.echo("Now run `make train`.")


def _added(found: list[Example]) -> list[str]:
    files = Counter(example.file.relative_to(PROJECT_DIR) for example in found)
    counts = [f"{file}: {count} added" for file, count in files.items()]
    return [*(f"{example.intent}: {example.text}" for example in found), *counts]


def _masked(text: str, names: Names) -> str:
    return mask(text, names.spans(names.link(text)))
