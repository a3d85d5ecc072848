"""The trained assistant's own understanding, in this process: text in, what Rasa hands on out."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterable
from typing import Any

from rasa.core.agent import Agent
from rasa.utils.log_utils import configure_structlog

from bot.paths import MODEL_FILE


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

    async def _timed(self, text: str) -> dict[str, Any]:
        started = time.perf_counter()
        parsed: dict[str, Any] = await self._agent.parse_message(text)
        return {**parsed, "seconds": time.perf_counter() - started}
