"""Whom a question is about: the person who asks it, or somebody else."""

from __future__ import annotations

import re

_OTHERS = (
    r"(?:mum|mom|mummy|mother|dad|father|parents?|wife|husband|partner|boyfriend|girlfriend|sons?|"
    r"daughters?|kids?|child(?:ren)?|brother|sister|friend|mate|gran\w*|nana?|uncle|aunt\w*|boss|"
    r"colleagues?|client|student|patient|neighbour|neighbor)"
)
_OF_OTHERS = re.compile(
    rf"\b(?:(?:my|your|his|her|our|a|an) (?:\w+ )?{_OTHERS}|someone|somebody|anyone|anybody|people|"
    r"persons?|folks?|those|seniors|others|he|she|they|him|them)\b",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(
    rf"\b(?:i|i'?m|i'?ve|i'?d|i'?ll|me|mine|myself|my(?! (?:\w+ )?{_OTHERS}\b))\b", re.IGNORECASE
)
# Those who are called by what they are: "granddad broke a hip".
_CALLED = re.compile(
    r"\b(?:mum|mom|mummy|dad|daddy|gran|granny|grandma|grand?dad|grandpa|nana?|aunt\w*|uncle)\b",
    re.IGNORECASE,
)
# What a stretch is good for is asked of an illness in general: "does it help sciatica".
_IN_GENERAL = frozenset({"ask_goals", "ask_muscles", "ask_sources", "compare"})


def tells_of_others(text: str) -> bool:
    """Whether what is told is somebody else's: others are named, and oneself is not."""
    others = _OF_OTHERS.search(text) or _CALLED.search(text)
    return bool(others) and not _OF_ONESELF.search(text)


def asks_of_others(intent: str, text: str) -> bool:
    """Whether a question that names an illness leaves the person who asks out of it.

    In doubt it is about the person: then every plan minds it.
    """
    is_question = intent.startswith("ask_") or intent == "compare"
    if not is_question or not text or _OF_ONESELF.search(text):
        return False
    return intent in _IN_GENERAL or bool(_OF_OTHERS.search(text))
