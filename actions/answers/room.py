"""What a stretch needs around it."""

from __future__ import annotations

from actions.answers.line import Answer, line
from bot.wording import listed
from knowledge import Stretch
from knowledge.vocabulary import spoken


def home(stretch: Stretch) -> Answer:
    """Whether it can be done at home."""
    response = "say_home" if "home_friendly" in stretch.badges else "say_not_home"
    yield line(response, space=stretch.setup_requirements.space, equipment=_needs(stretch))


def _needs(stretch: Stretch) -> str:
    things = [spoken(thing) for thing in stretch.equipment if thing != "body_weight"]
    return listed([f"a {thing}" for thing in things], "or") if things else "nothing but your body"


def equipment(stretch: Stretch) -> Answer:
    """What it takes."""
    yield line("say_equipment", equipment=_needs(stretch))


def rack(stretch: Stretch) -> Answer:
    """Whether it takes a rack."""
    yield line("say_rack" if stretch.setup_requirements.rack else "say_no_rack")


def bench(stretch: Stretch) -> Answer:
    """Whether it takes a bench."""
    yield line("say_bench" if stretch.setup_requirements.bench else "say_no_bench")


def spotter(stretch: Stretch) -> Answer:
    """Whether it takes a spotter, and how to spot it."""
    needed = "say_spotter" if stretch.setup_requirements.spotter else "say_no_spotter"
    yield line(needed, spotting=stretch.spotting)


def space(stretch: Stretch) -> Answer:
    """How much space."""
    yield line("say_space", space=stretch.setup_requirements.space)


def noise(stretch: Stretch) -> Answer:
    """How much noise."""
    yield line("say_noise", noise=stretch.setup_requirements.noise)
