"""The safety screen as the last word on a message."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.components.untrained import Untrained
from bot.nlu.screen import load_screen

_PLACES = ("body_part", "side")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyScreen(Untrained):
    """A finding makes the message a report of pain, whatever the classifier took it for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._screen = load_screen()

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds a `safety` or a `condition` entity, and the intent that follows from it."""
        for message in messages:
            text = message.get(TEXT) or ""
            finding = self._screen.find(text)
            conditions = () if finding else self._screen.conditions(text)
            if finding is not None:
                more = {"topic": finding.topic, "place": finding.place, "kind": finding.kind}
                self._add(message, "safety", finding.level, (finding.start, finding.end), more)
                self._mean(message, "report_pain")
            for stated in conditions:
                self._add(message, "condition", stated.condition, (stated.start, stated.end), {})
            if conditions and _not_understood(message):
                self._mean(message, "state_condition")
        return messages

    def _add(
        self,
        message: Message,
        entity: str,
        value: str,
        span: tuple[int, int],
        more: dict[str, Any],
    ) -> None:
        """Adds an entity; the place in it (a knee that hurts) is part of it from then on."""
        found = {"entity": entity, "value": value, "start": span[0], "end": span[1], **more}
        found["extractor"] = self._name
        kept = [
            other
            for other in message.get(ENTITIES, [])
            if other["entity"] not in _PLACES
            or other["end"] <= span[0]
            or span[1] <= other["start"]
        ]
        message.set(ENTITIES, [*kept, found], add_to_output=True)

    def _mean(self, message: Message, intent: str) -> None:
        message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)


def _not_understood(message: Message) -> bool:
    intent: dict[str, Any] = message.get(INTENT) or {}
    return intent.get("name") in (None, DEFAULT_NLU_FALLBACK_INTENT_NAME, "out_of_scope")
