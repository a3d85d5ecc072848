"""How somebody wants it: what a message wishes, and how far a wish goes."""

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.profile.preferences import (
    HOLD_S,
    RATES,
    VOLUMES,
    Preferences,
    Wish,
    dumps,
    find_wish,
    loads,
)
from bot.protocol import Voice

WISHES = st.tuples(st.sampled_from(get_args(Wish)), st.none() | st.floats(0, 1000))


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("talk slower", "slower"),
        ("speak more slowly please", "slower"),
        ("you're too fast", "slower"),
        ("not so fast", "slower"),
        ("slow down a bit", "slower"),
        ("talk faster", "faster"),
        ("you talk too slowly", "faster"),
        ("not so slow", "faster"),
        ("speed it up", "faster"),
        ("louder", "louder"),
        ("speak up", "louder"),
        ("I can't hear you", "louder"),
        ("you're too quiet", "louder"),
        ("why are you so quiet", "louder"),
        ("that's too soft", "louder"),
        ("turn the volume up", "louder"),
        ("quieter please", "quieter"),
        ("speak more quietly", "quieter"),
        ("you're too loud", "quieter"),
        ("not so loud", "quieter"),
        ("a bit softer", "quieter"),
        ("turn the volume down", "quieter"),
        ("just the counts", "less_talk"),
        ("talk less", "less_talk"),
        ("you talk too much, be quiet", "less_talk"),
        ("don't talk so much", "less_talk"),
        ("fewer cues", "less_talk"),
        ("talk more", "more_talk"),
        ("talk as usual", "more_talk"),
        ("back to normal", "more_talk"),
        ("more guidance please", "more_talk"),
    ],
)
def test_what_is_wished(text, wish):
    assert find_wish(text) == (wish, None)
    assert find_wish(text.upper()) == (wish, None)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("always hold 45 seconds", 45),
        ("hold everything for a minute from now on", 60),
        ("thirty seconds is quicker for me, always", 30),
    ],
)
def test_a_time_is_the_usual_hold_whatever_else_is_said(text, seconds):
    assert find_wish(text) == ("usual_hold", seconds)


@pytest.mark.parametrize("text", ["", "be different", "hello", "what can I change"])
def test_what_is_no_wish(text):
    assert find_wish(text) is None


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text):
    found = find_wish(text)
    assert found is None or found[0] in get_args(Wish)


def test_slower_and_faster_louder_and_quieter_undo_each_other():
    for there, back in (("slower", "faster"), ("louder", "quieter")):
        changed = Preferences().with_wish(there)
        assert changed != Preferences()
        assert changed.with_wish(back) == Preferences()


@pytest.mark.parametrize("wish", ["slower", "faster", "louder", "quieter"])
def test_at_its_limit_a_wish_changes_nothing(wish):
    preferences = Preferences()
    for _ in range(20):
        preferences = preferences.with_wish(wish)
    assert preferences.with_wish(wish) == preferences
    assert preferences != Preferences()


def test_talk_goes_to_and_fro():
    less = Preferences().with_wish("less_talk")
    assert (less.talk, less.with_wish("more_talk")) == ("less", Preferences())


@pytest.mark.parametrize(("asked", "kept"), [(45, 45), (1, 5), (4000, 300), (None, None)])
def test_a_usual_hold_is_kept_within_bounds(asked, kept):
    assert Preferences().with_wish("usual_hold", asked).hold_s == kept


@given(st.lists(WISHES, max_size=12))
def test_no_wishes_lead_out_of_bounds_and_all_come_back(wishes):
    preferences = Preferences()
    for wish, seconds in wishes:
        preferences = preferences.with_wish(wish, seconds)
    assert RATES[0] <= preferences.rate <= RATES[1]
    assert VOLUMES[0] <= preferences.volume <= VOLUMES[1]
    assert preferences.hold_s is None or HOLD_S[0] <= preferences.hold_s <= HOLD_S[1]
    Voice(rate=preferences.rate, volume=preferences.volume)  # fit to be sent
    assert loads(json.loads(json.dumps(dumps(preferences)))) == preferences


def test_what_is_as_usual_takes_no_room():
    assert dumps(Preferences()) == {}
    assert dumps(Preferences().with_wish("less_talk")) == {"talk": "less"}


@pytest.mark.parametrize(
    "stored",
    [
        *(None, 7, "text", [], {}, {"surprise": 1}),
        {"rate": "fast", "volume": None, "talk": "never", "hold_s": "long"},
        {"rate": True, "volume": [], "talk": 3, "hold_s": False},
    ],
)
def test_what_cannot_be_read_is_as_usual(stored):
    assert loads(stored) == Preferences()


def test_a_stored_value_out_of_bounds_is_brought_back():
    assert loads({"rate": 99, "volume": -1}) == Preferences(rate=RATES[1], volume=VOLUMES[0])
