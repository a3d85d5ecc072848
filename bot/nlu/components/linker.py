"""Links names to records, and finds quantities, body parts, sides and wishes."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.body_parts import find_body_parts, find_side
from bot.nlu.components.untrained import Untrained
from bot.nlu.linker import Link
from bot.nlu.named import Names
from bot.nlu.quantities import find_quantities
from bot.nlu.wishes import find_wishes

LINKED_SPANS = "linked_spans"


# Registered as a featurizer to come before the sentence encoder, which masks what is linked here.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class EntityLinker(Untrained):
    """Reads the knowledge base when it is loaded: a new record needs a restart, no training."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._names = Names()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Examples are written with the masks in place of names: see `docs/intents.md`."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities of each message."""
        for message in messages:
            named = [self._name_entity(link) for link in self._mark(message)]
            text = message.get(TEXT) or ""
            # A part of the body in a stretch's name ("psoas") is not one the person speaks of.
            others = [*_quantities(text), *_body(text), *_wishes(text)]
            entities = [*named, *(one for one in others if not _within(one, named))]
            for entity in entities:
                entity["extractor"] = self._name
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages

    def _mark(self, message: Message) -> list[Link]:
        links = self._names.link(message.get(TEXT) or "")
        message.set(LINKED_SPANS, self._names.spans(links))
        return links

    def _name_entity(self, link: Link) -> dict[str, Any]:
        one = len(link.ids) == 1
        kind = "routine" if self._names.is_routine(link) else "stretch"
        return {
            "entity": kind if one else f"{kind}_choice",
            "value": link.ids[0] if one else list(link.ids),
            "start": link.start,
            "end": link.end,
            "confidence_entity": link.score,
        }


def _within(entity: dict[str, Any], others: list[dict[str, Any]]) -> bool:
    return any(one["start"] < entity["end"] and entity["start"] < one["end"] for one in others)


def _quantities(text: str) -> list[dict[str, Any]]:
    return [
        {"entity": found.kind, "value": found.value, "start": found.start, "end": found.end}
        for found in find_quantities(text)
    ]


def _wishes(text: str) -> list[dict[str, Any]]:
    return [
        {"entity": wish.kind, "value": wish.value, "start": wish.start, "end": wish.end}
        for wish in find_wishes(text)
    ]


def _body(text: str) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = [
        {"entity": "body_part", "value": found.part, "start": found.start, "end": found.end}
        for found in find_body_parts(text)
    ]
    side = find_side(text)
    if side is not None:
        start = text.lower().find(side)
        parts.append({"entity": "side", "value": side, "start": start, "end": start + len(side)})
    return parts
