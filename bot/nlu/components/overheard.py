"""Not all that an open microphone hears is meant for Limber.

A client that was not called by its name sends along what a recogniser makes of the same sound that
expects nothing in particular. One that expects talk of stretching hears it in everything: "a small
sharp" is a small shop. By the plain reading it is decided whether it was meant for Limber at all;
what was meant is understood from the other.
"""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.components.screen import opinion_of
from bot.nlu.components.untrained import Untrained
from bot.nlu.net_file import TALK_NET_FILE, load_net
from bot.nlu.persons import tells_of_others
from bot.nlu.screen import load_screen
from bot.protocol import overheard_in
from knowledge.safety_base import load_safety

OUT_OF_SCOPE = "out_of_scope"
_PLAIN = "plain_reading"
_REPORT = "report_pain"
_CONDITION = "state_condition"
# Of so many words, nobody can tell to whom they are said.
_SHORT = 2
# How likely it must be that the words have nothing to do with stretching.
_ELSEWHERE = 0.5
# How likely a sign must be that no pattern finds, by the net that has learnt from talk as well: so
# little that none of our 1,314 test reports is lost. In doubt it stops.
_SIGN = 0.3
# From so many words on, it must be as sure of what they mean: a coach is told briefly what to do.
_SURE = ((8, 0.85), (5, 0.8), (3, 0.5))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class PlainReading(Untrained):
    """Puts the plain reading of an overheard message behind it, to be read as well."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Examples are heard right."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages, each followed by its plain reading as a message of its own."""
        read: list[Message] = []
        for message in messages:
            read.append(message)
            if plain := overheard_in(message.get(METADATA)):
                read.append(Message({TEXT: plain, _PLAIN: True}))
        return read


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class MeantForOthers(Untrained):
    """Takes the plain readings away again; what was meant for others is out of scope."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._screen = load_screen()
        self._net = load_net(load_safety(), TALK_NET_FILE)

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages without their plain readings."""
        kept: list[Message] = []
        for message in messages:
            if message.get(_PLAIN) is None:
                kept.append(message)
            elif self._is_elsewhere(kept[-1], message):
                intent = {"name": OUT_OF_SCOPE, "confidence": 1.0}
                kept[-1].set(INTENT, intent, add_to_output=True)
                kept[-1].set(ENTITIES, [], add_to_output=True)
        return kept

    def _is_elsewhere(self, message: Message, plain: Message) -> bool:
        """Whether nobody would take it for something said to a coach; a warning sign always is."""
        words = len(plain.get(TEXT).split())
        if words <= _SHORT:
            return False
        if _intent(plain) == _REPORT:
            return self._is_mere_talk(message, plain)
        if _intent(message) == _REPORT:
            # What no pattern finds is in the tone of the whole sentence, which one misheard word
            # can turn: then it must be in both readings.
            return _outside(plain) >= _ELSEWHERE or self._screen.find(message.get(TEXT)) is None
        if _intent(message) == _CONDITION and tells_of_others(plain.get(TEXT)):
            return True
        if max(_outside(message), _outside(plain)) >= _ELSEWHERE:
            return True
        needed = next((sure for least, sure in _SURE if words >= least), 0.0)
        unsure = any(max(_likely(one).values(), default=0.0) < needed for one in (message, plain))
        return unsure and not _names(message)

    def _is_mere_talk(self, message: Message, plain: Message) -> bool:
        """Whether what sounds like a sign is none to the patterns, the classifier and another net.

        People who talk to each other say more than anybody could teach the net that is asked first;
        the other has learnt from ramblings, too, and is less sure of what is said to a coach.
        """
        if any(self._screen.find(one.get(TEXT)) is not None for one in (message, plain)):
            return False
        likely = _likely(plain)
        if likely and max(likely, key=lambda name: likely[name]) == _REPORT:
            return False
        opinion = opinion_of(self._net, self._screen, plain)
        return opinion is not None and opinion.report < _SIGN


def _outside(message: Message) -> float:
    return _likely(message).get(OUT_OF_SCOPE, 0.0)


def _likely(message: Message) -> dict[str, float]:
    return {one["name"]: float(one["confidence"]) for one in message.get("intent_ranking", [])}


def _names(message: Message) -> bool:
    """Whether it names a stretch in several words; one word ("the bridge") may be another thing."""
    text = message.get(TEXT)
    return any(
        " " in text[one["start"] : one["end"]].strip()
        for one in message.get(ENTITIES, [])
        if one["entity"] == "stretch"
    )


def _intent(message: Message) -> str:
    return str((message.get(INTENT) or {}).get("name") or "")
