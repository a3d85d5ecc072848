import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.session import Item, Plan, Session, SessionError, dumps, loads

START = 1_763_800_000.25
KNEELING = Item("half_kneeling_psoas_stretch", "static", 28, 10, 4, 15)


@pytest.fixture
def stored(running):
    return dumps(running.extend(1020.5, 10).pause(1021.25, "pain"))


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s,
        lambda s: s.pause(1021.25, "pain"),
        lambda s: s.extend(1060.123, 12.5),
        lambda s: s.extend(1090, 7),
        lambda s: s.stop(1030, "red_flag"),
        lambda s: s.settled(9999),
        lambda s: replace(s, id='a "quoted" id é'),
    ],
)
def test_a_session_comes_back_as_it_was(running, change):
    session = change(running)
    assert loads(dumps(session)) == session


def test_a_plan_of_every_kind_comes_back(started, mixed_plan):
    assert loads(dumps(started(mixed_plan))).plan == mixed_plan


def test_how_much_is_said_comes_back():
    items = [replace(KNEELING, guide="brief"), KNEELING]
    session = Session("s", Plan.of((item, True, 1, 30) for item in items))
    assert [item.guide for item in loads(dumps(session)).plan.items] == ["brief", "full"]


def test_a_session_of_before_there_were_brief_ones_still_loads(running):
    stored = json.loads(dumps(running))
    stored["items"] = [["kneeling", "static", 20, 10, 4, 15, 0]]
    assert loads(json.dumps(stored)) == running
    stored["items"] = [["kneeling", "static", 20, 10, 4, 15, 0, "full"]]
    assert loads(json.dumps(stored)) == running


def test_it_is_one_line(stored):
    assert "\n" not in stored


def test_a_long_plan_after_many_controls_is_at_most_four_kilobytes():
    items = [
        replace(KNEELING, stretch=f"stretch_with_a_longish_name_{i:02}", guide="brief")
        for i in range(21)
    ]
    session = Session("0" * 32, Plan.of((item, True, 1, 30) for item in items))
    now = START
    session = session.cleared(now).ready(now)
    while (moment := session.at(now)).state != "ended":
        if moment.kind == "hold" and moment.hold_left > 20:
            session = session.extend(now, 10)
        session = session.pause(now + 0.1).resume(now + 0.2)
        now += 23.1234567
    assert session.revision > 200
    assert len(session.plan.holds) > 42
    assert len(dumps(session).encode()) <= 4096


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "5",
        '"text"',
        "{}",
        '{"v": 1}',
        pytest.param("[" * 100_000, id="nested without end"),
        '{"v": 1, "items": 3, "holds": 4}',
        '{"v": 1, "items": [], "holds": []}',
    ],
)
def test_what_is_no_session_is_a_session_error(text):
    with pytest.raises(SessionError):
        loads(text)


def test_another_version_is_a_session_error_that_says_so(stored):
    value = json.loads(stored)
    with pytest.raises(SessionError, match="version"):
        loads(json.dumps({**value, "v": 2}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("state", "asleep"),
        ("state", None),
        ("position", "12"),
        ("position", True),
        ("position", float("nan")),
        ("position", -1),
        pytest.param("position", 10**400, id="position-huge"),
        ("since", None),
        ("revision", 1.5),
        ("reason", "boredom"),
        ("reason", []),
        ("id", 5),
        ("holds", []),
        ("items", []),
        ("holds", [[0, 1, "left", 30]]),
        ("holds", [[1, 1, "left", 30, "none", 0, 0]]),
        ("holds", [[-1, 1, "left", 30, "none", 0, 0]]),
        ("holds", [[0, 1, "middle", 30, "none", 0, 0]]),
        ("holds", [[0, 1, "left", 0, "none", 0, 0]]),
        ("holds", [[0, 1, "left", 30, "jump", 0, 0]]),
        ("items", [["kneeling", "dynamic", 20, 10, 4, 15, 0]]),
        ("items", [["kneeling", "static", "20", 10, 4, 15, 0]]),
        ("items", [["kneeling", "static", 20, 10, 4, 15]]),
        ("items", [["kneeling", "static", 20, 10, 4, 15, 0, "hasty"]]),
        ("items", [["kneeling", "static", 20, 10, 4, 15, 0, "brief", 0]]),
        ("surprise", 1),
    ],
)
def test_a_value_that_cannot_be_is_a_session_error(stored, field, value):
    with pytest.raises(SessionError):
        loads(json.dumps({**json.loads(stored), field: value}))


@pytest.mark.parametrize("field", ["v", "id", "state", "position", "since", "reason", "holds"])
def test_a_value_that_is_missing_is_a_session_error(stored, field):
    value = json.loads(stored)
    del value[field]
    with pytest.raises(SessionError):
        loads(json.dumps(value))


@given(st.text())
def test_any_other_text_is_a_session_error(text):
    with pytest.raises(SessionError):
        loads(text)


@given(st.data())
def test_a_damaged_session_is_an_error_or_can_be_gone_on_with(data):
    session = Session("s", Plan.of([(KNEELING, True, 2, 30)])).cleared(START).ready(START)
    text = dumps(session.extend(START + 20, 10))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 12)))
    damaged = text[:start] + data.draw(st.text('0123456789.-eE"[]{},:nultrefs', max_size=6))
    try:
        back = loads(damaged + text[end:])
    except SessionError:
        return
    now = back.since + 30
    for changed in (back.extend(now, 5), back.switch_side(now), back.back(now), back.pause(now)):
        assert changed.at(now).segment_left >= 0
        assert loads(dumps(changed)) == changed
