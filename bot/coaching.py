"""From what is known to what is played: a stretch's record as plan and script of a session."""

from __future__ import annotations

from dataclasses import dataclass

from bot.session import CHANGE_S, TITLE_S, CueSheet, Item, Plan, Script, compile_sheet
from bot.wording import load_phrases
from knowledge import Library, Stretch


@dataclass(frozen=True)
class Amount:
    """How much of a stretch: seconds a hold (of one repetition when dynamic) and repetitions.

    `capped`: more was asked for than the record allows.
    """

    hold_s: int
    reps: int
    capped: bool = False


def usual(stretch: Stretch) -> Amount:
    """The dose of the record."""
    return Amount(stretch.dose.hold_s.usual, stretch.dose.reps.usual)


def amount(stretch: Stretch, seconds: float | None = None, reps: int | None = None) -> Amount:
    """The dose that a person asks for, kept within the record's limits.

    `seconds` up to twice the longest hold are meant for one hold, more for the whole stretch.
    """
    dose = stretch.dose
    hold, wanted, capped = dose.hold_s.usual, reps or dose.reps.usual, False
    if seconds is not None and stretch.kind == "static" and seconds <= 2 * dose.hold_s.most:
        hold = round(min(max(seconds, dose.hold_s.least), dose.hold_s.most))
        capped = seconds > dose.hold_s.most
    elif seconds is not None and reps is None:
        one = hold * (2 if stretch.sided else 1)
        wanted = round(seconds / one)
    kept = min(max(wanted, dose.reps.least), dose.reps.most)
    return Amount(hold, kept, capped or wanted > dose.reps.most)


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
    )


def plan_of(stretch: Stretch, dose: Amount) -> Plan:
    """A plan with one stretch in it."""
    performance, dynamic = stretch.performance, stretch.kind == "dynamic"
    item = Item(
        stretch=stretch.id,
        kind=stretch.kind,
        setup_s=TITLE_S + sum(step.seconds for step in performance.setup),
        switch_s=CHANGE_S + performance.switch.seconds if performance.switch else 0,
        release_s=performance.release.seconds,
        rest_s=stretch.dose.rest_s.usual,
        move_s=dose.hold_s if dynamic else 0,
    )
    return Plan.of([(item, stretch.sided, dose.reps, dose.hold_s)])


def sheet_of(plan: Plan, library: Library) -> CueSheet:
    """The cue sheet of a plan, in the words of the knowledge base and the domain.

    Raises:
        KeyError: the plan has a stretch that the base no longer has.
    """
    scripts = {item.stretch: script_of(library[item.stretch]) for item in plan.items}
    return compile_sheet(plan, scripts, load_phrases())
