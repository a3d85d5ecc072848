"""Whole conversations in people's own words, written apart from the training data."""

from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.e2e

FILE = Path(__file__).parent.parent / "understanding" / "utterances.yml"
CONVERSATIONS = yaml.safe_load(FILE.read_text(encoding="utf-8"))["mid_conversation"]


@pytest.mark.parametrize("conversation", CONVERSATIONS)
def test_a_conversation_is_where_it_should_be_after_each_turn(talk, conversation):
    state = None
    turns = conversation["turns"] if isinstance(conversation, dict) else conversation
    for turn in turns:
        reply = talk.say(turn["say"])
        assert reply.texts
        if reply.session is not None:
            state = reply.session.state
        expected = turn.get("expect_state")
        if expected:
            assert state in ([expected] if isinstance(expected, str) else expected), turn["say"]
