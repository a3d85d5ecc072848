"""Not all that an open microphone hears is meant for Limber.

A client that was not called by its name sends along what a recogniser makes of the same sound that
expects nothing in particular. One that expects talk of stretching hears it in everything: "a small
sharp" is a small shop. By the plain reading it is decided whether it was meant for Limber at all;
what was meant is understood from the other.
"""

from __future__ import annotations

from collections.abc import Sequence

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
# How likely a sign that no pattern finds must be to the net that has learnt from talk as well:
# where both readings sound like one; and where one does, by how likely the plain reading has
# nothing to do with stretching. So that none is lost of the reports that we tuned with.
_IN_BOTH = 0.4
_IN_ONE = ((0.5, 0.95), (0.0, 0.85))
# From so many words on, it must be as sure of what they mean: a coach is told briefly what to do.
_SURE = ((8, 0.85), (4, 0.8), (1, 0.6))
_SURE_PLAIN = ((8, 0.85), (5, 0.8), (3, 0.5))  # which is misheard more often


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
            else:
                kept[-1] = self._read(kept[-1], message)
        return kept

    def _read(self, message: Message, plain: Message) -> Message:
        """The reading that counts, which is the plain one where that alone has a warning sign."""
        reports = [one for one in (message, plain) if _intent(one) == _REPORT]
        is_short = _words(plain) <= _SHORT
        if reports and not is_short:
            return reports[0] if self._is_sign(reports, message, plain) else _for_others(message)
        if _intent(message) == _REPORT or _is_wish(message, plain, is_short=is_short):
            return message
        return _for_others(message)

    def _is_sign(self, reports: Sequence[Message], message: Message, plain: Message) -> bool:
        """Whether what sounds like a sign is one to a pattern, the classifier or another net.

        People who talk to each other say more than anybody could teach the net that is asked first;
        the other has learnt from ramblings, too, and is less sure of what is said to a coach.
        """
        if self._screen.find(plain.get(TEXT)) is not None:
            return True
        if self._screen.find(message.get(TEXT)) is not None and _outside(plain) < _ELSEWHERE:
            return True
        if plain in reports and _likeliest(plain) == _REPORT:
            return True
        needed = _IN_BOTH if len(reports) > 1 else _from(_IN_ONE, _outside(plain))
        opinions = [opinion_of(self._net, self._screen, one) for one in reports]
        return any(opinion is None or opinion.report >= needed for opinion in opinions)


def _is_wish(message: Message, plain: Message, *, is_short: bool) -> bool:
    """Whether it is likely enough to be said to a coach."""
    names = _names(message)
    if _sure(message) < _from(_SURE, _words(message)) and not names:
        return False
    if is_short:
        return True
    if _intent(message) == _CONDITION and tells_of_others(plain.get(TEXT)):
        return False
    if max(_outside(message), _outside(plain)) >= _ELSEWHERE:
        return False
    return _sure(plain) >= _from(_SURE_PLAIN, _words(plain)) or names


def _for_others(message: Message) -> Message:
    message.set(INTENT, {"name": OUT_OF_SCOPE, "confidence": 1.0}, add_to_output=True)
    message.set(ENTITIES, [], add_to_output=True)
    return message


def _words(message: Message) -> int:
    return len(message.get(TEXT).split())


def _from(limits: Sequence[tuple[float, float]], value: float) -> float:
    """The limit that holds from so much on; 0 below all of them."""
    return next((limit for least, limit in limits if value >= least), 0.0)


def _sure(message: Message) -> float:
    return max(_likely(message).values(), default=0.0)


def _likeliest(message: Message) -> str:
    likely = _likely(message)
    return max(likely, key=lambda name: likely[name], default="")


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
