"""An action of Limber's: it answers a turn, and what goes wrong is caught here, once."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import OF_A_SESSION, Turn
from bot.session import SessionError
from bot.wording import load_phrases
from knowledge import KnowledgeError

_ALWAYS = ("safety", "condition")  # whichever clause it is said in, it is meant for all of them
_SHARED = {"ask_": "action_answer"}  # what intents without an action of their own have in common


class LimberAction(Action, ABC):
    """An action that answers a turn. Subclasses say `answer`; errors are caught here, once."""

    action_name: str
    clock: Callable[[], float] = staticmethod(time.time)

    def name(self) -> str:
        """The name in the domain."""
        return self.action_name

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Answers the turn, clause by clause, and gives the slots that changed."""
        first, *others = _clauses(tracker)
        events = await self._answer_clause(dispatcher, first, domain)
        for clause in others:
            clause.slots = {**clause.slots, **_slots_of(events)}
            action = _action_of(clause)
            action.clock = self.clock
            events += await action._answer_clause(dispatcher, clause, domain)
        return events

    async def _answer_clause(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        try:
            turn = Turn(dispatcher, tracker, self.clock())
            self.answer(turn)
        except SessionError:
            # The message still gets its answer, and first: it may be a warning sign.
            tracker.slots = {**tracker.slots, **dict.fromkeys(OF_A_SESSION)}
            events = await self._answer_clause(dispatcher, tracker, domain)
            dispatcher.utter_message(text=load_phrases()["say_lost_session"][0])
            return [*(SlotSet(name, None) for name in OF_A_SESSION), *events]
        except KnowledgeError:
            dispatcher.utter_message(text=load_phrases()["say_knowledge_broken"][0])
            return []
        if turn.told:
            # Whatever it was told with, and whatever came of that: every later offer minds it.
            turn.keep(conditions=sorted(turn.conditions))
        if turn.slot("misses") and "misses" not in {event.get("name") for event in turn.events}:
            turn.keep(misses=0)
        return turn.events

    @abstractmethod
    def answer(self, turn: Turn) -> None:
        """Says what there is to say to this turn."""


def _clauses(tracker: Tracker) -> Iterator[Tracker]:
    """The turn once for each thing that its message asks for: see `bot.nlu.components.clauses`."""
    message = tracker.latest_message
    entities = message.get("entities") or []
    also = [entity for entity in entities if entity.get("entity") == "also"]
    if not also:
        yield tracker
        return
    rest = [entity for entity in entities if entity not in also]
    elsewhere = [one for one in rest if any(_within(one, clause) for clause in also)]
    yield _with_message(tracker, {**message, "entities": [e for e in rest if e not in elsewhere]})
    for clause in also:
        text = str(message.get("text") or "")[clause["start"] : clause["end"]]
        own = [one for one in rest if one["entity"] in _ALWAYS or _within(one, clause)]
        intent = {"name": clause["value"], "confidence": 1.0}
        yield _with_message(tracker, {**message, "text": text, "intent": intent, "entities": own})


def _within(entity: dict[str, Any], clause: dict[str, Any]) -> bool:
    if entity["entity"] in _ALWAYS:
        return False
    return bool(clause["start"] <= entity["start"] and entity["end"] <= clause["end"])


def _with_message(tracker: Tracker, message: dict[str, Any]) -> Tracker:
    clause = tracker.copy()
    clause.latest_message = message
    return clause


def _slots_of(events: list[EventType]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in events if event.get("event") == "slot"}


def action_name_of(intent: str) -> str:
    """The action that answers an intent which may be the second thing asked for in a breath."""
    own = f"action_{intent}"
    shared = (action for start, action in _SHARED.items() if intent.startswith(start))
    return own if any(_called(own)) else next(shared, own)


def _action_of(tracker: Tracker) -> LimberAction:
    intent = str((tracker.latest_message.get("intent") or {}).get("name"))
    action: LimberAction = next(_called(action_name_of(intent)))()
    return action


def _called(name: str) -> Iterator[type[Any]]:
    return (one for one in _below(LimberAction) if getattr(one, "action_name", None) == name)


def _below(parent: type[Any]) -> Iterator[type[Any]]:
    for child in parent.__subclasses__():
        yield child
        yield from _below(child)
