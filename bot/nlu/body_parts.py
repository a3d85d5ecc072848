"""Parts of the body in everyday words, as the knowledge base's muscle groups and as joints.

A part that is a muscle group has the group's term ("quads", "lower_back"); the others are
`OTHER_PARTS`, plural where the body has two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.nlu.sides import Side, find_side

__all__ = ["OTHER_PARTS", "BodyPart", "Side", "find_body_parts", "find_side"]

OTHER_PARTS = frozenset(
    {"arms", "back", "elbows", "full_body", "head", "hips", "knees", "legs", "thighs", "wrists"}
)

_OWN = r"(?:(?:my|your|the|his|her|a|left|right|both) ){0,2}"
# What people call each part; a plural s is understood.
_CALLED: dict[str, tuple[str, ...]] = {
    "full_body": ("full body", "whole body", "entire body", "all over", "everywhere"),
    "hip_flexors": ("hip flexor", "iliopsoas", "psoas", f"front of {_OWN}hip"),
    "adductors": ("adductor", "groin", "inner (?:thigh|leg)", f"inside of {_OWN}(?:thigh|leg)"),
    "abductors": (
        "abductor",
        "i ?t band",
        "iliotibial band",
        "outer (?:thigh|hip)",
        f"outside of {_OWN}(?:thigh|leg)",
    ),
    "calves": ("calf", "calves", "achilles", f"back of {_OWN}lower leg"),
    "hamstrings": ("hamstring", f"back of {_OWN}(?:upper )?(?:thigh|leg)"),
    "quads": ("quad", "quadricep", f"front of {_OWN}(?:upper )?(?:thigh|leg)"),
    "shins": ("shin", f"front of {_OWN}lower leg"),
    "lower_back": (
        "(?:lower|low) ?back",
        f"small of {_OWN}back",
        "lumbar spine",
        "tailbone",
        "sacrum",
    ),
    "upper_back": (
        "(?:upper|mid|middle) ?back",
        f"middle of {_OWN}back",
        "shoulder blade",
        "rhomboid",
    ),
    "traps": ("upper trap", "traps", "trapezius"),
    "triceps": ("tricep", f"back of {_OWN}(?:upper )?arm"),
    "biceps": ("bicep",),
    "forearms": ("forearm",),
    "obliques": ("oblique", "waist", f"side of {_OWN}(?:body|trunk|torso|waist)"),
    "abs": (
        "abs",
        "abdominal",
        "abdomen",
        "belly",
        "bellies",
        "core",
        "stomach",
        "tummy",
    ),
    "chest": ("chest", "pec", "pectoral", "breastbone", "rib", "rib ?cage"),
    "lats": ("lats", "latissimus"),
    "glutes": ("glute", "gluteus", "butt", "buttock", "bum", "backside", "piriformis"),
    "knees": ("knee", "kneecap", f"(?:back|front|inside|outside|side) of {_OWN}knee"),
    "ankles": ("ankle",),
    "feet": ("foot", "feet", f"arch of {_OWN}foot", "heel", "sole", "toe", "plantar fascia"),
    "wrists": ("wrist",),
    "elbows": ("elbow",),
    "hands": ("hand", "finger", "thumb", "palm"),
    "shoulders": ("shoulder", "rotator cuff", "delt", "deltoid"),
    "neck": (f"(?:(?:back|side|front) of {_OWN})?neck", "nape"),
    "head": ("head",),
    "hips": ("hip", "pelvis"),
    "legs": ("leg",),
    "thighs": ("thigh",),
    "arms": ("arm",),
    "back": ("back", "spine"),
}
_ORDER = sorted(
    ((name, part) for part, names in _CALLED.items() for name in names),
    key=lambda named: len(named[0]),
    reverse=True,
)
_PARTS = [part for _, part in _ORDER]
_GAP = r"[\s-]"
_NAMED = re.compile(
    rf"\b(?:{'|'.join(f'({name})' for name, _ in _ORDER)})s?\b".replace(" ?", f"{_GAP}*").replace(
        " ", f"{_GAP}+"
    ),
    re.IGNORECASE,
)

# "Go back" and "the back knee" are about no back, "on the other hand" and "two feet" about none
# of these either.
_BACK_BEFORE = re.compile(r"\b(?:my|your|the|his|her|bad|sore|stiff|tight|for)\s+$", re.IGNORECASE)
_BACK_AFTER = re.compile(
    r"\s+(?:ache|aches|hurts?|injur|muscle|pain|problem|spasm|stretch|surgery|trouble)",
    re.IGNORECASE,
)
_NO_BACK_AFTER = re.compile(
    r"\s+(?:ankle|arm|foot|hand|heel|hip|knee|leg|of|side|thigh|toe|to)s?\b", re.IGNORECASE
)
# "Legs and back", "back, neck and shoulders": beside another part it is one as well.
_ANY_NAME = "|".join(rf"(?:{name})s?" for name, _ in _ORDER if name != "back")
_BACK_LAST = re.compile(rf"\b(?:{_ANY_NAME})(?:,|,? and|,? or) $", re.IGNORECASE)
_BACK_FIRST = re.compile(rf"(?:,| and| or) (?:my )?(?:{_ANY_NAME})\b", re.IGNORECASE)
_IDIOM_BEFORE = re.compile(
    r"(?:\b(?:other|at|a|one|two|three|four|five|six)|\d)\s+$", re.IGNORECASE
)
_IDIOM_AFTER = re.compile(r"(?:[\s-]free|\s+(?:over|start|up))\b", re.IGNORECASE)

_SIDE_BEFORE = re.compile(
    r"(?<!and )(?<!or )\b(left|right)(?:[\s-]hand)?(?:\s+(?:side|front|back|big|little))?"
    r"(?:\s+of(?:\s+(?:my|the|your))?)?\s+$",
    re.IGNORECASE,
)
_SIDE_WITHIN = re.compile(r"\b(left|right)\b", re.IGNORECASE)
_SIDE_AFTER = re.compile(r"\s+on\s+(?:the|my|your)\s+(left|right)\b", re.IGNORECASE)
_SEARCHED = 2000  # characters
_AROUND = 40


@dataclass(frozen=True)
class BodyPart:
    """Characters `start` to `end` of a text name a part of the body, and its side if said."""

    start: int
    end: int
    part: str
    side: Side | None


def find_body_parts(text: str) -> list[BodyPart]:
    """The parts of the body that a text names, in order and apart from each other.

    Looks at the first 2,000 characters. Raises nothing, whatever the text.
    """
    found = []
    for match in _NAMED.finditer(text[:_SEARCHED]):
        before = text[max(0, match.start() - _AROUND) : match.start()]
        after = text[match.end() : match.end() + _AROUND]
        assert match.lastindex is not None  # each alternative is a group
        part = _PARTS[match.lastindex - 1]
        if _meant(match.group().lower(), before, after):
            found.append(
                BodyPart(match.start(), match.end(), part, _side(before, match.group(), after))
            )
    return found


def _meant(words: str, before: str, after: str) -> bool:
    if words == "back":
        listed = _BACK_LAST.search(before) or _BACK_FIRST.match(after)
        owned = (_BACK_BEFORE.search(before) or listed) and not _NO_BACK_AFTER.match(after)
        return bool(owned or _BACK_AFTER.match(after))
    if words in ("hand", "hands", "head", "heads", "feet", "foot"):
        return not (_IDIOM_BEFORE.search(before) or _IDIOM_AFTER.match(after))
    return True


def _side(before: str, words: str, after: str) -> Side | None:
    match = _SIDE_WITHIN.search(words) or _SIDE_BEFORE.search(before) or _SIDE_AFTER.match(after)
    if match is None:
        return None
    return "left" if match.group(1).lower() == "left" else "right"
