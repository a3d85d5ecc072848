import pytest

from bot.session import Item, Plan, Script, Session
from bot.session.script import PHRASES

KNEELING = Item("kneeling", "static", setup_s=20, switch_s=10, release_s=4, rest_s=15)
TWIST = Item("twist", "dynamic", setup_s=12, switch_s=0, release_s=3, rest_s=0, move_s=5)


@pytest.fixture()
def sided_plan():
    """One sided stretch, 30 s, two repetitions."""
    return Plan.of([(KNEELING, True, 2, 30)])


@pytest.fixture()
def mixed_plan():
    """A sided static stretch, then an unsided dynamic one of eight moves."""
    return Plan.of([(KNEELING, True, 1, 30), (TWIST, False, 8, 0)])


@pytest.fixture()
def running(sided_plan):
    """The sided plan, started at 1000."""
    return Session("s", sided_plan).cleared(990).ready(1000)


@pytest.fixture()
def phrases():
    return {name: [f"{name} a", f"{name} b"] for name in PHRASES}


@pytest.fixture()
def scripts():
    def script(name):
        return Script(
            name=name,
            setup=(("Kneel down here.", 8.0), ("Put your foot in front.", 8.0)),
            switch="Bring the other knee down.",
            release="Come out slowly.",
            form=("Tuck under.", "Stay tall.", "Squeeze."),
            breath=("Breathe in.", "Breathe out."),
            mistakes=("Ribs down.", "Knee over ankle."),
        )

    return {"kneeling": script("Kneeling"), "twist": script("Twist")}
