"""`limber compose`: a session put together for some minutes and parts of the body."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from bot.cli.failures import plain_failures
from bot.coaching import CannotCompose, Composition, Request, compose
from bot.profile.routines import as_file, written
from bot.wording import duration
from knowledge import Library, load_library
from knowledge.regions import GROUPS, load_regions
from knowledge.safety_base import load_safety
from knowledge.vocabulary import Condition, Equipment, Position, SafetyTag


def _terms(terms: object) -> click.Choice[str]:
    return click.Choice(sorted(get_args(terms)))


class _Parts(click.ParamType[str]):
    name = "part"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        known = sorted({*GROUPS, *load_regions()})
        part = value.lower().replace(" ", "_")
        if part not in known:
            self.fail(f"{value!r} is no part that I know. I know: {', '.join(known)}", param, ctx)
        return part


@click.command("compose")
@click.argument("minutes", type=click.FloatRange(1, 90))
@click.argument("focus", nargs=-1, type=_Parts())
@click.option("--level", type=click.IntRange(1, 5), help="Hardest difficulty, 1 to 5.")
@click.option("--position", "positions", multiple=True, type=_terms(Position))
@click.option("--equipment", multiple=True, type=_terms(Equipment), help="What is at hand.")
@click.option("--avoid", multiple=True, type=_terms(SafetyTag), help="For instance: kneeling.")
@click.option("--condition", "conditions", multiple=True, type=_terms(Condition))
@click.option("--variety", type=int, default=0, help="Another number, another plan.")
@click.option("--to", type=click.Path(path_type=Path), help="Write it as a routine file.")
@plain_failures
def command(
    minutes: float,
    focus: tuple[str, ...],
    level: int | None,
    positions: tuple[Position, ...],
    equipment: tuple[Equipment, ...],
    avoid: tuple[SafetyTag, ...],
    conditions: tuple[Condition, ...],
    variety: int,
    to: Path | None,
) -> None:
    """Put together a session of MINUTES for the parts of the body in FOCUS (all without any).

    Options that name something may be given several times.
    """
    library = load_library()
    request = Request(
        minutes=minutes,
        focus=focus,
        level=level,
        positions=frozenset(positions) or None,
        equipment=frozenset(equipment) or None,
        conditions=frozenset(conditions),
        avoid=frozenset(avoid),
        known=frozenset(library),
        variety=variety,
    )
    try:
        composition = compose(request, library, load_safety().groups)
    except CannotCompose as error:
        raise click.ClickException(f"{error}.") from error
    _tell(composition, library)
    if to is not None:
        to.write_text(_as_routine(composition, library, to.stem), encoding="utf-8")
        click.echo(f"Written to {to}. Try: limber check {to}")


def _tell(composition: Composition, library: Library) -> None:
    for dose in composition.doses:
        stretch = library[dose.stretch]
        sides = " a side" if stretch.sided else ""
        click.echo(f"{stretch.name}: {dose.reps} x {dose.hold_s} s{sides}")
    for from_, to in composition.swapped.items():
        click.echo(f"in place of {library[from_].name}: {library[to].name}")
    click.echo(f"{len(composition.doses)} stretches, {duration(composition.seconds)} in all")


def _as_routine(composition: Composition, library: Library, routine_id: str) -> str:
    name = routine_id.replace("_", " ").title()
    summary = f"{len(composition.doses)} stretches, put together by Limber."
    return as_file(written(routine_id, name, composition.doses, library, summary))
