"""What is kept of a person, as a page shows it, and whole, to be taken along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from bot.paths import data_dir
from bot.profile import history, preferences, routines
from bot.profile.history import Done
from bot.profile.preferences import HOLD_S, RATES, STEP, VOLUMES
from bot.session import SessionError, loads
from bot.wording import counted
from knowledge import Library
from knowledge.safety_base import load_safety
from knowledge.vocabulary import spoken
from knowledge.week import load_week

Slots = Mapping[str, Any]

_WEEKS = 12


def shown(slots: Slots, library: Library, now: float) -> dict[str, Any]:
    """All that the page of a person shows; `now` in seconds since the epoch."""
    done, today = sessions(slots, now), history.day_of(now)
    own = routines.loads(slots.get("routines"), library)
    groups, week = load_safety().groups, load_week()
    return {
        "today": today.isoformat(),
        "sessions": [_session(one, library) for one in done],
        "streak": history.streak(done, today),
        "dose": {
            "target_s": week.least_s,
            "source": library.sources[week.source].title,
            "groups": _dose(history.between(done, today - timedelta(days=6), today), library),
        },
        "weeks": list(_weeks(done, today)),
        "preferences": asdict(preferences.loads(slots.get("preferences"))),
        "limits": {"rate": RATES, "volume": VOLUMES, "hold_s": HOLD_S, "step": STEP},
        "conditions": [
            {"id": one, "name": groups[one].name}
            for one in slots.get("conditions") or ()
            if one in groups
        ],
        "helpful": slots.get("helpful") or {},
        "routines": [
            {"id": one.id, "name": one.name, "minutes": one.minutes, "stretches": len(one.items)}
            for one in own.values()
        ],
        "folder": str(data_dir()),
        "in_session": in_session(slots, now),
    }


def sessions(slots: Slots, now: float) -> list[Done]:
    """Every session that was done, oldest first; the one that has just ended among them."""
    done = history.loads(slots.get("history"))
    if not preferences.loads(slots.get("preferences")).history or not slots.get("session"):
        return done
    try:
        last = history.done_of(loads(slots["session"]), now, slots.get("request"))
    except SessionError:
        return done
    return done if last is None else [*done, last]


def in_session(slots: Slots, now: float) -> bool:
    """Whether a session is under way, from its screening to its end."""
    try:
        return bool(slots.get("session")) and loads(slots["session"]).at(now).state != "ended"
    except SessionError:
        return False


def _session(done: Done, library: Library) -> dict[str, Any]:
    known = [{"id": one, "name": library[one].name} for one in done.stretches if one in library]
    names = [one["name"] for one in known]
    return {
        "at": done.at,
        "day": done.day.isoformat(),
        "name": names[0] if len(names) == 1 else counted(len(names), "stretch", "stretches"),
        "held_s": done.held_s,
        "finished": done.finished,
        "stretches": known,
    }


def _dose(done: Iterable[Done], library: Library) -> list[dict[str, Any]]:
    """Seconds held for each group that a stretch is first of all for, most first."""
    held: dict[str, float] = defaultdict(float)
    for one in done:
        # What was kept before the seconds of each were, counts for each alike.
        each = one.each_s or [one.held_s / len(one.stretches)] * len(one.stretches)
        for stretch, seconds in zip(one.stretches, each, strict=True):
            for group in library[stretch].muscles.primary if stretch in library else ():
                held[group] += seconds
    most_first = sorted(held.items(), key=lambda item: (-item[1], item[0]))
    return [{"id": id_, "name": spoken(id_), "held_s": round(s)} for id_, s in most_first]


def _weeks(done: list[Done], today: date) -> Iterable[dict[str, Any]]:
    monday = today - timedelta(days=today.weekday())
    for back in range(_WEEKS - 1, -1, -1):
        first = monday - timedelta(weeks=back)
        of_week = history.between(done, first, first + timedelta(days=6))
        held = sum(one.held_s for one in of_week)
        yield {"from": first.isoformat(), "held_s": held, "sessions": len(of_week)}
