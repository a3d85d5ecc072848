"""Two things asked for in one breath: the message is read whole and in its clauses.

The splitter puts the clauses beside the message, so that every component between the two reads
them as well; the joiner keeps them when each is something to do or to answer at once.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.clauses import Clause, clauses
from bot.nlu.components.untrained import Untrained

_CLAUSE = "clause"
PARTS = "clauses"
SURE = 0.5

# What is done at once, and so may come first of two.
DONE_AT_ONCE = frozenset(
    {
        *("pause", "resume", "stop", "skip", "back", "repeat", "switch_sides"),
        *("longer", "shorter", "set_length", "set_preference", "ready"),
    }
)
# What may follow it; every question may, too.
ANSWERED_AT_ONCE = frozenset({"time_left", "whats_next", "where_am_i", "start_session"})
# What Rasa itself says, and no action that could be the second of two.
_SAID_ALONE = frozenset({"ask_about_limber"})
# What comes by itself once the hold is over: "ten more seconds, then switch".
_COMES_BY_ITSELF = frozenset({"switch_sides", "skip"})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class ClauseSplitter(Untrained):
    """Puts the clauses of a message behind it."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Examples are one clause each."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages, each followed by its clauses as messages of their own."""
        split: list[Message] = []
        for message in messages:
            split.append(message)
            for clause in clauses(message.get(TEXT) or ""):
                split.append(Message({TEXT: clause.text, _CLAUSE: clause}))
        return split


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ClauseJoiner(Untrained):
    """Takes the clauses away again, and keeps in the message what they mean.

    The first clause gives the intent; each other one an entity `also`, whose value is its intent.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages without their clauses."""
        whole: list[Message] = []
        parts: dict[int, list[Message]] = {}
        for message in messages:
            if message.get(_CLAUSE) is None:
                whole.append(message)
            else:
                parts.setdefault(len(whole) - 1, []).append(message)
        for index, clause_messages in parts.items():
            whole[index].set(PARTS, clause_messages)  # the safety screen looks at each, too
            self._join(whole[index], clause_messages)
        return whole

    def _join(self, message: Message, parts: list[Message]) -> None:
        first, *others = parts
        if _clause(first).dependent:
            return
        # "Not this one, skip it" is one wish: what the whole is taken for must be one of the parts.
        if _intent(message) not in map(_intent, parts):
            return
        if _intent(first) not in DONE_AT_ONCE or not all(map(_sure, parts)):
            return
        if not all(may_follow(_intent(other)) for other in others):
            return
        message.set(INTENT, first.get(INTENT), add_to_output=True)
        done, also = {_intent(first)}, []
        for other in others:
            intent, clause = _intent(other), _clause(other)
            by_itself = clause.later and intent in _COMES_BY_ITSELF
            if intent not in done and not by_itself:
                also.append(self._also(intent, clause))
            done.add(intent)
        message.set(ENTITIES, [*message.get(ENTITIES, []), *also], add_to_output=True)

    def _also(self, intent: str, clause: Clause) -> dict[str, Any]:
        return {
            "entity": "also",
            "value": intent,
            "start": clause.start,
            "end": clause.end,
            "extractor": self._name,
        }


def may_follow(intent: str) -> bool:
    """Whether an intent may be the second thing asked for in a breath."""
    is_question = intent.startswith("ask_") and intent not in _SAID_ALONE
    return is_question or intent in DONE_AT_ONCE | ANSWERED_AT_ONCE


def _sure(message: Message) -> bool:
    return float((message.get(INTENT) or {}).get("confidence") or 0) >= SURE


def _intent(message: Message) -> str:
    return str((message.get(INTENT) or {}).get("name") or "")


def _clause(message: Message) -> Clause:
    clause: Clause = message.get(_CLAUSE)
    return clause
