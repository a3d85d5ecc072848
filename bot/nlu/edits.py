"""What somebody wants changed in a list of stretches: "put the cat cow first", "all of 45 seconds".

A sentence names stretches, an amount and a place; a verb says what becomes of them. Whatever it
leaves open has a usual meaning: a name alone is added, an amount alone is for all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.nlu.linker import Link
from bot.nlu.quantities import find_quantities

Verb = Literal["add", "remove", "move", "exchange", "amount", "clear"]
Place = Literal["first", "last", "up", "down", "before", "after"]

_AT_AN_END = r"(?:start|begin|end|finish) with"
_PLACED = r"first|last|before|after|start|end|top|bottom|up|down|earlier|later"
_SAID_VERBS: tuple[tuple[Verb, str], ...] = (
    (
        "clear",
        r"(?:clear|empty|remove|delete|drop) (?:it all|everything|the list|all(?: of (?:it|them))?)"
        r"|start (?:over|again|afresh)|from scratch",
    ),
    ("exchange", r"swap|exchange|replace|instead of|in place of|rather than"),
    (
        "remove",
        r"remove|delete|drop|without|leave out|take (?:\S+ ){0,6}(?:out|off|away)"
        r"|get rid of|skip|no|not the|lose",
    ),
    ("move", rf"move|(?:put|do|have|want|bring) (?=.*\b(?:{_PLACED})\b)|{_AT_AN_END}"),
    ("add", r"add|include|insert|put|give me|then|also|append|with"),
)
_SAID_PLACES: tuple[tuple[Place, str], ...] = (
    ("before", r"before|ahead of|above|in front of"),
    ("after", r"after|behind|below|following"),
    ("first", r"first|(?:at|to) the (?:very )?(?:start|beginning|top|front)|(?:start|begin) with"),
    ("last", r"last|(?:at|to) the (?:very )?(?:end|bottom)|(?:end|finish) with"),
    ("up", r"up|earlier|sooner|forward"),
    ("down", r"down|later|back"),
)
_VERBS = [(v, re.compile(rf"\b(?:{said})\b", re.IGNORECASE)) for v, said in _SAID_VERBS]
_PLACES = [(p, re.compile(rf"\b(?:{said})\b", re.IGNORECASE)) for p, said in _SAID_PLACES]
_BETWEEN = re.compile(
    r"\b(?:before|ahead of|above|in front of|after|behind|below|following)\b", re.IGNORECASE
)
_NTH = re.compile(
    r"\b(?:the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|last)"
    r"(?: (?:one|stretch|item))\b|\bnumber (\d{1,2})\b",
    re.IGNORECASE,
)
_ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


@dataclass(frozen=True)
class Edit:
    """`stretches` are those named, in order; those with several ids are not clear.

    `beside` is the stretch that the place is before or after; `seconds` and `times` are an amount.
    """

    verb: Verb
    stretches: tuple[tuple[str, ...], ...] = ()
    place: Place | None = None
    beside: tuple[str, ...] = ()
    seconds: float | None = None
    times: int | None = None


def find_edit(text: str, links: Sequence[Link], listed: Sequence[str]) -> Edit | None:
    """The change that a text asks for; None when it asks for none.

    `links` are the stretches that it names, `listed` the ids of the list as it stands.
    """
    named = sorted([*((link.start, link.ids) for link in links), *_by_number(text, listed)])
    amounts = {one.kind: one.value for one in find_quantities(text)}
    seconds, times = amounts.get("duration"), amounts.get("count")
    bare = _without(text, links)
    place = next((place for place, said in _PLACES if said.search(bare)), None)
    stretches, beside = _around(place, named, bare)
    said = next((verb for verb, said in _VERBS if said.search(bare)), None)
    verb = _meant(said, place, bool(amounts), _where(stretches, listed))
    if verb is None:
        return None
    whole = round(times) if times is not None else None
    return Edit(verb, tuple(stretches), place, beside, seconds, whole)


def _around(
    place: Place | None, named: Sequence[tuple[int, tuple[str, ...]]], bare: str
) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """The stretches that are spoken of, and the one before or after which they are to come."""
    between = [found.end() for found in _BETWEEN.finditer(bare)]
    if place not in ("before", "after") or not between:
        return [ids for _, ids in named], ()
    behind = [ids for start, ids in named if start >= between[-1]]
    return [ids for start, ids in named if start < between[-1]], behind[0] if behind else ()


def _where(
    stretches: Sequence[tuple[str, ...]], listed: Sequence[str]
) -> Literal["none", "listed", "new"]:
    if not stretches:
        return "none"
    return "listed" if all(set(ids) & set(listed) for ids in stretches) else "new"


def _meant(
    said: Verb | None, place: Place | None, amount: bool, where: Literal["none", "listed", "new"]
) -> Verb | None:
    """What is done with what was named, where the verb leaves that open or cannot be meant."""
    if said == "clear":
        return said
    if where == "none":
        return "amount" if amount else None
    if said in (None, "add") and where == "listed":
        return "move" if place else "amount" if amount else "add"
    return "add" if said in (None, "move") and where == "new" else said


def _by_number(text: str, listed: Sequence[str]) -> list[tuple[int, tuple[str, ...]]]:
    found: list[tuple[int, tuple[str, ...]]] = []
    for said in _NTH.finditer(text):
        word, number = said.groups()
        index = int(number) - 1 if number else -1 if word == "last" else _ORDER.index(word.lower())
        if -1 <= index < len(listed) and listed:
            found.append((said.start(), (listed[index],)))
    return found


def _without(text: str, links: Sequence[Link]) -> str:
    """The text with names blanked out: "standing forward bend" asks for no place."""
    for link in links:
        text = text[: link.start] + "x" * (link.end - link.start) + text[link.end :]
    return _NTH.sub(lambda said: "x" * len(said.group()), text)
