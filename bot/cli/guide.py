"""`limber guide`: a whole guided session as a recording."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.cli.failures import plain_failures
from bot.coaching import Request, amount, compose, plan_of, plan_of_doses, sheet_of
from bot.nlu.linker import Linker, names_of
from bot.session import CueSheet, Plan
from bot.voice.pcm import write_wav
from bot.voice.render import render
from bot.voice.speaker import COACH_RATE, Speaker
from bot.wording import duration
from knowledge import Library, Routine, Stretch, load_library
from knowledge.safety_base import load_safety


@click.command("guide")
@click.argument("what")
@click.option("--to", "to", required=True, type=click.Path(path_type=Path), help="WAV to write.")
@click.option("--hold", type=click.IntRange(5, 600), help="Seconds a hold.")
@click.option("--reps", type=click.IntRange(1, 20), help="Repetitions.")
@click.option("--sheet", type=click.Path(path_type=Path), help="Write the cue sheet as JSON too.")
@plain_failures
def command(what: str, to: Path, hold: int | None, reps: int | None, sheet: Path | None) -> None:
    """Speak a guided session of WHAT, a stretch or a routine (id or name), into a WAV."""
    library = load_library()
    record = _find(library, what)
    cues = sheet_of(_plan(record, hold, reps, library).with_guided_setup(), library)
    if sheet is not None:
        _write(sheet, _as_json(cues))
    with Speaker(rate=COACH_RATE) as speaker:
        rendering = render([(cue.at, cue.text) for cue in cues.cues], speaker, cues.length)
    write_wav(to, rendering.pcm)
    click.echo(f"{record.name}: {len(cues.cues)} cues in {duration(cues.length)}, written to {to}")
    for at, text in rendering.cut:
        click.echo(f"cut short at {at:.1f} s, the next cue was due: {text}", err=True)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(path), error.strerror) from error


def _plan(record: Stretch | Routine, hold: int | None, reps: int | None, library: Library) -> Plan:
    if isinstance(record, Stretch):
        return plan_of(record, amount(record, hold, reps))
    if hold or reps:
        raise click.UsageError("A routine has its own doses: leave out --hold and --reps.")
    request = Request(routine=record.id, known=frozenset(library))
    return plan_of_doses(compose(request, library, load_safety().groups).doses, library)


def _find(library: Library, said: str) -> Stretch | Routine:
    records: dict[str, Stretch | Routine] = {**library, **library.routines}
    if said in records:
        return records[said]
    links = Linker(names_of(records.values())).link(said)
    if len(links) == 1 and len(links[0].ids) == 1:
        return records[links[0].ids[0]]
    raise click.BadParameter(
        f"{said!r} is no stretch or routine that I know. I know: {', '.join(records)}",
        param_hint="WHAT",
    )


def _as_json(sheet: CueSheet) -> str:
    cues = [{"at": cue.at, "kind": cue.kind, "text": cue.text} for cue in sheet.cues]
    return json.dumps({"length": sheet.length, "cues": cues}, indent=1) + "\n"
