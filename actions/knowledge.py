"""Questions about a stretch, named or meant by "it"."""

from __future__ import annotations

import re

from actions.action import LimberAction
from actions.answers import QUESTIONS, answer
from actions.ordinals import nth
from actions.routine.describe import describe, names_a_routine
from actions.session.questions import TimeLeft
from actions.session.screening import ruled_out
from actions.turn import Turn
from bot.protocol import Card, Custom
from bot.wording import listed, phrase
from knowledge import Stretch
from knowledge.pose import find_pose
from knowledge.shared_names import MOST_CHOICES, load_shared_names

# In a hold, that alone asks for what is left of it, and not for what would be usual.
_HOW_LONG = re.compile(r"\W*how long(?: is it| now)?\W*$", re.IGNORECASE)
# How "is it all right for me?" may have been taken: what the person told of is answered as well.
_MAY_I = ("ask_overview", "ask_when_to_avoid", "ask_safety_notes", "ask_difficulty", "ask_home")


def is_question(intent: str | None) -> bool:
    """Whether an intent asks for a field of a record."""
    return intent in QUESTIONS or intent == "ask_sources"


def answer_question(turn: Turn, question: str) -> None:
    """Answers from the record, or asks which stretch is meant and keeps the question."""
    if names_a_routine(turn):
        describe(turn)
        return
    if turn.slot("asked") == "start_routine" and turn.stretch is None:
        describe(turn)  # "how long does it take", of the routine just spoken of
        return
    stretch = chosen_stretch(turn, question)
    if stretch is None:
        return
    for line in answer(question, stretch, turn.library):
        turn.say(line.phrase, **line.words)
    if question == "ask_overview":
        difficulty = phrase("say_difficulty_alone", difficulty=stretch.difficulty)
        lines = [stretch.summary, difficulty]
        picture = stretch.id if find_pose(stretch.id) else None
        card = Card(title=stretch.name, lines=lines, picture=picture)
        turn.show(**Custom(card=card).encode())
    if turn.slot("asked") == "screening":
        turn.say("say_screening_first")


def chosen_stretch(turn: Turn, pending: str) -> Stretch | None:
    """The stretch that is meant; else asks for it, and what it was for stays pending."""
    choices = [c for c in turn.entity("stretch_choice") or () if c in turn.library]
    if choices and not turn.entity("stretch"):
        ask_which(turn, choices)
    elif turn.stretch is None:
        turn.say("say_which_stretch")
    else:
        # What is being done needs no keeping: when the next one is done, "it" is that one.
        doing = turn.session.at(turn.now).stretch if turn.session and turn.in_session else None
        meant = turn.stretch
        turn.keep(stretch=None if meant.id == doing else meant.id, pending=None)
        return meant
    turn.keep(pending=pending)
    return None


def answers_which(turn: Turn) -> bool:
    """Whether the message chooses one of those just asked about, by what sets it apart or place.

    A place counts for more than a name that it was taken for: "third" is near to "thread".
    """
    asked = [text for _, text in turn.said_last()]
    for shared in load_shared_names().values():
        if any(shared.ask in text for text in asked):
            in_order = list(dict.fromkeys(shared.choices.values()))
            chosen = nth(turn.text, in_order)
            if chosen is None and not turn.entity("stretch"):
                chosen = shared.chosen(turn.text)
            if chosen is not None:
                turn.take("stretch", chosen)
                return True
    return _picks_by_number(turn, " ".join(asked))


def _picks_by_number(turn: Turn, said: str) -> bool:
    """ "The second one" of the stretches that were named last."""
    places = {id_: said.find(one.name) for id_, one in turn.library.items() if one.name in said}
    chosen = nth(turn.text, sorted(places, key=lambda id_: places[id_])) if places else None
    if chosen is not None:
        turn.take("stretch", chosen)
    return chosen is not None


def warned(turn: Turn) -> bool:
    """Whether a condition speaks against the stretch just told of; then says so."""
    stretch = turn.stretch
    return stretch is not None and not turn.in_session and ruled_out(turn, stretch)


def ask_which(turn: Turn, choices: list[str]) -> None:
    """Which of several stretches is meant: by what tells them apart, where that is known."""
    shared = load_shared_names().of(choices)
    if shared is not None:
        turn.say("say_which_shared", count=len(shared.means), question=shared.ask)
    elif len(choices) <= MOST_CHOICES:
        turn.say("say_which_of", choices=listed((turn.library[c].name for c in choices), "or"))
    else:
        turn.say("say_which_of_many", count=len(choices))


class AnswerQuestion(LimberAction):
    """Any of the `ask_...` intents."""

    action_name = "action_answer"

    def answer(self, turn: Turn) -> None:
        """Answers the question that the intent names."""
        if turn.intent == "ask_hold" and turn.under_way and _HOW_LONG.match(turn.text):
            TimeLeft().answer(turn)
            return
        answer_question(turn, turn.intent)
        if turn.intent in _MAY_I and turn.entity("stretch"):
            warned(turn)
