"""Everything deleted when somebody wants it: real events in a real database."""

import asyncio

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.profile.tracker_store import ERASE, ErasingTrackerStore

SECRET = "my xylophone hurts"
SAID = [
    ActionExecuted("action_session_start"),
    SessionStarted(),
    ActionExecuted("action_listen"),
    UserUttered(SECRET, intent={"name": "report_pain"}),
    SlotSet("stretch", "cat_cow"),
    BotUttered(f"You said: {SECRET}."),
    SlotSet("conditions", ["glaucoma"]),
    ActionExecuted("action_listen"),
]
ERASING = [
    UserUttered("yes", intent={"name": "affirm"}),
    SlotSet("stretch", None),
    SlotSet(ERASE, True),
    ActionExecuted("action_listen"),
]


@pytest.fixture(scope="module")
def domain():
    return Domain.load("domain")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "limber.db"


@pytest.fixture
def open_store(domain, file):
    """The store, as a server that was started anew finds it."""
    return lambda: ErasingTrackerStore(domain, dialect="sqlite", db=str(file))


@pytest.fixture
def store(open_store):
    return open_store()


def goes_on(store, sender, events):
    """The conversation of a person, with more events, saved."""
    tracker = asyncio.run(store.get_or_create_tracker(sender))
    for event in events:
        tracker.update(event)
    asyncio.run(store.save(tracker))


def read(store, sender) -> DialogueStateTracker:
    return asyncio.run(store.retrieve(sender))


def slots(tracker):
    return {name: slot.value for name, slot in tracker.slots.items() if slot.value is not None}


def in_files(file, text):
    """Whether a text is anywhere in the database, or in what SQLite writes beside it."""
    return any(text.encode() in one.read_bytes() for one in file.parent.iterdir())


def test_without_a_wish_to_erase_it_is_rasas_own(store, open_store, file):
    goes_on(store, "ann", SAID)
    assert in_files(file, SECRET)
    tracker = read(open_store(), "ann")
    assert [type(event) for event in tracker.events] == [type(event) for event in SAID]
    assert slots(tracker) == {"stretch": "cat_cow", "conditions": ["glaucoma"]}


def test_after_it_only_the_slots_are_left(store, open_store):
    goes_on(store, "ann", SAID)
    goes_on(store, "ann", ERASING)
    tracker = read(open_store(), "ann")
    assert slots(tracker) == {"conditions": ["glaucoma"]}
    assert not [e for e in tracker.events if isinstance(e, UserUttered | BotUttered)]
    assert isinstance(tracker.events[-1], ActionExecuted)
    assert tracker.events[-1].action_name == "action_listen"


def test_what_was_said_is_in_no_file_any_more(store, file):
    goes_on(store, "ann", SAID)
    goes_on(store, "ann", ERASING)
    assert not in_files(file, SECRET)


def test_with_nothing_to_keep_nothing_is_left(store, open_store):
    goes_on(store, "ann", SAID)
    goes_on(store, "ann", [SlotSet("conditions", None), *ERASING])
    assert slots(read(open_store(), "ann")) == {}


def test_others_are_not_touched(store, open_store):
    for sender in ("ann", "bob"):
        goes_on(store, sender, SAID)
    before = [event.as_dict() for event in read(store, "bob").events]
    goes_on(store, "ann", ERASING)
    assert [event.as_dict() for event in read(open_store(), "bob").events] == before
    assert slots(read(store, "bob"))["stretch"] == "cat_cow"


def test_the_conversation_goes_on_and_is_kept_again(store, open_store):
    goes_on(store, "ann", SAID)
    goes_on(store, "ann", ERASING)
    more = [UserUttered("hello"), SlotSet("stretch", "cobra"), ActionExecuted("action_listen")]
    goes_on(store, "ann", more)
    tracker = read(open_store(), "ann")
    assert [event.text for event in tracker.events if isinstance(event, UserUttered)] == ["hello"]
    assert slots(tracker) == {"conditions": ["glaucoma"], "stretch": "cobra"}


def test_it_can_be_asked_for_more_than_once(store, open_store, file):
    for _ in range(3):
        goes_on(store, "ann", SAID[3:])
        goes_on(store, "ann", ERASING)
    assert slots(read(open_store(), "ann")) == {"conditions": ["glaucoma"]}
    assert not in_files(file, SECRET)


def test_somebody_without_a_past_can_ask_for_it_too(store, open_store):
    goes_on(store, "ann", ERASING)
    assert slots(read(open_store(), "ann")) == {}
