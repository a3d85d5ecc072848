"""Answers to questions about a stretch: each field of the record as a phrase and its words.

Pure: a record in, `Line`s out. Every fact comes from the record; every word around it from the
phrase of that name in `domain/wording/knowledge.yml`. Nothing else is ever said about a stretch.
"""

from __future__ import annotations

from collections.abc import Callable

from actions.answers import about, doing, limits, room
from actions.answers.line import Answer, Line, few_at_a_time
from bot.wording import clause
from knowledge import Library, Stretch

QUESTIONS: dict[str, Callable[[Stretch], Answer]] = {
    "ask_overview": about.overview,
    "ask_aliases": about.aliases,
    "ask_home": room.home,
    "ask_difficulty": about.difficulty,
    "ask_equipment": room.equipment,
    "ask_muscles": about.muscles,
    "ask_muscle_loads": about.muscle_loads,
    "ask_goals": about.goals,
    "ask_training_style": about.training_style,
    "ask_popularity": about.popularity,
    "ask_rack": room.rack,
    "ask_bench": room.bench,
    "ask_spotter": room.spotter,
    "ask_space": room.space,
    "ask_noise": room.noise,
    "ask_hold": doing.hold,
    "ask_reps": doing.reps,
    "ask_rest": doing.rest,
    "ask_tempo": doing.tempo,
    "ask_steps": doing.steps,
    "ask_position": doing.position,
    "ask_form_cues": doing.form_cues,
    "ask_breathing": doing.breathing,
    "ask_range_of_motion": doing.range_of_motion,
    "ask_feel": doing.feel,
    "ask_safety_notes": limits.safety_notes,
    "ask_mistakes": limits.mistakes,
    "ask_when_to_avoid": limits.when_to_avoid,
    "ask_flexibility_needed": limits.flexibility_needed,
    "ask_build_up": limits.build_up,
    "ask_easier": limits.easier,
    "ask_harder": limits.harder,
    "ask_picture": about.media,
}


def answer(question: str, stretch: Stretch, library: Library) -> list[Line]:
    """The answer to a question (the name of its intent) about a stretch.

    Raises:
        KeyError: no such question.
    """
    if question == "ask_sources":
        return list(about.sources(stretch, library))
    return list(QUESTIONS[question](stretch))


def reasons_to_avoid(stretch: Stretch) -> list[str]:
    """What to ask before starting it, as clauses short enough to be kept in mind."""
    return few_at_a_time([clause(avoid.say) for avoid in stretch.when_to_avoid])
