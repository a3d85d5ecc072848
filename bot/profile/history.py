"""The sessions that somebody has done: kept short, newest last, as plain JSON values.

Days are those of the machine's own calendar, which is the person's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.session import Session

MOST_KEPT = 40  # what a slot carries with every turn


@dataclass(frozen=True)
class Done:
    """A session that was done, or begun: when it ended (seconds since the epoch), and how much.

    `held_s` is the time held, in seconds, `each_s` that of each stretch in their order. `request`
    is what it was put together from, as JSON (see `actions.routine.kept`), for a routine; `hold_s`
    and `reps` are the dose of a single stretch.
    """

    at: float
    stretches: tuple[str, ...]
    held_s: float
    finished: bool
    request: str | None = None
    hold_s: float | None = None
    reps: int | None = None
    each_s: tuple[float, ...] | None = None

    @property
    def day(self) -> date:
        """The day it was done on."""
        return day_of(self.at)


def day_of(at: float) -> date:
    """The day of an instant, by this machine's calendar."""
    return datetime.fromtimestamp(at).date()


def done_of(session: Session, now: float, request: str | None = None) -> Done | None:
    """What was done of a session that has ended; None when it goes on, or nothing was held."""
    settled = session.settled(now)
    held = sum(hold.done for hold in settled.plan.holds)
    if settled.state != "ended" or round(held) <= 0:
        return None
    begun: dict[str, float] = {}
    for hold in settled.plan.holds:
        stretch = settled.plan.items[hold.item].stretch
        if hold.done > 0:
            begun[stretch] = begun.get(stretch, 0.0) + hold.done
    finished = settled.reason == "finished"
    each = tuple(map(round, begun.values()))
    done = Done(_ended_at(session), tuple(begun), round(held), finished, each_s=each)
    if request is not None:
        return replace(done, request=request)
    first, item = settled.plan.holds[0], settled.plan.items[0]
    if item.kind == "dynamic":
        return replace(done, reps=round(first.seconds / item.move_s))
    return replace(done, hold_s=first.seconds, reps=settled.plan.reps_of(0))


def dumps(history: Sequence[Done]) -> list[dict[str, Any]]:
    """As JSON values: the newest, without what is not there."""
    return [
        {name: value for name, value in asdict(done).items() if value is not None}
        for done in history[-MOST_KEPT:]
    ]


def loads(stored: object) -> list[Done]:
    """The sessions that were dumped, oldest first; what cannot be read is passed over."""
    entries = stored if isinstance(stored, list) else []
    return [done for entry in entries if (done := _read(entry)) is not None]


def between(history: Iterable[Done], first: date, last: date) -> list[Done]:
    """What was done from one day to another, both counted."""
    return [done for done in history if first <= done.day <= last]


def streak(history: Iterable[Done], today: date) -> int:
    """Days in a row on which something was done, up to today, or to yesterday if not yet today."""
    days = {done.day for done in history}
    day = today if today in days else today - timedelta(days=1)
    count = 0
    while day in days:
        count += 1
        day -= timedelta(days=1)
    return count


def _ended_at(session: Session) -> float:
    """A session that ran to its end was over when its clock was, however late that is noticed."""
    left = session.timeline.length - session.position if session.state == "running" else 0.0
    return session.since + left


def _read(entry: object) -> Done | None:
    try:
        values = dict(entry)  # type: ignore[call-overload]
        each = values.get("each_s")
        lists = {"stretches": tuple(values["stretches"]), "each_s": each and tuple(each)}
        done = Done(**{**values, **lists})
        return done if done.day and _is_whole(done) else None
    except (TypeError, KeyError, ValueError, OverflowError, OSError):
        return None


def _is_whole(done: Done) -> bool:
    names = done.stretches and all(isinstance(one, str) for one in done.stretches)
    each = done.each_s if done.each_s is not None else (0,) * len(done.stretches)
    numbers = (done.held_s, done.hold_s or 0, done.reps or 0, *each)
    whole = len(each) == len(done.stretches) and bool(names)
    return whole and all(isinstance(one, int | float) for one in numbers)
