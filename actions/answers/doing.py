"""How a stretch is done, and how much of it."""

from __future__ import annotations

from actions.answers.line import Answer, line, sentences
from bot.wording import duration, sentence, span
from knowledge import Stretch


def _each_side(stretch: Stretch) -> str:
    return " on each side" if stretch.sided else ""


def hold(stretch: Stretch) -> Answer:
    """How long."""
    dose = stretch.dose.hold_s
    response = "say_hold" if stretch.kind == "static" else "say_move"
    yield line(
        response,
        range=span(dose.least, dose.most, "second"),
        usual=duration(dose.usual),
        sides=_each_side(stretch),
    )


def reps(stretch: Stretch) -> Answer:
    """How often."""
    reps = stretch.dose.reps
    noun = "time" if stretch.kind == "static" else "repetition"
    yield line(
        "say_reps",
        range=span(reps.least, reps.most, noun),
        usual=reps.usual,
        sides=_each_side(stretch),
    )


def rest(stretch: Stretch) -> Answer:
    """How much rest."""
    rest = stretch.dose.rest_s
    if rest.most == 0:
        yield line("say_no_rest")
    else:
        yield line(
            "say_rest", range=span(rest.least, rest.most, "second"), usual=duration(rest.usual)
        )


def tempo(stretch: Stretch) -> Answer:
    """How fast in and out."""
    tempo = stretch.dose.tempo
    yield line(
        "say_tempo", tempo=f"{tempo.into}, {tempo.hold}, {tempo.out}", note=stretch.dose.tempo_note
    )


def position(stretch: Stretch) -> Answer:
    """How it starts."""
    yield line("say_position", start=sentence(stretch.performance.start))


def steps(stretch: Stretch) -> Answer:
    """How it is done, a step a message."""
    yield line("say_position", start=sentence(stretch.performance.start))
    for number, step in enumerate(stretch.performance.steps, start=1):
        yield line("say_numbered", number=number, text=sentence(step))


def form_cues(stretch: Stretch) -> Answer:
    """What to mind."""
    yield line("say_form_cues", cues=sentences(stretch.form_cues))


def breathing(stretch: Stretch) -> Answer:
    """How to breathe."""
    yield line("say_breathing", breathing=stretch.breathing.line)


def range_of_motion(stretch: Stretch) -> Answer:
    """How far to go."""
    yield line("say_range_of_motion", range=stretch.range_of_motion)


def feel(stretch: Stretch) -> Answer:
    """Where to feel it, and where not."""
    yield line("say_feel", where=sentence(stretch.feel.where), not_where=stretch.feel.not_where)
