"""What was done before: told, and done again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from actions.action import LimberAction
from actions.profile.memory import held, name_of, sessions_done
from actions.routine import kept
from actions.routine.start import begin_request
from actions.session.opening import may_begin
from actions.session.start import begin_stretch
from actions.turn import Turn
from bot.coaching import amount
from bot.profile import history
from bot.profile.history import Done, day_of
from bot.session import SessionError
from bot.wording import counted, sentence

_STREAK = re.compile(r"\b(?:streak|in a row|running|consecutive)\b", re.IGNORECASE)
_YESTERDAY = re.compile(r"\b(?:yesterday|last night)\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|tonight)\b", re.IGNORECASE)
_DAYS = (
    (7, re.compile(r"\b(?:week|seven days|7 days|lately|recently)\b", re.IGNORECASE)),
    (30, re.compile(r"\b(?:month|thirty days|30 days)\b", re.IGNORECASE)),
    (
        36500,
        re.compile(
            r"\b(?:ever|so far|in all|altogether|in total|all time|how many times|year)\b",
            re.IGNORECASE,
        ),
    ),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class AskHistory(LimberAction):
    """ "What did I do yesterday", "how often this week", "my streak"."""

    action_name = "action_ask_history"

    def answer(self, turn: Turn) -> None:
        """Tells of the day or the days that are asked about, else of the last session."""
        done = sessions_done(turn)
        today = day_of(turn.now)
        if not done:
            turn.say("say_no_history")
        elif _STREAK.search(turn.text):
            days = history.streak(done, today)
            turn.say("say_streak" if days else "say_no_streak", days=counted(days, "day"))
        elif (day := _day_meant(turn)) is not None:
            _tell_of_day(turn, done, day)
        elif (back := _days_meant(turn.text)) is not None:
            span = history.between(done, today - timedelta(days=back - 1), today)
            words = {"count": counted(len(span), "session"), "held": held(span)}
            turn.say("say_done_ever" if back > 31 else "say_done_days", days=back, **words)
        else:
            _tell_last(turn, done[-1])


def _day_meant(turn: Turn) -> int | None:
    """How many days back the day lies that is asked about."""
    text = turn.text.lower()
    if _YESTERDAY.search(text):
        return 1
    if _TODAY.search(text):
        return 0
    today = day_of(turn.now).weekday()
    named = (n for n, name in enumerate(_WEEKDAYS) if re.search(rf"\b{name}\b", text))
    return next(((today - day - 1) % 7 + 1 for day in named), None)


def _days_meant(text: str) -> int | None:
    return next((days for days, said in _DAYS if said.search(text)), None)


def _tell_of_day(turn: Turn, done: list[Done], back: int) -> None:
    day = day_of(turn.now) - timedelta(days=back)
    that_day = history.between(done, day, day)
    when = _when(turn, back)
    if not that_day:
        turn.say("say_nothing_that_day", when=when)
        _tell_last(turn, done[-1])
        return
    for one in that_day[-3:]:
        turn.say(
            "say_done_that_day", when=sentence(when)[:-1], what=name_of(turn, one), held=held([one])
        )


def _tell_last(turn: Turn, done: Done) -> None:
    back = (day_of(turn.now) - done.day).days
    turn.say("say_done_last", when=_when(turn, back), what=name_of(turn, done), held=held([done]))


def _when(turn: Turn, back: int) -> str:
    if back <= 1:
        return ("today", "yesterday")[max(back, 0)]
    if back < 7:
        return f"on {_WEEKDAYS[(day_of(turn.now).weekday() - back) % 7].capitalize()}"
    return f"{back} days ago"


class RepeatSession(LimberAction):
    """ "Same as yesterday", "the usual"."""

    action_name = "action_repeat_session"

    def answer(self, turn: Turn) -> None:
        """Begins with what was done last, or on the day that is named, around all that is known."""
        done = sessions_done(turn)
        back = _day_meant(turn)
        if back is not None:
            day = day_of(turn.now) - timedelta(days=back)
            done = history.between(done, day, day)
        if not done:
            turn.say("say_nothing_to_do_again")
        elif turn.in_session:
            turn.say("say_finish_this_first")
        else:
            _do_again(turn, done[-1])


def _do_again(turn: Turn, done: Done) -> None:
    if done.request is not None:
        try:
            request = kept.loads(done.request)
        except SessionError:
            turn.say("say_nothing_to_do_again")
            return
        if may_begin(turn):
            known = frozenset(turn.explained)
            begin_request(turn, replace(request, conditions=turn.conditions, known=known))
        return
    stretch = turn.library.get(done.stretches[0])
    if stretch is None:
        turn.say("say_nothing_to_do_again")
    else:
        begin_stretch(turn, stretch, amount(stretch, done.hold_s, done.reps))
