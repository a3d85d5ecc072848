"""The safety screen as the last word on a message: patterns, and the net below them."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.clauses import MOST_CHARACTERS
from bot.nlu.components.clauses import PARTS
from bot.nlu.components.encoder import VECTOR
from bot.nlu.components.untrained import Untrained
from bot.nlu.net import Opinion, SafetyNet
from bot.nlu.net_file import load_net
from bot.nlu.ngrams import pieces
from bot.nlu.screen import Finding, Screen, load_screen
from bot.nlu.verdict import CERTAIN, NOT_HARMLESS, SURE, alone_from, verdict
from knowledge.safety_base import load_safety

_PLACES = ("body_part", "side")
_REPORT = "report_pain"
_NOTHING = (DEFAULT_NLU_FALLBACK_INTENT_NAME, "out_of_scope")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyScreen(Untrained):
    """A finding makes the message a report of pain, whatever the classifier took it for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._base = load_safety()
        self._screen = load_screen()
        self._net = load_net(self._base)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds a `safety` or a `condition` entity, and the intent that follows from it."""
        for message in messages:
            text = message.get(TEXT) or ""
            finding, harmless = self._find(message, text)
            if finding is not None:
                self._report(message, finding)
                continue
            if harmless and _intent(message) == _REPORT:
                _mean_the_next(message)
            conditions = self._screen.conditions(text)
            for stated in conditions:
                self._add(message, "condition", stated.condition, (stated.start, stated.end), {})
            # "Is it gout or a bunion" asks for a diagnosis, and tells of no condition.
            if conditions and _not_understood(message) and not _is_certain(message):
                _mean(message, "state_condition")
        return messages

    def _find(self, message: Message, text: str) -> tuple[Finding | None, bool]:
        """The finding, and whether the net is sure that there is nothing to find."""
        found = self._screen.find(text)
        opinion = self._opinion(message)
        if opinion is None or not text:
            return found, False
        finding = verdict(found, opinion, text, self._base, alone=_alone(message))
        if finding is None and found is not None and found.level != "ease_off":
            finding = found if self._stands_out(message, text) else None
        return finding, opinion.report < NOT_HARMLESS

    def _stands_out(self, message: Message, text: str) -> bool:
        """Whether a clause on its own reports something: "how long is left, my chest feels tight".

        Of a story too long to be cut into clauses, what a pattern finds is believed.
        """
        opinions = [self._opinion(part) for part in message.get(PARTS) or ()]
        alone = any(opinion is not None and opinion.report >= SURE for opinion in opinions)
        return alone or (not opinions and len(text) > MOST_CHARACTERS)

    def _opinion(self, message: Message) -> Opinion | None:
        return opinion_of(self._net, self._screen, message)

    def _report(self, message: Message, finding: Finding) -> None:
        more = {"topic": finding.topic, "place": finding.place, "kind": finding.kind}
        self._add(message, "safety", finding.level, (finding.start, finding.end), more)
        # Nothing else that was asked for in the same breath is done.
        kept = [other for other in message.get(ENTITIES, []) if other["entity"] != "also"]
        message.set(ENTITIES, kept, add_to_output=True)
        _mean(message, _REPORT)

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


def opinion_of(net: SafetyNet, screen: Screen, message: Message) -> Opinion | None:
    """What a net makes of a message; None when it has no opinion of such words."""
    encoded = message.get(VECTOR)
    if encoded is None:
        return None
    said = pieces(encoded.text)
    if not net.knows(said):
        return None
    concepts = screen.concepts(message.get(TEXT) or "")
    return net.opinion(encoded.vector, [*said, *concepts])


def _mean(message: Message, intent: str) -> None:
    message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)


def _mean_the_next(message: Message) -> None:
    """The likeliest intent that is no report."""
    others = (one for one in message.get("intent_ranking", []) if one["name"] != _REPORT)
    fallback = {"name": DEFAULT_NLU_FALLBACK_INTENT_NAME, "confidence": 0.0}
    message.set(INTENT, dict(next(others, fallback)), add_to_output=True)


def _alone(message: Message) -> float:
    certain = _is_certain(message) and _intent(message) != _REPORT
    return alone_from(understood=not _not_understood(message), certain=certain)


def _is_certain(message: Message) -> bool:
    """Whether the classifier has hardly a doubt."""
    intent = message.get(INTENT) or {}
    return float(intent.get("confidence") or 0) >= CERTAIN


def _not_understood(message: Message) -> bool:
    return _intent(message) in ("", *_NOTHING)


def _intent(message: Message) -> str:
    return str((message.get(INTENT) or {}).get("name") or "")
