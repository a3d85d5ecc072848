"""A typed payload such as `/stop` or `/start{"stretch": ...}` means nothing to Limber."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.components.untrained import Untrained
from bot.protocol.plain_text import looks_like_payload


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class PayloadGuard(Untrained):
    """Makes it something not understood, whatever its words are like."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Replaces intent and entities of a payload."""
        for message in messages:
            if looks_like_payload(message.get(TEXT) or ""):
                intent = {"name": DEFAULT_NLU_FALLBACK_INTENT_NAME, "confidence": 1.0}
                message.set(INTENT, intent, add_to_output=True)
                message.set(ENTITIES, [], add_to_output=True)
        return messages
