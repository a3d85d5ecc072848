"""Answers to questions about a stretch: each field of the record as a phrase and its words.

Pure: a record in, `Line`s out. Every fact comes from the record; every word around it from the
phrase of that name in `domain/wording/knowledge.yml`. Nothing else is ever said about a stretch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.wording import clause, counted, duration, listed, sentence, span
from knowledge import Library, Stretch
from knowledge.stretch import Absent, Form
from knowledge.vocabulary import spoken


@dataclass(frozen=True)
class Line:
    """One thing to say: a phrase of the wording and the words that fill it."""

    phrase: str
    words: dict[str, Any] = field(default_factory=dict)


Answer = Iterator[Line]


def _line(phrase: str, **words: object) -> Line:
    return Line(phrase, words)


def _terms(terms: list[Any]) -> str:
    return listed(spoken(term) for term in terms)


def _sentences(texts: list[str]) -> str:
    return " ".join(sentence(text) for text in texts)


def _overview(stretch: Stretch) -> Answer:
    yield _line("say_overview", stretch=stretch.name, summary=stretch.summary)


def _aliases(stretch: Stretch) -> Answer:
    if stretch.aliases:
        yield _line("say_aliases", aliases=listed(stretch.aliases))
    else:
        yield _line("say_no_aliases", stretch=stretch.name)


def _home(stretch: Stretch) -> Answer:
    response = "say_home" if "home_friendly" in stretch.badges else "say_not_home"
    yield _line(response, space=stretch.setup_requirements.space, equipment=_needs(stretch))


def _difficulty(stretch: Stretch) -> Answer:
    suited = "say_for_beginners" if "beginner" in stretch.badges else "say_not_for_beginners"
    yield _line(suited, difficulty=stretch.difficulty)


def _needs(stretch: Stretch) -> str:
    things = [spoken(thing) for thing in stretch.equipment if thing != "body_weight"]
    return listed([f"a {thing}" for thing in things], "or") if things else "nothing but your body"


def _equipment(stretch: Stretch) -> Answer:
    yield _line("say_equipment", equipment=_needs(stretch))


def _muscles(stretch: Stretch) -> Answer:
    primary = _terms(stretch.muscles.primary)
    if stretch.muscles.secondary:
        yield _line("say_muscles", primary=primary, secondary=_terms(stretch.muscles.secondary))
    else:
        yield _line("say_muscles_primary", primary=primary)


def _muscle_loads(stretch: Stretch) -> Answer:
    loads = listed(
        f"{spoken(row.group)} {row.load}, that is the {listed(row.anatomy)}, {row.role}"
        for row in stretch.muscles.breakdown
    )
    yield _line("say_muscle_loads", loads=loads)


def _goals(stretch: Stretch) -> Answer:
    yield _line("say_goals", goals=_terms(stretch.goals))


def _training_style(stretch: Stretch) -> Answer:
    yield _line("say_training_style", styles=_terms(stretch.training_styles))


def _popularity(stretch: Stretch) -> Answer:
    if isinstance(stretch.popularity, Absent):
        yield _line("say_as_written", text=stretch.popularity.none)
    else:
        yield _line("say_popularity", score=stretch.popularity)


def _rack(stretch: Stretch) -> Answer:
    yield _line("say_rack" if stretch.setup_requirements.rack else "say_no_rack")


def _bench(stretch: Stretch) -> Answer:
    yield _line("say_bench" if stretch.setup_requirements.bench else "say_no_bench")


def _spotter(stretch: Stretch) -> Answer:
    needed = "say_spotter" if stretch.setup_requirements.spotter else "say_no_spotter"
    yield _line(needed, spotting=stretch.spotting)


def _space(stretch: Stretch) -> Answer:
    yield _line("say_space", space=stretch.setup_requirements.space)


def _noise(stretch: Stretch) -> Answer:
    yield _line("say_noise", noise=stretch.setup_requirements.noise)


def _each_side(stretch: Stretch) -> str:
    return " on each side" if stretch.sided else ""


def _hold(stretch: Stretch) -> Answer:
    dose = stretch.dose.hold_s
    response = "say_hold" if stretch.kind == "static" else "say_move"
    yield _line(
        response,
        range=span(dose.least, dose.most, "second"),
        usual=duration(dose.usual),
        sides=_each_side(stretch),
    )


def _reps(stretch: Stretch) -> Answer:
    reps = stretch.dose.reps
    noun = "time" if stretch.kind == "static" else "repetition"
    yield _line(
        "say_reps",
        range=span(reps.least, reps.most, noun),
        usual=reps.usual,
        sides=_each_side(stretch),
    )


def _rest(stretch: Stretch) -> Answer:
    rest = stretch.dose.rest_s
    if rest.most == 0:
        yield _line("say_no_rest")
    else:
        yield _line(
            "say_rest", range=span(rest.least, rest.most, "second"), usual=duration(rest.usual)
        )


def _tempo(stretch: Stretch) -> Answer:
    tempo = stretch.dose.tempo
    yield _line(
        "say_tempo", tempo=f"{tempo.into}, {tempo.hold}, {tempo.out}", note=stretch.dose.tempo_note
    )


def _position(stretch: Stretch) -> Answer:
    yield _line("say_position", start=sentence(stretch.performance.start))


def _steps(stretch: Stretch) -> Answer:
    yield _line("say_position", start=sentence(stretch.performance.start))
    for number, step in enumerate(stretch.performance.steps, start=1):
        yield _line("say_numbered", number=number, text=sentence(step))


def _form_cues(stretch: Stretch) -> Answer:
    yield _line("say_form_cues", cues=_sentences(stretch.form_cues))


def _breathing(stretch: Stretch) -> Answer:
    yield _line("say_breathing", breathing=stretch.breathing.line)


def _range_of_motion(stretch: Stretch) -> Answer:
    yield _line("say_range_of_motion", range=stretch.range_of_motion)


def _feel(stretch: Stretch) -> Answer:
    yield _line("say_feel", where=sentence(stretch.feel.where), not_where=stretch.feel.not_where)


def _safety_notes(stretch: Stretch) -> Answer:
    yield _line("say_safety_notes", notes=_sentences(stretch.safety_notes))


def _mistakes(stretch: Stretch) -> Answer:
    yield _line("say_mistakes")
    for mistake in stretch.common_mistakes:
        yield _line("say_mistake", mistake=sentence(mistake.mistake), cue=sentence(mistake.cue))


def _when_to_avoid(stretch: Stretch) -> Answer:
    never = [a.say for a in stretch.when_to_avoid if a.action == "exclude"]
    careful = [a.say for a in stretch.when_to_avoid if a.action != "exclude"]
    if never:
        yield _line("say_avoid", reasons=listed(never, "or"))
    if careful:
        yield _line("say_avoid_ask", reasons=listed(careful, "or"))


def _flexibility_needed(stretch: Stretch) -> Answer:
    yield _line("say_flexibility_needed", needs=_sentences(stretch.flexibility_needed))


def _build_up(stretch: Stretch) -> Answer:
    if isinstance(stretch.build_up_first, Absent):
        yield _line("say_as_written", text=stretch.build_up_first.none)
    else:
        yield _line("say_build_up", first=_sentences(stretch.build_up_first))


def _forms(response: str, forms: list[Form] | Absent) -> Answer:
    if isinstance(forms, Absent):
        yield _line("say_as_written", text=forms.none)
        return
    for form in forms:
        yield _line(response, form=form.name, how=sentence(form.how))


def _easier(stretch: Stretch) -> Answer:
    yield from _forms("say_easier", stretch.easier)


def _harder(stretch: Stretch) -> Answer:
    yield from _forms("say_harder", stretch.harder)


def _media(stretch: Stretch) -> Answer:
    for medium in (stretch.picture, stretch.video):
        text = medium.none if isinstance(medium, Absent) else medium
        yield _line("say_as_written", text=sentence(text))


def _sources(stretch: Stretch, library: Library) -> Answer:
    ids = list(dict.fromkeys(one for many in stretch.sources.values() for one in many))
    yield _line("say_sources", count=counted(len(ids), "source"))
    for source in ids:
        yield _line("say_source", source=library.sources[source])


QUESTIONS: dict[str, Callable[[Stretch], Answer]] = {
    "ask_overview": _overview,
    "ask_aliases": _aliases,
    "ask_home": _home,
    "ask_difficulty": _difficulty,
    "ask_equipment": _equipment,
    "ask_muscles": _muscles,
    "ask_muscle_loads": _muscle_loads,
    "ask_goals": _goals,
    "ask_training_style": _training_style,
    "ask_popularity": _popularity,
    "ask_rack": _rack,
    "ask_bench": _bench,
    "ask_spotter": _spotter,
    "ask_space": _space,
    "ask_noise": _noise,
    "ask_hold": _hold,
    "ask_reps": _reps,
    "ask_rest": _rest,
    "ask_tempo": _tempo,
    "ask_steps": _steps,
    "ask_position": _position,
    "ask_form_cues": _form_cues,
    "ask_breathing": _breathing,
    "ask_range_of_motion": _range_of_motion,
    "ask_feel": _feel,
    "ask_safety_notes": _safety_notes,
    "ask_mistakes": _mistakes,
    "ask_when_to_avoid": _when_to_avoid,
    "ask_flexibility_needed": _flexibility_needed,
    "ask_build_up": _build_up,
    "ask_easier": _easier,
    "ask_harder": _harder,
    "ask_picture": _media,
}


def answer(question: str, stretch: Stretch, library: Library) -> list[Line]:
    """The answer to a question (the name of its intent) about a stretch.

    Raises:
        KeyError: no such question.
    """
    if question == "ask_sources":
        return list(_sources(stretch, library))
    return list(QUESTIONS[question](stretch))


def reasons_to_avoid(stretch: Stretch) -> str:
    """What to ask before starting it, as one clause."""
    return listed((clause(avoid.say) for avoid in stretch.when_to_avoid), "or")
