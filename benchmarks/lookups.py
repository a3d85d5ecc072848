"""Milliseconds to look something up in the knowledge base, or to put a plan together from it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from random import Random
from statistics import median
from typing import get_args

from benchmarks.processes import BenchError
from bot.coaching import CannotCompose, Request, compose
from bot.nlu.linker import Linker, names_of
from knowledge import Library, Routine, Stretch
from knowledge.regions import GROUPS, load_regions
from knowledge.safety_base import load_safety
from knowledge.shared_names import load_shared_names
from knowledge.vocabulary import Condition

ROUNDS = 5
LOOKUPS = 100  # of one id at a time: one alone is shorter than the clock can tell


def links(library: Library) -> tuple[float, ...]:
    """Of each name the median of some rounds, each with a linker that has seen no word yet.

    Raises:
        BenchError: a name is not linked to its stretch.
    """
    named = [(name, stretch.id) for stretch in library.values() for name in stretch.names]
    rounds = [_link_all(named, _linker(library)) for _ in range(ROUNDS)]
    return tuple(median(of_name) for of_name in zip(*rounds, strict=True))


def _linker(library: Library) -> Linker:
    """As the pipeline's component builds it."""
    records: list[Stretch | Routine] = [*library.values(), *library.routines.values()]
    return Linker(names_of(records, load_shared_names().values()))


def _link_all(named: Iterable[tuple[str, str]], linker: Linker) -> list[float]:
    times = []
    for name, stretch_id in named:
        text = f"tell me about the {name.lower()}"
        began = time.perf_counter()
        links = linker.link(text)
        times.append((time.perf_counter() - began) * 1000)
        if [link.ids for link in links] != [(stretch_id,)]:
            raise BenchError(f"{text!r} is not linked to {stretch_id}.")
    return times


def lookup(library: Library, stretch_id: str) -> float:
    """From the id to the record."""
    return _ms(lambda: [library[stretch_id] for _ in range(LOOKUPS)]) / LOOKUPS


def plans(library: Library) -> Iterator[float]:
    """Composes for wishes drawn by a fixed seed; those that can't be met are passed over."""
    random, groups = Random(4), load_safety().groups
    while True:
        request = _request(random)
        try:
            yield _ms(partial(compose, request, library, groups))
        except CannotCompose:
            continue


def _request(random: Random) -> Request:
    conditions = random.sample(get_args(Condition), random.choice([0, 0, 0, 1]))
    return Request(
        minutes=random.uniform(5, 30),
        focus=tuple(random.sample([*GROUPS, *load_regions()], random.choice([0, 1, 1, 2]))),
        level=random.choice([1, 2, 3]),
        conditions=frozenset(conditions),
    )


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
