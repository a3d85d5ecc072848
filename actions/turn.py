"""One message of the user, and all that answers it."""

from __future__ import annotations

from typing import Any, get_args

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.nlu.persons import asks_of_others
from bot.profile import routines
from bot.protocol import ClientState, ProtocolError, decode_client_state, overheard_in
from bot.session import Session, SessionError, dumps, loads
from bot.session.script import pick
from bot.wording import breaths, load_choices, load_phrases, variant_of
from knowledge import Library, Stretch, load_library
from knowledge.vocabulary import Condition

EXAMPLE = "half_kneeling_psoas_stretch"
OF_A_SESSION = ("session", "asked", "pain", "request")  # slots that mean nothing without it
REMEMBERED = 100  # events, in which the wording said last is looked up


class Turn:
    """What an action reads, says and keeps. `now` is in seconds since the epoch.

    Raises:
        SessionError: the slot's session cannot be read.
        KnowledgeError: the knowledge base cannot be read.
    """

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker, now: float) -> None:
        self._dispatcher = dispatcher
        self._tracker = tracker
        self.received = now
        self.library: Library = _library(tracker)
        stored = tracker.get_slot("session")
        self.session: Session | None = loads(stored) if stored else None
        if self.session and any(i.stretch not in self.library for i in self.session.plan.items):
            raise SessionError("the stored session has a stretch that the base no longer has")
        self.now = self._meant_at(now)
        self.events: list[EventType] = []

    # what was said

    @property
    def text(self) -> str:
        """The message, as it came."""
        return str(self._tracker.latest_message.get("text") or "")

    @property
    def metadata(self) -> dict[str, Any]:
        """What its client sent along."""
        return self._tracker.latest_message.get("metadata") or {}

    @property
    def overheard(self) -> bool:
        """Whether an open microphone heard it, and it may have been meant for somebody else."""
        return bool(overheard_in(self.metadata))

    @property
    def intent(self) -> str:
        """Its intent."""
        intent: dict[str, Any] = self._tracker.latest_message.get("intent") or {}
        return str(intent.get("name") or "")

    def found(self, name: str) -> dict[str, Any] | None:
        """The first entity of that name in this message, with all that was found about it."""
        return next((entity for entity in self._found() if entity.get("entity") == name), None)

    def entity(self, name: str) -> Any:
        """Its value, None when there is none."""
        found = self.found(name)
        return found["value"] if found else None

    def entities(self, *names: str) -> list[tuple[str, Any]]:
        """Name and value of every entity of these names, in the order of the text."""
        found = [one for one in self._found() if one.get("entity") in names]
        return [(one["entity"], one["value"]) for one in found]

    def take(self, name: str, value: object) -> None:
        """Takes something as said that only the conversation tells."""
        taken = {"entity": name, "value": value}
        self._tracker.latest_message["entities"] = [taken, *self._found()]

    def _found(self) -> list[dict[str, Any]]:
        return self._tracker.latest_message.get("entities") or []

    def slot(self, name: str) -> Any:
        """The value of a slot."""
        return self._tracker.get_slot(name)

    def latest(self, name: str) -> Any:
        """The value of a slot, with what this turn has set."""
        return next(
            (e["value"] for e in reversed(self.events) if e["name"] == name), self.slot(name)
        )

    @property
    def stretch(self) -> Stretch | None:
        """The stretch that is meant: named now, or the topic, or the one being done."""
        named = self.entity("stretch") or self.slot("stretch")
        if named not in self.library and self.session is not None:
            named = self.session.at(self.now).stretch
        return self.library.get(named) if named else None

    def other_stretch(self, than: str | None) -> Stretch | None:
        """The stretch spoken of or being done that is not this one."""
        doing = self.session.at(self.now).stretch if self.session is not None else None
        # The slot holds the stretch that this very message names; what was before lies behind it.
        before = [
            event.get("value")
            for event in reversed(self._tracker.events[-REMEMBERED:])
            if event.get("event") == "slot" and event.get("name") == "stretch"
        ]
        candidates = (one for one in (*before, doing) if one in self.library and one != than)
        return next((self.library[str(one)] for one in candidates), None)

    @property
    def conditions(self) -> frozenset[Condition]:
        """The conditions that the person has told of, now and before."""
        before = self.slot("conditions")
        known = [*before, *self.told] if isinstance(before, list) else self.told
        return frozenset(condition for condition in get_args(Condition) if condition in known)

    @property
    def told(self) -> list[Condition]:
        """The conditions that this message tells of as the person's own."""
        return [] if asks_of_others(self.intent, self.text) else self.named

    @property
    def named(self) -> list[Condition]:
        """The conditions that this message names, in the order of the text, whoever has them."""
        found = dict.fromkeys(value for _, value in self.entities("condition"))
        return [condition for condition in found if condition in get_args(Condition)]

    @property
    def explained(self) -> list[str]:
        """Stretches that the person has heard the whole way into, those just done among them."""
        heard = [str(stretch) for stretch in self.slot("explained") or ()]
        if self.session is not None:
            plan = self.session.settled(self.now).plan
            heard += [plan.items[hold.item].stretch for hold in plan.holds if hold.done > 0]
        return list(dict.fromkeys(heard))

    @property
    def in_session(self) -> bool:
        """Whether a session is under way, from its screening to its end."""
        return self.session is not None and self.session.at(self.now).state != "ended"

    @property
    def under_way(self) -> bool:
        """Whether a session's clock has been started and has not come to its end."""
        state = self.session.at(self.now).state if self.session else None
        return state in ("running", "paused")

    def said_last(self) -> list[tuple[float, str]]:
        """What Limber said in the turn before this one: (seconds since the epoch, text)."""
        said: list[tuple[float, str]] = []
        for event in reversed(self._tracker.events[:-1]):
            if event.get("event") == "bot" and event.get("text"):
                said.insert(0, (float(event.get("timestamp") or 0), str(event["text"])))
            elif event.get("event") == "user" and said:
                break
        return said

    @property
    def example(self) -> str:
        """The name of a stretch, for examples of what to say."""
        stretch = self.library.get(EXAMPLE) or next(iter(self.library.values()))
        return stretch.name

    # what answers it

    def say(self, phrase: str, /, **words: object) -> None:
        """Says a phrase of `domain/wording/`, filled in: the variant after the one said last."""
        *parts, last = breaths(pick(load_phrases(), phrase, self._variant(phrase), **words))
        for part in parts:
            self.say_text(part)
        # On a screen, what can be answered: text like any other, and no payload of Rasa's.
        buttons = [{"title": one, "payload": one} for one in load_choices().get(phrase, ())]
        self._dispatcher.utter_message(text=last, buttons=buttons)

    def say_text(self, text: str) -> None:
        """Says a text as it stands: advice of the safety base, or something said before."""
        self._dispatcher.utter_message(text=text)

    def show(self, **custom: Any) -> None:
        """Sends something for machines: a session, a card or a notice."""
        self._dispatcher.utter_message(json_message=custom)

    def keep(self, **slots: object) -> None:
        """Sets slots."""
        self.events += [SlotSet(name, value) for name, value in slots.items()]

    def keep_session(self, session: Session) -> None:
        """The session from here on."""
        self.session = session
        self.keep(session=dumps(session))

    def _variant(self, phrase: str) -> int:
        said = [*self._tracker.events[-REMEMBERED:], *self._dispatcher.messages]
        for earlier in reversed(said):
            index = variant_of(str(earlier.get("text") or ""), load_phrases()[phrase])
            if index is not None:
                return index + 1
        return len(self._tracker.events)

    @property
    def client_position(self) -> float | None:
        """Where the client's clock stood, if it plays this very session as it is now."""
        client = self._client_state()
        if self.session is None or client is None or client.session_id != self.session.id:
            return None
        return client.position if client.revision == self.session.revision else None

    def _meant_at(self, now: float) -> float:
        """When it was said, by the client's clock if it told: a slow turn is then no matter."""
        position = self.client_position
        if self.session is None or position is None:
            return now
        return self.session.instant_of(position, now)

    def _client_state(self) -> ClientState | None:
        try:
            return decode_client_state(self.metadata)
        except ProtocolError:
            # A client's clock is a help, not a need: without it the server's own is used.
            return None


def _library(tracker: Tracker) -> Library:
    """Limber's, with the routines that the person has made."""
    library = load_library()
    own = routines.loads(tracker.get_slot("routines"), library)
    return library.with_routines(own) if own else library
