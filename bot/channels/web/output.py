"""What a turn says, put into the conversation's mailbox and sent to whoever listens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import OutputChannel

Send = Callable[[str, dict[str, Any]], Awaitable[None]]


class WebOutput(OutputChannel):
    """One turn's. A text stays in one piece, whatever blank lines it has."""

    @classmethod
    def name(cls) -> str:
        """As the channel's."""
        return "web"

    def __init__(self, send: Send) -> None:
        """`send` takes a conversation and a message."""
        self._send = send
        self.silent = True

    async def _say(self, recipient_id: str, body: dict[str, Any]) -> None:
        self.silent = False
        await self._send(recipient_id, body)

    async def send_text_message(self, recipient_id: str, text: str, **_kwargs: Any) -> None:
        """A text."""
        await self._say(recipient_id, {"text": text})

    async def send_text_with_buttons(
        self, recipient_id: str, text: str, buttons: list[dict[str, Any]], **_kwargs: Any
    ) -> None:
        """A text, and what can be answered: each is a text that a person could have typed."""
        titles = [str(button["title"]) for button in buttons]
        await self._say(recipient_id, {"text": text, **({"buttons": titles} if titles else {})})

    async def send_custom_json(
        self, recipient_id: str, json_message: dict[str, Any], **_kwargs: Any
    ) -> None:
        """What is for machines: `bot.protocol.Custom`."""
        await self._say(recipient_id, {"custom": json_message})
