"""Questions about a stretch, named or meant by "it"."""

from __future__ import annotations

from actions.answers import QUESTIONS, answer
from actions.turn import LimberAction, Turn
from bot.protocol import Card, Custom
from bot.wording import listed
from knowledge import Stretch


def is_question(intent: str | None) -> bool:
    """Whether an intent asks for a field of a record."""
    return intent in QUESTIONS or intent == "ask_sources"


def answer_question(turn: Turn, question: str) -> None:
    """Answers from the record, or asks which stretch is meant and keeps the question."""
    stretch = chosen_stretch(turn, question)
    if stretch is None:
        return
    for line in answer(question, stretch, turn.library):
        turn.say(line.phrase, **line.words)
    if question == "ask_overview":
        lines = [stretch.summary, f"{stretch.difficulty}/5"]
        card = Card(title=stretch.name, lines=lines)
        turn.show(**Custom(card=card).encode())
    if turn.slot("asked") == "screening":
        turn.say("say_screening_first")


def chosen_stretch(turn: Turn, pending: str) -> Stretch | None:
    """The stretch that is meant; else asks for it, and what it was for stays pending."""
    choices = turn.entity("stretch_choice")
    if choices and not turn.entity("stretch"):
        names = [turn.library[choice].name for choice in choices if choice in turn.library]
        turn.say("say_which_of", choices=listed(names, "or"))
    elif turn.stretch is None:
        names = [stretch.name for stretch in turn.library.values()]
        turn.say("say_which_stretch", stretches=listed(names))
    else:
        turn.keep(stretch=turn.stretch.id, pending=None)
        return turn.stretch
    turn.keep(pending=pending)
    return None


class AnswerQuestion(LimberAction):
    """Any of the `ask_...` intents."""

    action_name = "action_answer"

    def answer(self, turn: Turn) -> None:
        """Answers the question that the intent names."""
        answer_question(turn, turn.intent)
