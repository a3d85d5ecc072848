"""The way into a stretch, before the clock runs."""

from __future__ import annotations

from actions.turn import Turn
from bot.session import Side
from bot.session.script import mirrored
from bot.wording import clause
from knowledge import Stretch


def say_setup(turn: Turn, stretch: Stretch, side: Side | None) -> None:
    """The way in to a side: every step the first time, one sentence later on."""
    if stretch.id in turn.explained:
        turn.say("say_setup_known", start=clause(stretch.performance.start) + ".")
    else:
        turn.say("say_setup_first")
        say_steps(turn, stretch, side)
        turn.keep(explained=[*turn.explained, stretch.id])
    turn.say("say_when_ready")


def say_steps(turn: Turn, stretch: Stretch, side: Side | None) -> None:
    """The setup of a side, a step a message."""
    for step in stretch.performance.setup:
        turn.say("say_step", step=mirrored(step.say) if side == "right" else step.say)
