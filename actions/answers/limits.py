"""Who should leave a stretch out, what goes wrong, and its easier and harder forms."""

from __future__ import annotations

from actions.answers.line import Answer, few_at_a_time, line, sentences
from bot.wording import sentence
from knowledge import Stretch
from knowledge.stretch import Absent, Form


def safety_notes(stretch: Stretch) -> Answer:
    """What to mind for safety."""
    yield line("say_safety_notes", notes=sentences(stretch.safety_notes))


def mistakes(stretch: Stretch) -> Answer:
    """What goes wrong, and what puts it right."""
    yield line("say_mistakes")
    for mistake in stretch.common_mistakes:
        yield line("say_mistake", mistake=sentence(mistake.mistake), cue=sentence(mistake.cue))


def when_to_avoid(stretch: Stretch) -> Answer:
    """Who should leave it out, or ask first."""
    never = [a.say for a in stretch.when_to_avoid if a.action == "exclude"]
    careful = [a.say for a in stretch.when_to_avoid if a.action != "exclude"]
    for phrase, reasons in (("say_avoid", never), ("say_avoid_ask", careful)):
        for number, few in enumerate(few_at_a_time(reasons)):
            yield line(phrase if number == 0 else "say_avoid_or", reasons=few)


def flexibility_needed(stretch: Stretch) -> Answer:
    """What it asks of the body beforehand."""
    yield line("say_flexibility_needed", needs=sentences(stretch.flexibility_needed))


def build_up(stretch: Stretch) -> Answer:
    """What comes before it."""
    if isinstance(stretch.build_up_first, Absent):
        yield line("say_as_written", text=stretch.build_up_first.none)
    else:
        yield line("say_build_up", first=sentences(stretch.build_up_first))


def _forms(response: str, forms: list[Form] | Absent) -> Answer:
    if isinstance(forms, Absent):
        yield line("say_as_written", text=forms.none)
        return
    for form in forms:
        yield line(response, form=form.name, how=sentence(form.how))


def easier(stretch: Stretch) -> Answer:
    """Easier forms."""
    yield from _forms("say_easier", stretch.easier)


def harder(stretch: Stretch) -> Answer:
    """Harder forms."""
    yield from _forms("say_harder", stretch.harder)
