"""What the two bots have in common: how they are asked, and what is measured about them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Serving:
    """A bot that answers at `address`; `pids` are its processes (their children not named)."""

    address: str
    pids: tuple[int, ...]


class Bot(Protocol):
    """A bot that can be trained and served, as often as one likes."""

    name: str
    conversation: tuple[str, ...]  # the messages of one conversation, each to be answered

    def train(self) -> float:
        """Seconds that `rasa train --force` takes, the whole process."""

    def serving(self) -> AbstractContextManager[Serving]:
        """The bot, answering, for as long as the block lasts."""

    def check(self, turns: int) -> None:
        """Raises BenchError when its `turns` so far were not the turns that are meant."""
