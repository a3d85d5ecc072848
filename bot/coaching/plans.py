"""From records and doses to what is played: the plan of a session, its script, its cue sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.coaching.amounts import Amount
from bot.session import (
    CHANGE_S,
    TITLE_S,
    CueSheet,
    Guide,
    Item,
    Plan,
    Script,
    Timeline,
    compile_sheet,
)
from bot.wording import load_phrases
from knowledge import Routine, Stretch

BRIEF_LEAST_S = 8.0
BRIEF_MOVE_S = 3.0  # to get into position, besides hearing how
WORDS_A_SECOND = 2.5


@dataclass(frozen=True)
class Dose:
    """A stretch of a plan: seconds a hold (of one move when dynamic), repetitions, and guidance."""

    stretch: str
    hold_s: int
    reps: int
    guide: Guide = "full"


def script_of(stretch: Stretch) -> Script:
    """The words of a record that a cue sheet needs."""
    performance = stretch.performance
    return Script(
        name=stretch.name,
        setup=tuple((step.say, float(step.seconds)) for step in performance.setup),
        switch=performance.switch.say if performance.switch else "",
        release=performance.release.say,
        form=tuple(stretch.form_cues),
        breath=tuple(stretch.breathing.cues),
        mistakes=tuple(mistake.cue for mistake in stretch.common_mistakes),
        brief=((performance.start, _brief_s(stretch)),),
    )


def item_of(stretch: Stretch, move_s: float, guide: Guide = "full") -> Item:
    """A stretch as an item of a plan; `move_s` is one repetition, if it is dynamic."""
    performance = stretch.performance
    steps = sum(step.seconds for step in performance.setup)
    return Item(
        stretch=stretch.id,
        kind=stretch.kind,
        setup_s=TITLE_S + (steps if guide == "full" else _brief_s(stretch)),
        switch_s=CHANGE_S + performance.switch.seconds if performance.switch else 0,
        release_s=performance.release.seconds,
        rest_s=stretch.dose.rest_s.usual,
        move_s=move_s if stretch.kind == "dynamic" else 0,
        guide=guide,
    )


def plan_of(stretch: Stretch, dose: Amount) -> Plan:
    """A plan with one stretch in it."""
    return Plan.of([(item_of(stretch, dose.hold_s), stretch.sided, dose.reps, dose.hold_s)])


def plan_of_doses(doses: Iterable[Dose], library: Mapping[str, Stretch]) -> Plan:
    """A plan of several stretches, in that order.

    Raises:
        KeyError: the base has no such stretch.
    """
    return Plan.of(
        (
            item_of(library[dose.stretch], dose.hold_s, dose.guide),
            library[dose.stretch].sided,
            dose.reps,
            dose.hold_s,
        )
        for dose in doses
    )


def routine_seconds(routine: Routine, library: Mapping[str, Stretch]) -> float:
    """Seconds on the clock for somebody who knows every stretch of a routine, done as written.

    Raises:
        KeyError: the base has no such stretch.
    """
    doses = (Dose(item.stretch, item.hold_s, item.reps, "brief") for item in routine.items)
    return Timeline(plan_of_doses(doses, library)).length


def sheet_of(plan: Plan, library: Mapping[str, Stretch]) -> CueSheet:
    """The cue sheet of a plan, in the words of the knowledge base and the domain.

    Raises:
        KeyError: the plan has a stretch that the base no longer has.
    """
    scripts = {item.stretch: script_of(library[item.stretch]) for item in plan.items}
    return compile_sheet(plan, scripts, load_phrases())


def _brief_s(stretch: Stretch) -> float:
    """Seconds to hear `performance.start` and to do it."""
    words = len(stretch.performance.start.split())
    return max(BRIEF_LEAST_S, words / WORDS_A_SECOND + BRIEF_MOVE_S)
