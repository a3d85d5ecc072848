"""What a condition does to the library: which stretches are left out, and which give way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.coaching.offer import Groups, contraindication
from bot.coaching.suggest import gentler
from knowledge import Stretch
from knowledge.vocabulary import Condition


@dataclass(frozen=True)
class Effect:
    """The stretches that a condition leaves `out`, and those that are `swapped` for another."""

    out: tuple[Stretch, ...]
    swapped: tuple[tuple[Stretch, Stretch], ...]


def effect_of(condition: Condition, library: Mapping[str, Stretch], groups: Groups) -> Effect:
    """What Limber does for somebody with this condition and no other."""
    out, swapped = [], []
    for stretch in library.values():
        action = contraindication(stretch, condition, groups)
        instead = (
            gentler(stretch, frozenset({condition}), library, groups)
            if action == "modify"
            else None
        )
        if instead is not None:
            swapped.append((stretch, instead))
        elif action is not None:
            out.append(stretch)
    return Effect(tuple(out), tuple(swapped))
