import pytest

from bot.session import Item, Plan, Script, Session


@pytest.fixture
def kneeling():
    return Item("kneeling", "static", setup_s=20, switch_s=10, release_s=4, rest_s=15)


@pytest.fixture
def fold():
    return Item("fold", "static", setup_s=10, switch_s=0, release_s=3, rest_s=12)


@pytest.fixture
def twist():
    return Item("twist", "dynamic", setup_s=12, switch_s=0, release_s=3, rest_s=0, move_s=5)


@pytest.fixture
def circles():
    return Item("circles", "dynamic", setup_s=12, switch_s=8, release_s=3, rest_s=0, move_s=4)


@pytest.fixture
def sided_plan(kneeling):
    """A sided stretch, 30 s, two repetitions: left, right, rest, left, right."""
    return Plan.of([(kneeling, True, 2, 30)])


@pytest.fixture
def mixed_plan(kneeling, twist, fold):
    """A sided static stretch, an unsided dynamic one of eight moves, an unsided hold twice."""
    return Plan.of([(kneeling, True, 1, 30), (twist, False, 8, 0), (fold, False, 2, 60)])


@pytest.fixture
def started():
    """Starts a plan at 1000, as someone does who says that they are in position."""
    return lambda plan: Session("s", plan).cleared(990).ready(1000)


@pytest.fixture
def running(started, sided_plan):
    return started(sided_plan)


@pytest.fixture
def phrases():
    return {
        "cue_setup": ["Now the {stretch} stretch.", "Next, the {stretch} stretch."],
        "cue_side": ["The {side} side.", "Your {side} side."],
        "cue_no_side": ["Get ready.", "Here we go."],
        "cue_three": ["Three."],
        "cue_two": ["Two."],
        "cue_one": ["One."],
        "cue_hold": ["And hold.", "Hold it here."],
        "cue_halfway": ["Halfway there.", "You are halfway."],
        "cue_ten_left": ["Ten more seconds.", "Ten seconds left."],
        "cue_last_move": ["Last one.", "One last time."],
        "cue_switch": ["Change sides.", "Other side now."],
        "cue_rest": ["Rest for {seconds} seconds.", "Take {seconds} seconds off."],
        "cue_rest_over": ["Get ready again.", "Back into position."],
        "cue_finish": ["Well done.", "That was all of it."],
    }


@pytest.fixture
def scripts():
    names = ("kneeling", "fold", "twist", "circles")
    return {
        name: Script(
            name=name,
            setup=(("Come down here.", 4.0), ("Settle in.", 2.0)),
            switch="Bring the other knee down.",
            release="Come out slowly.",
            form=("Tuck under.", "Stay tall.", "Squeeze."),
            breath=("Breathe in.", "Breathe out."),
            mistakes=("Ribs down.", "Knee over ankle."),
            brief=(("Down again, at a right angle.", 8.0),),
        )
        for name in names
    }
