"""A session as clients get it."""

from __future__ import annotations

from bot.protocol.messages import CueMessage, SegmentMessage, SessionMessage, Voice
from bot.session import CueSheet, Session


def session_message(
    session: Session, now: float, sheet: CueSheet | None = None, voice: Voice | None = None
) -> SessionMessage:
    """Where the session is at `now`, with its sheet when one is given, and how it is spoken."""
    moment = session.at(now)
    return SessionMessage(
        id=session.id,
        revision=session.revision,
        state=moment.state,
        at=round(moment.position, 3),
        settle=round(moment.settle, 3),
        sheet=session.sheet,
        stretch=moment.stretch,
        voice=voice,
        segments=None if sheet is None else _segments(sheet),
        cues=None if sheet is None else _cues(sheet),
    )


def _segments(sheet: CueSheet) -> list[SegmentMessage]:
    return [
        SegmentMessage(
            kind=segment.kind,
            start=segment.start,
            end=segment.end,
            stretch=segment.stretch,
            side=segment.side,
            rep=segment.rep,
        )
        for segment in sheet.segments
    ]


def _cues(sheet: CueSheet) -> list[CueMessage]:
    return [CueMessage(at=cue.at, kind=cue.kind, text=cue.text) for cue in sheet.cues]
