"""The held-out language data covers the domain; that none of it is trained on: `make leaks`."""

from __future__ import annotations

from collections import Counter
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge import load_library
from knowledge.pose import find_pose

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
QUESTIONS: list[dict[str, Any]] = yaml.safe_load((HERE / "questions.yml").read_text("utf-8"))

# They begin like questions about a stretch, but are about others: utterances.yml has them.
ABOUT_OTHERS = {
    *("ask_about_limber", "ask_routine"),
    *("ask_about_me", "ask_history", "ask_privacy", "ask_suitable"),
}
QUESTIONS_AN_INTENT = 3


def knowledge_intents() -> set[str]:
    """The intents of the domain that ask for a field of a record."""
    intents: set[str] = set()
    for path in sorted((ROOT / "domain").glob("*.yml")):
        for intent in (yaml.safe_load(path.read_text("utf-8")) or {}).get("intents", []):
            intents.update(intent if isinstance(intent, dict) else [intent])
    return {name for name in intents if name.startswith("ask_")} - ABOUT_OTHERS


def test_every_knowledge_intent_is_asked() -> None:
    intents = knowledge_intents()
    assert intents, "no ask_ intents in domain/*.yml"
    asked = Counter(q["intent"] for q in QUESTIONS for _ in q["ask"])
    short = {name: asked[name] for name in sorted(intents) if asked[name] < QUESTIONS_AN_INTENT}
    assert not short, f"fewer than {QUESTIONS_AN_INTENT} questions in questions.yml: {short}"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: f"{q['intent']}-{q['field']}")
def test_what_is_asked_about_is_in_the_library(question: dict[str, Any]) -> None:
    library = load_library()
    named = {ask["stretch"] for ask in question["ask"]} - {"it", "none"}
    assert named <= set(library)
    for stretch in named:
        if question["field"] == "picture":  # a drawing, which lies beside the record
            assert find_pose(stretch)
            continue
        reduce(getattr, question["field"].split("."), library[stretch])
