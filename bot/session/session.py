"""A session: a plan being done, and its clock.

Every control is a pure transition: it takes `now` (seconds, any epoch) and returns a new value, or
this very one when there is nothing to do. What was held is kept with each hold of the plan, so the
value stays small however long it goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, get_args

from bot.session import amounts, moves
from bot.session.moment import Moment, State, moment_of
from bot.session.place import Place
from bot.session.plan import Plan
from bot.session.timeline import Timeline

SETTLE_S = 3.0  # after a resume, before the clock runs again
CLIENT_LAG_S = 5.0  # how far back a client's clock is believed
RETURN_S = 10.0  # after a client was gone, to get back into position
AWAY_S = 120.0  # gone for longer than this, nobody is in position any more

# From the least grave to the gravest.
Reason = Literal["", "finished", "asked", "condition", "pain", "red_flag"]
GRAVITY: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True)
class Session:
    """The session's plan and clock.

    `position` is where on the timeline it was at `since`; while it runs, the clock goes on from
    there (`since` may lie ahead: settling after a resume). `revision` counts the transitions;
    `sheet` is the revision that last changed the plan. `reason` says why it is paused or ended.
    """

    id: str
    plan: Plan
    state: State = "screening"
    position: float = 0.0
    since: float = 0.0
    revision: int = 0
    sheet: int = 0
    reason: Reason = ""

    @cached_property
    def timeline(self) -> Timeline:
        """The plan along the clock."""
        return Timeline(self.plan)

    def at(self, now: float) -> Moment:
        """Where the session is."""
        settled = self.settled(now)
        settle = max(0.0, settled.since - now) if settled.state == "running" else 0.0
        return moment_of(self.timeline, settled.state, settled.position, settle)

    def item_at(self, now: float) -> int:
        """Which stretch of the plan it is at, from 0."""
        return self.plan.holds[self.at(now).segment.hold].item

    def settled(self, now: float) -> Session:
        """The same session with its clock read: position, time held, and the end if it is past.

        A clock that was put back does not take the session back with it, nor hold it up for long.
        """
        if self.state != "running":
            return self
        if now <= self.since:
            return replace(self, since=min(self.since, now + RETURN_S))
        position = min(self.position + (now - self.since), self.timeline.length)
        plan = self.plan
        for index, seconds in self.timeline.held(self.position, position).items():
            plan = plan.change(index, done=round(plan.holds[index].done + seconds, 3))
        settled = replace(self, plan=plan, position=position, since=now)
        if position >= self.timeline.length:
            return replace(settled, state="ended", reason="finished")
        return settled

    def instant_of(self, position: float, now: float) -> float:
        """When, by our clock, a client was at the position that it reports.

        Believed only a little way back (`CLIENT_LAG_S`), and not at all while the clock stands.
        """
        if self.state != "running":
            return now
        then = self.since + (position - self.position)
        return min(now, max(then, now - CLIENT_LAG_S, self.since))

    def cleared(self, now: float) -> Session:
        """Screening is done: ready to start."""
        return self._change(now, state="ready") if self.state == "screening" else self

    def ready(self, now: float) -> Session:
        """In position: starts the clock, or ends the wait of a setup, a switch or a rest."""
        if self.state == "ready":
            return self._change(now, state="running", since=now)
        return self.resume(now) if self.state == "paused" else self._move(now, moves.skip_wait)

    def pause(self, now: float, reason: Reason = "asked") -> Session:
        """Stop the clock and keep the place; when it stands already, take up a graver reason."""
        state = self.at(now).state
        graver = state == "paused" and GRAVITY.index(reason) > GRAVITY.index(self.reason)
        if state != "running" and not graver:
            return self
        return self._change(now, state="paused", reason=reason)

    def resume(self, now: float) -> Session:
        """Three seconds to settle, then the remaining time."""
        if self.state != "paused":
            return self
        return self._change(now, state="running", since=now + SETTLE_S, reason="")

    def returned(self, now: float, position: float | None = None) -> Session:
        """A client that was gone is back, and had played up to `position`: from there on.

        What went by without it was guided by nobody, and does not count. It goes on when there has
        been time to get into position again; after long, only when it is told to.
        """
        if self.state != "running":
            return self
        here = self.settled(now).position
        if position is not None:
            here = max(self.position, min(here, position))
        then = self.since + (here - self.position)
        left = replace(self.settled(min(now, then)), revision=self.revision + 1)
        if left.state != "running":
            return left
        if now - then > AWAY_S:
            return replace(left, state="paused", since=now, reason="asked")
        return replace(left, since=now + RETURN_S)

    def stop(self, now: float, reason: Reason = "asked") -> Session:
        """End the session, from any state."""
        if self.at(now).state == "ended":
            return self
        return self._change(now, state="ended", reason=reason)

    def skip(self, now: float) -> Session:
        """On to the next hold, out of a rest, or past a stretch that is being set up."""
        return self._move(now, moves.skip)

    def skip_stretch(self, now: float) -> Session:
        """On to the next stretch; after the last one, to the finish."""
        return self._move(now, moves.skip_stretch)

    def back(self, now: float) -> Session:
        """This hold again; when it has hardly begun, the one before."""
        return self._move(now, moves.back)

    def switch_side(self, now: float) -> Session:
        """To the other side, both planned for the same time; before the start, that side first.

        The same value if the stretch has no sides, or sides are being changed already.
        """
        move = moves.trade_sides if self.state == "ready" else moves.switch_side
        return self._move(now, move, "ready")

    def extend(self, now: float, seconds: float) -> Session:
        """A longer hold for both sides alike, or a longer rest; negative seconds: a shorter one."""
        return self._move(now, lambda place: amounts.extend(place, seconds), "ready")

    def retold(self, now: float) -> Session:
        """The same plan in other words: clients get a new sheet for it."""
        return self._change(now, sheet=self.revision + 1)

    def add_reps(self, now: float, reps: int) -> Session:
        """More repetitions of the present stretch, for both sides alike."""
        return self._move(now, lambda place: amounts.add_reps(place, reps), "ready")

    def _move(self, now: float, move: Callable[[Place], Place], *also: State) -> Session:
        settled = self.settled(now)
        if settled.state not in ("running", "paused", *also):
            return self
        here = Place(settled.plan, settled.position)
        there = move(here)
        if there == here:
            return self
        sheet = self.sheet if there.plan == here.plan else self.revision + 1
        return self._change(now, plan=there.plan, position=there.position, sheet=sheet)

    def _change(self, now: float, **fields: object) -> Session:
        settled = self.settled(now)
        changed = {"revision": self.revision + 1, **fields}
        return replace(settled, **changed)  # type: ignore[arg-type]
