"""The messages between server and clients, defined once."""

from bot.protocol.errors import ProtocolError
from bot.protocol.messages import (
    CLIENT_EVENTS,
    LONGEST_READING,
    OVERHEARD,
    Card,
    ClientEvent,
    ClientState,
    CueMessage,
    Custom,
    Notice,
    SegmentMessage,
    SessionMessage,
    Voice,
    decode_client_state,
    decode_custom,
    overheard_in,
)
from bot.protocol.session_view import session_message

__all__ = [
    "CLIENT_EVENTS",
    "LONGEST_READING",
    "OVERHEARD",
    "Card",
    "ClientEvent",
    "ClientState",
    "CueMessage",
    "Custom",
    "Notice",
    "ProtocolError",
    "SegmentMessage",
    "SessionMessage",
    "Voice",
    "decode_client_state",
    "decode_custom",
    "overheard_in",
    "session_message",
]
