"""Plays a session's cues by a monotonic clock: which are due, and when to look again.

Pure: `now` (seconds of any monotonic clock) is passed in. Every deadline is absolute, so a late
look delays one cue and no later one.
"""

from __future__ import annotations

from bot.protocol import ClientState, CueMessage, SessionMessage

JUMP_S = 1.0  # a server that is further from us than this has moved the session
LONGEST_S = 86400.0  # the protocol knows no later position

REFLEXES = frozenset({"stop", "pause", "ow", "ouch", "wait", "hold on"})


class CuePlayer:
    """The client's side of a session."""

    def __init__(self) -> None:
        self._session: SessionMessage | None = None
        self._cues: list[CueMessage] = []
        self._sheet = -1
        self._length = LONGEST_S
        self._anchor = 0.0  # the clock when the position was `_session.at`
        self._frozen: float | None = None  # the position, when a reflex has stopped it
        self._played = 0.0  # cues before this position have been said, or are past

    def take(self, session: SessionMessage, now: float) -> None:
        """Takes what the server says: it confirms or corrects what the client did."""
        another = self._session is None or session.id != self._session.id
        # A new sheet alone is no jump: what was said of the old one is not said again.
        jumped = another or abs(session.at - self.position(now)) > JUMP_S
        if session.cues is not None:
            self._cues, self._sheet = session.cues, session.sheet
            self._length = session.segments[-1].end if session.segments else LONGEST_S
        elif another or session.sheet != self._sheet:
            self._cues, self._sheet, self._length = [], -1, LONGEST_S
        self._session, self._anchor, self._frozen = session, now + session.settle, None
        if jumped:
            self._played = session.at

    def freeze(self, now: float) -> None:
        """Stands still at once, before the server has answered."""
        if self.running:
            self._frozen = self.position(now)

    def thaw(self) -> None:
        """Goes on as if it had never stood still: the server did not stop."""
        self._frozen = None

    @property
    def running(self) -> bool:
        """Whether cues will come due."""
        session = self._session
        return session is not None and session.state == "running" and self._frozen is None

    def position(self, now: float) -> float:
        """Seconds on the session's clock."""
        if self._frozen is not None:
            return self._frozen
        if self._session is None:
            return 0.0
        if self._session.state != "running":
            return self._session.at
        return min(self._length, self._session.at + max(0.0, now - self._anchor))

    def state(self, now: float) -> ClientState | None:
        """What goes along with the next message."""
        if self._session is None:
            return None
        return ClientState(
            session_id=self._session.id,
            revision=self._session.revision,
            position=self.position(now),
        )

    def due(self, now: float) -> list[CueMessage]:
        """The cues whose time has come since the last call."""
        if not self.running:
            return []
        ready = [cue for cue in self._cues if self._played <= cue.at and self.deadline(cue) <= now]
        if ready:
            self._played = ready[-1].at + 1e-6
        return ready

    def next_due(self) -> float | None:
        """When, by the clock, the next cue is due; None when there is none."""
        if self._session is None or not self.running:
            return None
        coming = [cue for cue in self._cues if cue.at >= self._played]
        return self.deadline(coming[0]) if coming else None

    def deadline(self, cue: CueMessage) -> float:
        """When, by the clock, a cue of the session is due while nothing stops it."""
        assert self._session is not None
        return self._anchor + (cue.at - self._session.at)
