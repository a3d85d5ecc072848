"""Builds the review page: one HTML file that needs nothing else."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from pathlib import Path
from typing import get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.review.citations import cited_sources
from bot.review.effects import effect_of
from knowledge import Library
from knowledge.safety_base import SafetyBase
from knowledge.safety_reasons import ReasonKind
from knowledge.safety_records import LEVEL_OF_TIER, ConditionWords
from knowledge.vocabulary import Condition, spoken

_TEMPLATES = Path(__file__).parent / "templates"
_LIST_NAME = re.compile(r"<(\w+)>")
_VERSION_DIGITS = 12


def review_page(safety: SafetyBase, library: Library) -> str:
    """The page, whole. Its version is a hash of all that it says."""
    environment = _environment()
    body = environment.get_template("body.html").render(
        safety=safety,
        library=library,
        sources=cited_sources(safety, library),
        tiers=LEVEL_OF_TIER,
        said_of=_said_of(safety),
        effects={one: effect_of(one, library, safety.groups) for one in safety.groups},
        kinds=get_args(ReasonKind),
    )
    version = hashlib.sha256(body.encode()).hexdigest()[:_VERSION_DIGITS]
    page = environment.get_template("page.html")
    return page.render(body=Markup(body), version=version)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"term": _term, "spoken": spoken}
    return environment


def _term(term: str) -> Markup:
    """A phrase of a pattern; the name of a list in it leads to the words of that list."""
    parts = _LIST_NAME.split(term)
    names = [Markup('<a href="#word-{0}">[{0}]</a>').format(name) for name in parts[1::2]]
    texts = [escape(text) for text in parts[0::2]]
    return Markup("").join(
        part for pair in zip(texts, [*names, Markup("")], strict=True) for part in pair
    )


def _said_of(safety: SafetyBase) -> dict[Condition, list[ConditionWords]]:
    """How each condition is named; most have one record of it."""
    said: dict[Condition, list[ConditionWords]] = defaultdict(list)
    for one in safety.conditions:
        said[one.condition].append(one)
    return said
