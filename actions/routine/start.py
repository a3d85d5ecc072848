"""From "ten minutes for my hips" to a session that is ready: the plan, the screening, again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from actions.routine import kept
from actions.routine.wanted import request_of
from actions.session.opening import may_begin, open_session
from actions.session.words import keep_and_show
from actions.turn import Turn
from bot.coaching import CannotCompose, Composition, Request, compose, plan_of_doses
from bot.session import Session
from bot.wording import counted, duration, listed, sentence
from knowledge.safety_base import load_safety
from knowledge.vocabulary import Condition

MOST_REASONS = 4
REASONS_WORDS = 24  # with the question around them they are one breath
MOST_NAMES = 5  # in one breath
# What is asked about where no stretch of the plan names a reason of its own.
ANYBODYS: tuple[Condition, ...] = ("heart_condition", "recent_surgery_other", "pregnancy")


def start_routine(turn: Turn, routine: str | None = None) -> None:
    """Puts a session together for what the message asks for, or from a ready-made routine."""
    if may_begin(turn):
        begin_request(turn, request_of(turn, routine))


def start_again(turn: Turn) -> None:
    """What was put together last, once more from the beginning, around all that was told since."""
    if may_begin(turn):
        request = kept.loads(turn.slot("request"))
        begin_request(turn, replace(request, conditions=turn.conditions))


def replan(turn: Turn) -> None:
    """The same request again, around the conditions told of since."""
    request = kept.loads(turn.slot("request"))
    begin_request(turn, replace(request, conditions=turn.conditions), again=True)


def minds_all(turn: Turn) -> bool:
    """Whether the plan was made with every condition in mind that was told of since."""
    return turn.conditions <= kept.loads(turn.slot("request")).conditions


def screening_reasons(turn: Turn, session: Session) -> str:
    """What rules out most of the session's stretches, as examples of what to tell."""
    groups = load_safety().groups
    against = [
        avoid
        for item in session.plan.items
        for avoid in turn.library[item.stretch].when_to_avoid
        if avoid.condition not in turn.conditions
    ]
    grave = Counter(avoid.condition for avoid in against if avoid.severity == "high")
    others = Counter(avoid.condition for avoid in against)
    common = [condition for condition, _ in (grave or others).most_common(MOST_REASONS)]
    common = common or [one for one in ANYBODYS if one not in turn.conditions]
    names = [groups[condition].name for condition in common]
    while len(" ".join(names).split()) > REASONS_WORDS:
        names.pop()
    return listed(names, "or")


def say_impossible(turn: Turn, error: CannotCompose) -> None:
    """Why there is no plan, and what to ask for instead where stretching is no matter itself."""
    turn.say("say_cannot_compose", reason=sentence(str(error)))
    if turn.conditions and error.reason in ("not_for", "nothing_left"):
        turn.say("say_cannot_compose_hint")


def whole_minutes(seconds: float) -> str:
    """A length of a plan as it is said: "10 minutes", at least one."""
    return duration(60 * max(1, round(seconds / 60)))


def names_of(conditions: frozenset[Condition]) -> str:
    """Conditions as they are said: "a hip replacement and poor balance"."""
    return _few(load_safety().groups[condition].name for condition in sorted(conditions))


def _few(names: Iterable[str]) -> str:
    all_names = list(names)
    others = len(all_names) - MOST_NAMES
    return listed([*all_names[:MOST_NAMES], f"{others} more"] if others > 0 else all_names)


def begin_request(turn: Turn, request: Request, *, again: bool = False) -> None:
    """A session for a request as it stands; `again`: in place of one that is under way."""
    try:
        composition = _composed(turn, request)
    except CannotCompose as error:
        say_impossible(turn, error)
        if again and turn.session is not None and turn.in_session:
            # What was planned before the condition was told must not be done after all.
            turn.keep(asked=None, pending=None)
            keep_and_show(turn, turn.session.stop(turn.now, "condition"))
        return
    session = open_session(turn, plan_of_doses(composition.doses, turn.library))
    # From here on "it" is whatever is being done, not what was spoken of before.
    turn.keep(request=kept.dumps(request), stretch=None)
    if again:
        turn.say("say_replanned", conditions=names_of(request.conditions))
    _say_plan(turn, request, composition)
    if request.conditions and not again:
        turn.say("say_routine_around", conditions=names_of(request.conditions))
    more = "_more" if request.conditions else ""
    turn.say(f"say_routine_screening{more}", reasons=screening_reasons(turn, session))


def _composed(turn: Turn, request: Request) -> Composition:
    groups = load_safety().groups
    try:
        return compose(request, turn.library, groups)
    except CannotCompose:
        if not request.without:
            raise
        # Rather with what was no help than nothing at all.
        return compose(replace(request, without=frozenset()), turn.library, groups)


def _say_plan(turn: Turn, request: Request, composition: Composition) -> None:
    names = [turn.library[dose.stretch].name for dose in composition.doses]
    minutes = whole_minutes(composition.seconds)
    if len(names) == 1:
        turn.say("say_routine_plan_one", minutes=minutes, first=names[0])
    else:
        turn.say(
            "say_routine_plan",
            name=_title(turn, request),
            count=counted(len(names), "stretch", "stretches"),
            minutes=minutes,
            first=names[0],
            last=names[-1],
        )
    _say_changes(turn, request, composition)


def _title(turn: Turn, request: Request) -> str:
    if request.routine:
        return turn.library.routines[request.routine].name
    if not request.focus:
        return "Full body"
    return sentence(listed(part.replace("_", " ") for part in request.focus))[:-1]


def _say_changes(turn: Turn, request: Request, composition: Composition) -> None:
    groups, name = load_safety().groups, {id_: one.name for id_, one in turn.library.items()}
    swapped = sorted(
        composition.swapped.items(),
        key=lambda swap: composition.why[swap[0]].rule != "condition",
    )
    for from_, to in swapped[:1]:
        why = composition.why[from_]
        words = {"to": name[to], "from_": name[from_]}
        if why.rule == "condition":
            condition = groups[why.term].name  # type: ignore[index]
            turn.say("say_routine_swapped_because", condition=condition, **words)
        else:
            turn.say("say_routine_swapped", **words)
    if len(swapped) > 1:
        others = counted(len(swapped) - 1, "other stretch", "other stretches")
        turn.say("say_routine_swapped_more", count=others)
    if request.routine and composition.left_out:
        for_time = all(why.rule == "time" for why in composition.left_out.values())
        phrase = "say_routine_left_out_for_time" if for_time else "say_routine_left_out"
        turn.say(phrase, names=_few(name[one] for one in composition.left_out))
