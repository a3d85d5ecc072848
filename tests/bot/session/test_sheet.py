from dataclasses import replace
from itertools import pairwise

import pytest

from bot.session import Plan, compile_sheet
from bot.session.cues import GAP_S
from bot.session.script import PHRASES

# What may be said in each kind of segment.
SAID_IN = {
    "setup": {"position"},
    "switch": {"switch", "position"},
    "rest": {"rest", "switch", "position"},
    "countdown": {"position", "count"},
    "hold": {"position", "breath", "form", "count"},
    "release": {"release"},
    "finish": {"praise"},
}


@pytest.fixture
def compiled(scripts, phrases):
    return lambda plan: compile_sheet(plan, scripts, phrases)


@pytest.fixture(params=["sided", "mixed", "guided", "extended", "short", "circles"])
def sheet(request, compiled, sided_plan, mixed_plan, kneeling, circles):
    plans = {
        "sided": sided_plan,
        "mixed": mixed_plan,
        "guided": mixed_plan.with_guided_setup(),
        "extended": sided_plan.extend(1, 25),
        "short": Plan.of([(kneeling, True, 1, 5)]),
        "circles": Plan.of([(circles, True, 7, 0)]),
    }
    return compiled(plans[request.param])


def within(sheet, kind, nth=0):
    """The cues of the nth segment of a kind."""
    segment = [s for s in sheet.segments if s.kind == kind][nth]
    return [cue for cue in sheet.cues if segment.start <= cue.at < segment.end]


def times(sheet, text):
    return [cue.at for cue in sheet.cues if cue.text.startswith(text)]


def test_cues_are_in_order_of_time(sheet):
    assert list(sheet.cues) == sorted(sheet.cues, key=lambda cue: cue.at)


def test_each_segment_has_words_of_its_own_kind(sheet):
    for segment in sheet.segments:
        said = [cue for cue in sheet.cues if segment.start <= cue.at < segment.end]
        assert said
        assert {cue.kind for cue in said} <= SAID_IN[segment.kind]


def test_nothing_is_said_over_something_else_except_in_a_count(sheet):
    for cue, following in pairwise(sheet.cues):
        counting = cue.kind == following.kind == "count"
        assert cue.until <= following.at or (counting and following.at - cue.at >= 1)


def test_fillers_leave_a_silence_before_the_next_words(sheet):
    for cue, following in pairwise(sheet.cues):
        if cue.kind in ("breath", "form"):
            assert following.at - cue.until >= GAP_S - 0.001


def test_nothing_is_still_being_said_when_the_sheet_ends(sheet):
    assert sheet.cues[-1].until <= sheet.length


def test_three_two_one_leads_into_and_out_of_every_static_hold(compiled, sided_plan):
    sheet = compiled(sided_plan)
    ends = [s.end for s in sheet.segments if s.kind in ("countdown", "hold")]
    assert times(sheet, "Three.") == [end - 3 for end in ends]
    assert times(sheet, "Two.") == [end - 2 for end in ends]
    assert times(sheet, "One.") == [end - 1 for end in ends]


@pytest.mark.parametrize(
    ("length", "ten_left", "halfway"),
    [(15, [], []), (20, [10], []), (30, [20], []), (40, [30], [20]), (60, [50], [30])],
)
def test_long_holds_say_ten_seconds_and_longer_ones_halfway(
    compiled, fold, length, ten_left, halfway
):
    sheet = compiled(Plan.of([(fold, False, 1, length)]))
    assert times(sheet, "Ten ") == [5 + at for at in ten_left]
    assert times(sheet, "Halfway") == [5 + at for at in halfway]


def test_a_thirty_second_hold_speaks_of_breath_and_of_form(compiled, sided_plan):
    kinds = [cue.kind for cue in within(compiled(sided_plan), "hold")]
    assert kinds.count("breath") >= 2
    assert kinds.count("form") >= 1


def test_a_minute_has_a_mistake_put_right(compiled, fold):
    sheet = compiled(Plan.of([(fold, False, 1, 60)]))
    assert {"Ribs down.", "Knee over ankle."} & {cue.text for cue in within(sheet, "hold")}


def test_a_dynamic_set_counts_each_move_as_it_starts(compiled, twist):
    sheet = compiled(Plan.of([(twist, False, 8, 0)]))
    counts = [(cue.at, cue.text) for cue in within(sheet, "hold") if cue.kind == "count"]
    assert counts == [*((5 + 5 * i, f"{i + 1}.") for i in range(7)), (40, "Last one.")]


def test_fast_moves_are_counted_with_room_for_words(compiled, twist):
    fast = replace(twist, move_s=2)
    cues = within(compiled(Plan.of([(fast, False, 12, 0)])), "hold")
    assert [(cue.at, cue.text) for cue in cues if cue.kind == "count"] == [
        (5, "1."),
        (7, "2."),
        (9, "3."),
        (17, "7."),
        (19, "8."),
        (21, "9."),
        (27, "Last one."),
    ]
    assert "breath" in {cue.kind for cue in cues}


def test_a_dynamic_set_speaks_of_breath_between_the_counts(compiled, twist):
    sheet = compiled(Plan.of([(twist, False, 8, 0)]))
    assert "breath" in {cue.kind for cue in within(sheet, "hold")}


def test_the_next_hold_is_worded_differently(compiled, sided_plan):
    sheet = compiled(sided_plan)
    first, second = within(sheet, "hold", 0), within(sheet, "hold", 1)
    assert first[0].text != second[0].text
    assert [c.text for c in first if c.kind == "form"] != [
        c.text for c in second if c.kind == "form"
    ]


def test_a_setup_says_the_name_and_then_each_step_in_its_time(compiled, sided_plan):
    said = within(compiled(sided_plan.with_guided_setup()), "setup")
    assert [(cue.at, cue.text) for cue in said] == [
        (0.5, "Now the kneeling stretch."),
        (4.6, "Come down here."),
        (8.6, "Settle in."),
    ]


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_brief_setup_says_the_name_and_one_reminder_for_either_side(compiled, kneeling, side):
    plan = Plan.of([(replace(kneeling, guide="brief"), True, 1, 30)]).with_guided_setup()
    said = within(compiled(plan if side == "left" else plan.swap(0, 1)), "setup")
    assert [(cue.at, cue.text) for cue in said] == [
        (0.5, "Now the kneeling stretch."),
        (4.6, "Down again, at a right angle."),
    ]


def test_only_the_setup_of_a_brief_stretch_is_shorter(compiled, kneeling, sided_plan):
    brief = Plan.of([(replace(kneeling, guide="brief"), True, 2, 30)])
    assert compiled(brief) == compiled(sided_plan)


def test_a_setup_for_the_right_side_first_names_the_sides_accordingly(scripts, phrases, sided_plan):
    line = ("Left knee up, right foot down; your left arm left of you.", 6.0)
    scripts["kneeling"] = replace(scripts["kneeling"], setup=(line,))
    guided = sided_plan.with_guided_setup()
    said = [
        within(compile_sheet(plan, scripts, phrases), "setup")[1].text
        for plan in (guided, guided.swap(0, 1))
    ]
    assert said == [
        "Left knee up, right foot down; your left arm left of you.",
        "Right knee up, left foot down; your right arm right of you.",
    ]


def test_a_rest_ends_with_the_change_to_the_first_side(compiled, sided_plan):
    said = within(compiled(sided_plan), "rest")
    assert [(cue.at, cue.kind) for cue in said] == [
        (88.5, "rest"),
        (93, "switch"),
        (95.5, "position"),
    ]


@pytest.mark.parametrize("control", ["swapped", "extended"])
def test_a_rest_that_leads_to_the_same_side_asks_for_no_change(compiled, sided_plan, control):
    plan = sided_plan.swap(0, 1) if control == "swapped" else sided_plan.extend(1, 10)
    assert [cue.kind for cue in within(compiled(plan), "rest")] == ["rest", "rest"]


def test_the_side_is_named_before_each_hold(compiled, sided_plan):
    sheet = compiled(sided_plan)
    said = [within(sheet, "countdown", nth)[0].text for nth in range(4)]
    assert said == ["The left side.", "Your right side.", "The left side.", "Your right side."]


def test_a_rest_says_how_long_it_is(compiled, sided_plan):
    assert within(compiled(sided_plan), "rest")[0].text == "Rest for 15 seconds."
    longer = sided_plan.change(2, more_rest=10)
    assert within(compiled(longer), "rest")[0].text == "Rest for 25 seconds."


def test_the_same_plan_gives_the_same_sheet(compiled, mixed_plan):
    assert compiled(mixed_plan) == compiled(mixed_plan)


@pytest.mark.parametrize(
    ("position", "text"),
    [(0, "The left side."), (4.5, "The left side."), (5, "And hold."), (36, "Come out slowly.")],
)
def test_say_that_again_means_the_last_words_that_are_not_a_count(
    compiled, sided_plan, position, text
):
    assert compiled(sided_plan).last_before(position).text == text


def test_before_the_first_words_nothing_was_said(compiled, sided_plan):
    assert compiled(sided_plan.with_guided_setup()).last_before(0.2) is None


@pytest.mark.parametrize("name", PHRASES)
def test_a_missing_phrase_is_an_error(scripts, phrases, mixed_plan, name):
    del phrases[name]
    with pytest.raises(KeyError, match=name):
        compile_sheet(mixed_plan, scripts, phrases)


def test_a_stretch_without_a_script_is_an_error(scripts, phrases, mixed_plan):
    del scripts["twist"]
    with pytest.raises(KeyError, match="twist"):
        compile_sheet(mixed_plan, scripts, phrases)


def test_a_terse_sheet_says_no_more_than_is_needed(sheet):
    terse = sheet.terse()
    assert not {"breath", "form"} & {cue.kind for cue in terse.cues}
    assert list(terse.cues) == [cue for cue in sheet.cues if cue.kind not in ("breath", "form")]
    assert (terse.segments, terse.length) == (sheet.segments, sheet.length)
    assert terse.terse() == terse


def test_a_terse_sheet_still_counts_and_says_where_to_go(compiled, mixed_plan):
    kinds = {cue.kind for cue in compiled(mixed_plan).terse().cues}
    assert {"position", "switch", "rest", "count", "release", "praise"} <= kinds


def test_say_that_again_means_words_that_were_said(compiled, sided_plan):
    whole = compiled(sided_plan)
    filler = next(cue for cue in whole.cues if cue.kind in ("breath", "form"))
    assert whole.last_before(filler.at) == filler
    assert whole.terse().last_before(filler.at) in whole.terse().cues
