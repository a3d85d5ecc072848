"""Two stretches against each other, by what their records say."""

from __future__ import annotations

import re
from collections.abc import Callable

from actions.action import LimberAction
from actions.answers.line import terms
from actions.knowledge import ask_which
from actions.session.opening import remind
from actions.session.screening import spoken_against
from actions.turn import Turn
from bot.wording import duration
from knowledge import Stretch
from knowledge.vocabulary import spoken

# What a comparison may ask for: the words for it, and the measure on which less comes first.
_Measure = Callable[[Stretch], float]
_ASKED: tuple[tuple[str, re.Pattern[str], _Measure], ...] = (
    (
        "difficulty",
        re.compile(r"\b(?:hard|eas|difficult|tough|gentl|beginner|advanced|intens)", re.IGNORECASE),
        lambda stretch: stretch.difficulty,
    ),
    (
        "length",
        re.compile(r"\b(?:long|quick|short|time)", re.IGNORECASE),
        lambda stretch: stretch.dose.hold_s.usual,
    ),
)


class Compare(LimberAction):
    """ "What is the difference between the pigeon and the figure four"."""

    action_name = "action_compare"

    def answer(self, turn: Turn) -> None:
        """Says what each is, which is easier or shorter where that differs; never which is best."""
        both = _both(turn)
        if both is None:
            return
        for stretch in both:
            turn.say(
                "say_compared",
                stretch=stretch.name,
                position=spoken(stretch.performance.position),
                muscles=terms(stretch.muscles.primary),
                difficulty=stretch.difficulty,
                hold=duration(stretch.dose.hold_s.usual),
            )
        _say_differences(turn, *both)
        if not turn.in_session:
            for stretch in both:
                spoken_against(turn, stretch)
        remind(turn)


def _both(turn: Turn) -> tuple[Stretch, Stretch] | None:
    """The two that are meant; else asks which."""
    ids = dict.fromkeys(id_ for _, id_ in turn.entities("stretch") if id_ in turn.library)
    named = [turn.library[id_] for id_ in ids]
    choices = [c for c in turn.entity("stretch_choice") or () if c in turn.library]
    spoken_of = turn.other_stretch(named[0].id if named else None)
    if len(named) >= 2:
        return named[0], named[1]
    if choices:
        ask_which(turn, choices)
    elif named and spoken_of is not None:
        return named[0], spoken_of
    else:
        turn.say("say_compare_which")
    return None


def _say_differences(turn: Turn, one: Stretch, other: Stretch) -> None:
    asked = [entry for entry in _ASKED if entry[1].search(turn.text)] or list(_ASKED[:1])
    for name, _, measure in asked:
        if measure(one) == measure(other):
            turn.say(f"say_compared_same_{name}")
        else:
            less, more = sorted((one, other), key=measure)
            turn.say(f"say_compared_{name}", less=less.name, more=more.name)
