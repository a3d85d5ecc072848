"""What every start has in common: whether it may be, and the session that it opens."""

from __future__ import annotations

from uuid import uuid4

from actions.profile.memory import keep_done
from actions.session.words import keep_and_show
from actions.turn import Turn
from bot.coaching import objection
from bot.session import Plan, Session
from knowledge.safety_base import load_safety

SCREENING = ("screening", "which_condition")  # what `asked` is while nothing may start


def may_begin(turn: Turn) -> bool:
    """Whether a session may be opened: not past a warning sign in one breath.

    A second request after one is a decision.
    """
    of_session = turn.session is not None and turn.session.reason == "red_flag"
    if not of_session and not turn.slot("warning"):
        return True
    turn.keep(asked=None, pending=None, warning=None)
    if of_session:
        keep_done(turn)
        turn.keep(session=None)
    turn.say("say_after_red_flag")
    return False


def open_session(turn: Turn, plan: Plan) -> Session:
    """A new session in its screening; nothing runs before that is answered."""
    session = Session(uuid4().hex[:12], plan, since=turn.now)
    keep_done(turn)
    turn.keep(asked="screening", pending=None, pain=None, request=None, explained=turn.explained)
    turn.session = None
    keep_and_show(turn, session)
    return session


def is_unanswered(turn: Turn) -> bool:
    """Whether a question of the screening is open: nothing starts before that is answered."""
    state = turn.session.at(turn.now).state if turn.session else None
    return state == "screening" or (state == "ready" and turn.slot("asked") in SCREENING)


def is_composed(turn: Turn) -> bool:
    """Whether the session was put together for a request: it can be planned again around more."""
    return turn.slot("request") is not None


def is_spoilt(turn: Turn, session: Session) -> bool:
    """Whether a condition told of rules out the stretch being done, or one still to come."""
    present = session.item_at(turn.now)
    coming = {item.stretch for item in session.plan.items[present:]}
    groups = load_safety().groups
    against = [objection(turn.library[one], turn.conditions, groups) for one in coming]
    # A single stretch may be gone on with in an easier form; a plan is made again without it.
    grave = ("exclude", "modify") if is_composed(turn) else ("exclude",)
    return any(one is not None and one[1] in grave for one in against)


def end_spoilt(turn: Turn, session: Session) -> None:
    """Ends a session that a condition speaks against, and says so; nothing is offered yet."""
    turn.keep(asked=None, pain=None, pending=None)
    keep_and_show(turn, session.stop(turn.now, "condition"))
    turn.say("say_pain_session_over")


def offer_replan(turn: Turn) -> None:
    """Offers to make the plan again around what was told; not before a clinician has agreed."""
    groups = load_safety().groups
    if is_composed(turn) and not any(groups[one].clinician_first for one in turn.conditions):
        turn.say("say_replan_offer")
        turn.keep(asked="replan")


def remind(turn: Turn) -> None:
    """Says that the screening is open still, after an answer to something else."""
    if turn.slot("asked") == "screening":
        turn.say("say_screening_first")


def is_routine(session: Session) -> bool:
    """Whether a session has several stretches."""
    return len(session.plan.items) > 1
