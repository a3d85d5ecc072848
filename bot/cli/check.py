"""`limber check`: is the knowledge base sound?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from bot.cli.failures import plain_failures
from bot.coaching import routine_seconds
from bot.nlu.body_parts import find_body_parts
from bot.nlu.linker import Linker, names_of
from bot.nlu.linking import sounds
from knowledge import KnowledgeError, Stretch
from knowledge.checks import (
    Base,
    Ears,
    Finding,
    check_base,
    check_beside,
    check_pose,
    check_record,
    counted,
    read_base,
    report,
    told,
    unreadable,
)
from knowledge.loader import load_stretch
from knowledge.pose import load_pose
from knowledge.reading import read_yaml
from knowledge.routine import Routine, load_routine


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@plain_failures
def command(files: tuple[Path, ...]) -> None:
    """Check FILES (stretches, routines or drawings), or the whole knowledge base.

    Ends with status 1 when there is an error; a warning is none.
    """
    base = read_base(seconds_of=routine_seconds)
    if files:
        findings = [finding for path in files for finding in _check_file(path, base)]
        lines = [*told(findings), counted(findings)]
    else:
        findings = check_base(base, ears_of(base))
        lines = [*report(base, findings)]
    for line in lines:
        click.echo(line)
    if _wrong(findings):
        raise SystemExit(1)


def ears_of(base: Base) -> Ears:
    """What is understood of a text, as in a conversation."""
    records: list[Stretch | Routine] = [*base.stretches.values(), *base.routines.values()]
    linker = Linker(names_of(records, base.shared.values()))
    return Ears(
        link=lambda text: [link.ids for link in linker.link(text)],
        sound=sounds.key,
        part=lambda text: {found.part for found in find_body_parts(text)},
    )


def _check_file(path: Path, base: Base) -> list[Finding]:
    """What is wrong with a file, by what it is; says so when that is nothing."""
    try:
        found, whole = _findings(path, base)
    except KnowledgeError as error:
        found, whole = unreadable(error), ""
    if not _wrong(found):
        click.echo(f"{path}: {whole}")
    return [replace(finding, file=str(path)) for finding in found]


def _findings(path: Path, base: Base) -> tuple[list[Finding], str]:
    """What is wrong with a file, and what it is if it is whole: a routine has items."""
    content = read_yaml(path)
    fields = set(content) if isinstance(content, dict) else set()
    if "items" in fields:
        seconds = partial(routine_seconds, library=base.stretches)
        routine = load_routine(path, base.stretches, base.sources, seconds)
        return [], f"{routine.name}, valid"
    if fields & {"alt", "view"}:
        pose = load_pose(path)
        return check_pose(pose), f"drawing of {pose.id}, sound"
    stretch = load_stretch(path)
    return _check_stretch(stretch, base), f"{stretch.name}, complete"


def _check_stretch(stretch: Stretch, base: Base) -> list[Finding]:
    """What is wrong with a record alone, and beside the others of the base."""
    with_it = replace(base, stretches={**base.stretches, stretch.id: stretch})
    return check_record(stretch, with_it) + check_beside(stretch, with_it, ears_of(with_it))


def _wrong(findings: Iterable[Finding]) -> bool:
    return any(finding.level == "error" for finding in findings)
