"""Which stretches there are, which would suit, and which one is meant."""

from __future__ import annotations

from dataclasses import replace

from actions.action import LimberAction
from actions.knowledge import answer_question, answers_which, is_question, warned
from actions.routine.describe import describe, names_a_routine
from actions.routine.wanted import find_request
from actions.session.opening import remind
from actions.session.start import start
from actions.turn import Turn
from bot.coaching import suggestions, suits
from bot.wording import listed, phrase, sentence
from knowledge import Stretch
from knowledge.safety_base import load_safety

AT_ONCE = 3


class ListStretches(LimberAction):
    """What there is in all: too much to be listed by voice."""

    action_name = "action_list_stretches"

    def answer(self, turn: Turn) -> None:
        """Says how many, and how to ask for some; of a routine, which are in it."""
        if names_a_routine(turn):
            describe(turn)
            return
        turn.say("say_library", count=len(turn.library), routines=len(turn.library.routines))
        remind(turn)


class FindStretch(LimberAction):
    """ "Something for my calves", "what can I do at my desk", "another one"."""

    action_name = "action_find_stretch"

    def answer(self, turn: Turn) -> None:
        """Suggests the few that suit best, the next few when asked again, and offers the first."""
        if answers_which(turn):  # "standing" chooses here, and is no wish
            take_up(turn)
            return
        suggest(turn)


def suggest(turn: Turn) -> None:
    """The few stretches that suit a wish best, or the next few; the first of them is offered."""
    groups = load_safety().groups
    uncleared = sorted(one for one in turn.conditions if groups[one].clinician_first)
    wish, found, is_new = _wished(turn)
    if uncleared:
        turn.say_text(groups[uncleared[0]].text)
    elif not wish:
        turn.say("say_find_what")
    elif not found:
        turn.keep(suggested={"wish": wish, "left": []})
        turn.say("say_found_none" if is_new else "say_found_no_more", wish=wish)
    else:
        _say_found(turn, wish, found)
    remind(turn)


def _wished(turn: Turn) -> tuple[str, list[Stretch], bool]:
    """What is asked for in words, what suits, and whether the message itself asks for it."""
    groups = load_safety().groups
    request, wish = find_request(turn)
    like = turn.library.get(turn.entity("stretch"))
    if wish:
        return wish, suggestions(request, turn.library, groups), True
    if like is None:
        return *_left(turn), False
    request = replace(request, focus=tuple(like.muscles.primary))
    found = [one for one in suggestions(request, turn.library, groups) if one.id != like.id]
    return phrase("wish_instead", stretch=like.name), found, True


def _say_found(turn: Turn, wish: str, found: list[Stretch]) -> None:
    names = [stretch.name for stretch in found[:AT_ONCE]]
    left = [stretch.id for stretch in found[AT_ONCE:]]
    turn.keep(stretch=found[0].id, suggested={"wish": wish, "left": left})
    wish = sentence(wish)[:-1]
    if len(names) == 1:
        turn.say("say_found_one", wish=wish, first=names[0])
    else:
        choices = listed([names[0], *(f"the {name}" for name in names[1:])], "or")
        turn.say("say_found_some", wish=wish, choices=choices)
    if left:
        turn.say("say_found_more", count=len(left))
    if not turn.in_session:
        turn.say("say_offer_first", stretch=names[0])
        turn.keep(asked="start")


def _left(turn: Turn) -> tuple[str, list[Stretch]]:
    """What was asked for last, and what of the answer to it has not been said and suits still."""
    kept = turn.slot("suggested")
    wish, ids = (kept.get("wish"), kept.get("left")) if isinstance(kept, dict) else ("", [])
    if not isinstance(wish, str) or not isinstance(ids, list):
        return "", []
    found = [turn.library[one] for one in ids if isinstance(one, str) and one in turn.library]
    groups = load_safety().groups
    return wish, [stretch for stretch in found if suits(stretch, turn.conditions, groups)]


class NameStretch(LimberAction):
    """Only a name: the answer to "which one?", or a way to begin."""

    action_name = "action_name_stretch"

    def answer(self, turn: Turn) -> None:
        """Takes up the question that waited for the name; else tells of it and offers to start."""
        answers_which(turn)
        take_up(turn)


def take_up(turn: Turn) -> None:
    """What is to be done with a name: what it was asked for, or an overview and an offer."""
    pending = turn.slot("pending")
    named = turn.entity("stretch") or turn.entity("stretch_choice")
    if not turn.entity("stretch"):
        pending = pending or "ask_overview"
    turn.keep(pending=None)
    if pending == "start_session" and not named:
        turn.say("say_which_stretch")
        turn.keep(pending=pending)
    elif pending == "start_session":
        start(turn)
    elif is_question(pending) and pending != "ask_overview":
        answer_question(turn, pending)
    else:
        tell_of(turn)


def tell_of(turn: Turn) -> None:
    """What the stretch that was named is, and an offer to do it."""
    answer_question(turn, "ask_overview")
    if warned(turn):
        return
    # An open session has a question of its own, which a yes must go on answering.
    named = turn.entity("stretch")
    if named in turn.library and not turn.in_session:
        turn.keep(stretch=named)
        turn.say("say_offer_start")
        turn.keep(asked="start")
