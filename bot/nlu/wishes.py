"""What a person wants or does not want of a stretch: how they lie or sit, with what, how hard.

"Ten minutes for my hips, no kneeling, in my chair" -> without kneeling, position chair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

WishKind = Literal["position", "without", "equipment", "level"]

# Where or how somebody wants to be; `bot.coaching` knows what each means for the records.
_POSITIONS = {
    "desk": r"(?:at|by|in|from) (?:my|the|a|your) (?:desk|office|work(?:place|station)?)|at work",
    "bed": r"(?:in|on) (?:my |the |a )?bed",
    "chair": r"(?:in|on|from|with|using) (?:my |the |a |this )?(?:office )?chair|chair based",
    "seated": r"sitting(?: down)?|seated|sat down|sit down|while i sit|a seat",
    "standing": r"standing(?: up)?|stand up|on my feet|while i stand",
    "kneeling": r"kneeling|kneel(?:s|ed)?|on my knees|all fours|hands and knees",
    "lying": r"lying(?: down)?|laying(?: down)?|lie down|on my (?:back|side|stomach|belly|front)",
    "floor": r"(?:on|to|onto|off) (?:the |my )?(?:floor|ground|mat)|floor work|the floor",
}
_EQUIPMENT = {
    "strap": r"(?:a |the |my )?(?:strap|yoga strap|belt)",
    "towel": r"(?:a |the |my )?towel",
    "wall": r"(?:a |the |my )?wall",
    "doorway": r"(?:a |the |my )?(?:doorway|door ?frame)",
    "table": r"(?:a |the |my )?(?:table|counter(?:top)?)",
    "step": r"(?:a |the |my )?(?:step|stairs?)",
    "couch": r"(?:a |the |my )?(?:couch|sofa)",
    "mat": r"(?:a |the |my )?(?:yoga )?mat",
    "chair": r"(?:a |the |my )?chair",
    "equipment": r"(?:any |some )?equipment|(?:any )?(?:props?|gear|kit|tools?)",
}
_LEVELS = {
    "easy": r"easy|easier|gentle|gently|beginners?|simple|light|basic|soft",
    "hard": r"hard|harder|advanced|intense|challenging|difficult|deep",
}
_NO = (
    r"(?:no|not|non|without|avoid(?:ing)?|skip(?:ping)?|nothing|except|minus|"
    r"can'?t|cannot|don'?t|do not|won'?t|rather not|leave out|instead of)"
    r"(?: (?:any|the|a|an|my|to|do|have|want|like|be|get|go|use|with|on|that needs?|involving|me))*"
)
_WITH = r"(?:with|using|have|got|only|use|on|against|at|in)(?: (?:only|just|a|an|the|my|got))*"
_OR = re.compile(r"(?:,? (?:or|nor)|,)(?: (?:no|any|a|the|on|to))* ", re.IGNORECASE)


@dataclass(frozen=True)
class Wish:
    """One wish: characters `start` to `end` of the text, and what they ask for or rule out."""

    kind: WishKind
    value: str
    start: int
    end: int


def _compiled(names: dict[str, str], before: str = "") -> list[tuple[str, re.Pattern[str]]]:
    return [
        (value, re.compile(rf"{before}\b(?:{pattern})\b", re.IGNORECASE))
        for value, pattern in names.items()
    ]


_RULES: list[tuple[WishKind, list[tuple[str, re.Pattern[str]]]]] = [
    # What is ruled out comes first: it holds the words of a wish for the same thing.
    ("without", _compiled(_POSITIONS | _EQUIPMENT, rf"\b{_NO} (?:\w+ )?")),
    ("position", _compiled(_POSITIONS)),
    ("equipment", _compiled(_EQUIPMENT, rf"\b{_WITH} ")),
    ("level", _compiled(_LEVELS)),
]


def find_wishes(text: str) -> list[Wish]:
    """The wishes in a text, in its order; they never overlap."""
    found: list[Wish] = []
    for wish in _matches(text):
        if not any(wish.start < other.end and other.start < wish.end for other in found):
            found.append(wish)
    return list(_carried(sorted(found, key=lambda wish: wish.start), text))


def _carried(wishes: list[Wish], text: str) -> Iterator[Wish]:
    """ "No kneeling or lying down" rules out both."""
    ruled_out_until = -1
    for wish in wishes:
        between = text[max(0, ruled_out_until) : wish.start]
        if ruled_out_until >= 0 and _OR.fullmatch(between):
            wish = replace(wish, kind="without")
        ruled_out_until = wish.end if wish.kind == "without" else -1
        yield wish


def _matches(text: str) -> Iterator[Wish]:
    for kind, rules in _RULES:
        for value, pattern in rules:
            for match in pattern.finditer(text):
                yield Wish(kind, value, match.start(), match.end())
