"""What goes over the wire beside plain text: Rasa's `custom` on the way out, `metadata` back in.

All times are seconds on the session's own clock, which starts at 0 with its first segment.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

from pydantic import BaseModel, Extra, Field, ValidationError

from bot.protocol.errors import ProtocolError
from bot.session import Side, State
from bot.session.cues import CueKind
from bot.session.timeline import SegmentKind

# What a client tells beside words: `client_resumed` when it has started, or started again;
# `routine_chosen` when one of the person's own was, whose id is the `routine` of the metadata.
ClientEvent = Literal["client_resumed", "routine_chosen"]
CLIENT_EVENTS: tuple[ClientEvent, ...] = get_args(ClientEvent)
# In the metadata of words that may be meant for others: what one hears who expects nothing.
OVERHEARD = "overheard"
LONGEST_READING = 256  # characters


class _Message(BaseModel):
    class Config:
        extra = Extra.forbid
        allow_mutation = False


class SegmentMessage(_Message):
    """One segment of the sheet."""

    kind: SegmentKind
    start: float
    end: float
    stretch: str
    side: Side | None
    rep: int


class CueMessage(_Message):
    """One thing to say, `at` seconds from the start."""

    at: float
    kind: CueKind
    text: str


class Voice(_Message):
    """How the person wants to be spoken to: factors of the client's own rate and volume."""

    rate: float = Field(1.0, gt=0, le=4)
    volume: float = Field(1.0, ge=0, le=4)


class SessionMessage(_Message):
    """A session as a client needs it.

    `at` is the position when this was written; after a resume the clock stands for `settle` more
    seconds. `sheet` is the revision that the segments and cues belong to: they come along when
    they changed, and are left out while the client's are still right. `voice` holds until the next.
    """

    id: str
    revision: int
    state: State
    at: float
    settle: float = 0
    sheet: int = 0
    stretch: str
    voice: Voice | None = None
    segments: list[SegmentMessage] | None = None
    cues: list[CueMessage] | None = None


class Card(_Message):
    """A knowledge answer to show."""

    title: str
    lines: list[str]
    picture: str | None = None


class Notice(_Message):
    """A safety notice: how urgent, and what to do."""

    level: Literal["emergency", "same_day", "professional", "ease_off"]
    advice: str


class Custom(_Message):
    """The `custom` of a reply: at most these."""

    session: SessionMessage | None = None
    card: Card | None = None
    notice: Notice | None = None

    def encode(self) -> dict[str, Any]:
        """As JSON values, without what is not there."""
        value: dict[str, Any] = self.dict(exclude_none=True)
        return value


class ClientState(_Message):
    """The `metadata` of a message: where the client's clock was when the person spoke."""

    session_id: str = Field(max_length=64)
    revision: int
    position: float = Field(ge=0, le=86400)


def overheard_in(metadata: object) -> str:
    """The plain reading of a message that may have been meant for others; "" when there is none.

    See `bot.nlu.components.overheard`.
    """
    value = metadata.get(OVERHEARD) if isinstance(metadata, dict) else None
    return value[:LONGEST_READING] if isinstance(value, str) else ""


def decode_custom(value: object) -> Custom:
    """The `custom` of a reply.

    Raises:
        ProtocolError: it is not one.
    """
    try:
        return Custom.parse_obj(value)
    except ValidationError as error:
        raise ProtocolError(f"not a reply of this protocol: {error}") from error


def decode_client_state(value: object) -> ClientState | None:
    """The client's state in a message's metadata; None when it carries none.

    Raises:
        ProtocolError: there is one, and it is wrong.
    """
    if not isinstance(value, dict) or "session_id" not in value:
        return None
    try:
        return ClientState.parse_obj(
            {key: value.get(key) for key in ("session_id", "revision", "position")}
        )
    except ValidationError as error:
        raise ProtocolError(f"metadata is not of this protocol: {error}") from error
