"""The trained assistant's own understanding, in this process: text in, what Rasa hands on out."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections import defaultdict
from collections.abc import Iterable
from statistics import median
from typing import Any
from unittest.mock import patch

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.engine.graph import GraphNode
from rasa.utils.log_utils import configure_structlog

from bot.paths import MODEL_FILE
from bot.protocol import OVERHEARD


class Understanding:
    """A trained model. Loading takes as long as a start of Limber."""

    def __init__(self, model: str = str(MODEL_FILE)) -> None:
        configure_structlog(logging.WARNING)
        self._agent = Agent.load(model)

    def parse(self, texts: Iterable[str]) -> list[dict[str, Any]]:
        """What is understood of each text: Rasa's parse data, with `seconds` besides."""

        async def all_of_them() -> list[dict[str, Any]]:
            return [await self._timed(text) for text in texts]

        return asyncio.run(all_of_them())

    def overheard(self, text: str, plain: str) -> dict[str, Any]:
        """What is understood of words that may be meant for others, with their plain reading."""
        message = UserMessage(text, metadata={OVERHEARD: plain} if plain else None)
        parsed: dict[str, Any] = asyncio.run(self._agent.processor.parse_message(message))
        return parsed

    def by_component(self, texts: Iterable[str]) -> dict[str, float]:
        """Half of the messages take a component so many milliseconds at most, in their order."""
        seconds: dict[str, list[float]] = defaultdict(list)
        run = GraphNode.__call__

        def timed(node: GraphNode, *inputs: Any) -> Any:
            started = time.perf_counter()
            result = run(node, *inputs)
            seconds[_name(node)].append(time.perf_counter() - started)
            return result

        with patch.object(GraphNode, "__call__", timed):
            self.parse(texts)
        return {name: 1000 * median(many) for name, many in seconds.items()}

    async def _timed(self, text: str) -> dict[str, Any]:
        started = time.perf_counter()
        parsed: dict[str, Any] = await self._agent.parse_message(text)
        return {**parsed, "seconds": time.perf_counter() - started}


def _name(node: GraphNode) -> str:
    """ "SafetyScreen", of "run_bot.nlu.components.screen.SafetyScreen7"."""
    return re.sub(r"^run_|\d+$", "", node._node_name).split(".")[-1]
