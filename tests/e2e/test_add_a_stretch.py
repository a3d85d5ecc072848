"""A stretch in a folder of one's own, in plain words, with a model that never heard of it."""

import hashlib

import pytest

from bot.cli.server import Server, free_port, running
from bot.client import Conversation
from bot.paths import MODEL_FILE
from knowledge import KNOWLEDGE_DIR
from knowledge.loader import load_stretch

pytestmark = pytest.mark.e2e

NEW = "thumb_down_biceps_stretch"


def fingerprint():
    return MODEL_FILE.stat().st_mtime_ns, hashlib.sha256(MODEL_FILE.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def with_own(own_knowledge, tmp_path_factory):
    """A server that has that folder too; the model is the one that was there before."""
    before = fingerprint()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("LIMBER_KNOWLEDGE", str(own_knowledge))
        with running(Server(port=free_port(), directory=tmp_path_factory.mktemp("own"))) as server:
            yield server
    assert fingerprint() == before


@pytest.fixture
def talk(with_own, request):
    conversation = Conversation(with_own.address, request.node.name)
    yield conversation
    conversation.close()


@pytest.fixture(scope="module")
def record(own_knowledge):
    assert not (KNOWLEDGE_DIR / "stretches" / f"{NEW}.yml").exists()
    return load_stretch(own_knowledge / "stretches" / f"{NEW}.yml")


def test_it_is_described_with_its_picture(talk, record):
    reply = talk.say("tell me about the thumb down biceps stretch")
    assert record.summary in " ".join(reply.texts)
    assert [custom.card.picture for custom in reply.customs if custom.card] == [NEW]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how do I breathe in the thumb down biceps stretch", "let the thumb sink"),
        ("where should I feel the bicep reach", "the front of the upper arm"),
        ("which muscles does the thumbs down bicep stretch work", "biceps"),
        ("who should not do the thumb down biceps stretch", "an unstable shoulder"),
        ("how long do I hold the bicep reach", "25 seconds"),
        ("is there an easier version of the thumb down biceps stretch", "Shoulder Rolls"),
    ],
)
def test_a_question_about_it_is_answered_from_its_record(talk, question, fact):
    assert fact in " ".join(talk.say(question).texts)


def test_a_question_about_it_as_it_is_answered_too(talk, record):
    talk.say("tell me about the bicep reach")
    assert record.breathing.line in talk.say("how should I breathe there").texts


def test_it_is_recommended(talk, record):
    assert record.name in " ".join(talk.say("what is good for my biceps").texts)


def test_it_is_guided(talk, record):
    asked = talk.say("start the thumb down biceps stretch")
    assert asked.session.state == "screening"
    assert "an unstable shoulder" in " ".join(asked.texts)
    talk.say("no, none of those")
    begun = talk.say("ready").session
    assert begun.state == "running"
    assert set(record.breathing.cues) <= {cue.text for cue in begun.cues}


def test_a_yes_to_its_own_reason_ends_it(talk):
    talk.say("start the thumb down biceps stretch")
    assert talk.say("yes").session.state == "ended"


def test_a_routine_with_it_is_begun(talk, record):
    texts = talk.say("start the upper arm minutes").texts
    assert "Upper Arm Minutes" in " ".join(texts)
    talk.say("no, none of those")
    begun = talk.say("ready").session
    assert begun.state == "running"
    assert {segment.stretch for segment in begun.segments} == {NEW, "cross_body_shoulder_stretch"}
    assert record.breathing.cues[0] in [cue.text for cue in begun.cues]
