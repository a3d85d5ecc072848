"""A conversation with the real actions by the real rules, without Rasa: events are applied here."""

import asyncio
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions.action import LimberAction
from bot.nlu.screen import load_screen
from bot.protocol import Custom, decode_custom
from bot.session import Session, loads

RULES_DIR = Path(__file__).parents[2] / "data" / "rules"
START = 1_700_000_000.0


@dataclass(frozen=True)
class Reply:
    """What came back for one message."""

    texts: list[str]
    customs: list[Custom]

    @property
    def text(self):
        return " ".join(self.texts)

    @property
    def session(self):
        return next((custom.session for custom in reversed(self.customs) if custom.session), None)

    @property
    def state(self):
        return self.session.state if self.session else None

    @property
    def notice(self):
        return next((custom.notice for custom in self.customs if custom.notice), None)


@dataclass
class Talk:
    """One conversation. `now` is the server's clock, moved by hand."""

    actions: dict[str, type[LimberAction]]
    rules: dict[str, str]
    now: float = START
    slots: dict = field(default_factory=dict)
    events: list = field(default_factory=list)
    dispatched: list = field(default_factory=list)

    def wait(self, seconds):
        self.now += seconds
        return self

    def say(self, intent, text="", metadata=None, found=(), **entities):
        """A message of that intent, with `entities` as name=value and `found` as whole ones."""
        all_found = [{"entity": name, "value": value} for name, value in entities.items()]
        all_found += found
        message = {
            "intent": {"name": intent},
            "entities": all_found,
            "text": text,
            "metadata": metadata or {},
        }
        self.events.append({"event": "user", "timestamp": self.now, **message})
        for entity in all_found:
            if entity["entity"] in ("stretch", "routine"):  # their slots are mapped from entities
                self._apply({"event": "slot", "name": entity["entity"], "value": entity["value"]})
        return self._act(self.rules[intent], message)

    def hear(self, text, intent=None):
        """A message as the safety screen marks it: pain and conditions, else the intent given."""
        finding, stated = load_screen().find(text), load_screen().conditions(text)
        told = [{"entity": "condition", "value": one.condition} for one in stated]
        if finding is not None:
            found = {"entity": "safety", "value": finding.level, "kind": finding.kind}
            return self.say("report_pain", text, found=[found])
        if told:
            return self.say(intent or "state_condition", text, found=told)
        assert intent is not None, f"the screen finds nothing in {text!r}"
        return self.say(intent, text)

    def started(self, stretch="half_kneeling_psoas_stretch"):
        """Straight to the running clock: the first hold's countdown begins now."""
        self.say("start_session", stretch=stretch)
        self.say("deny")
        self.say("ready")
        return self

    def holding(self, seconds=10, stretch="half_kneeling_psoas_stretch"):
        """So many seconds into the first hold."""
        return self.started(stretch).wait(5 + seconds)

    @property
    def session(self) -> Session:
        return loads(self.slots["session"])

    @property
    def state(self):
        return self.session.at(self.now).state

    def _act(self, name, message):
        if name.startswith("utter_"):
            return Reply([], [])
        action = self.actions[name]()
        action.clock = lambda: self.now
        tracker = Tracker("t", dict(self.slots), message, list(self.events), False, None, {}, None)
        dispatcher = CollectingDispatcher()
        self.dispatched = dispatcher.messages
        for event in asyncio.run(action.run(dispatcher, tracker, {})):
            self._apply(event)
        for said in dispatcher.messages:
            self.events.append({"event": "bot", "timestamp": self.now, "text": said["text"]})
        return Reply(
            [said["text"] for said in dispatcher.messages if said["text"]],
            [decode_custom(said["custom"]) for said in dispatcher.messages if said["custom"]],
        )

    def _apply(self, event):
        self.events.append({**event, "timestamp": self.now})
        assert event["event"] == "slot"
        self.slots[event["name"]] = event["value"]


@pytest.fixture(scope="session")
def rules():
    """Intent -> action, as the project's rules have it."""
    answers = {}
    for path in sorted(RULES_DIR.glob("*.yml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]:
            intent, action = rule["steps"]
            answers[intent["intent"]] = action["action"]
    return answers


@pytest.fixture(scope="session")
def actions():
    """Name -> class of every action, found as the action server finds them."""
    executor = ActionExecutor()
    executor.register_package("actions")
    return {name: run.__self__.__class__ for name, run in executor.actions.items()}


@pytest.fixture(scope="session")
def new_talk(actions, rules):
    """Makes conversations: at a time, with slots and events, or fresh ones."""
    return partial(Talk, actions, rules)


@pytest.fixture
def talk(new_talk):
    return new_talk()
