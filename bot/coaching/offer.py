"""What may be offered to somebody: what of the library no condition and no wish rules out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.coaching.menu import Menu
from bot.coaching.order import stance
from bot.coaching.request import Request, Why
from bot.session import Guide
from knowledge import Stretch
from knowledge.safety_groups import Group
from knowledge.vocabulary import Condition, Equipment, MuscleGroup, SafetyTag

Groups = Mapping[Condition, Group]


def contraindication(
    stretch: Stretch, condition: Condition, groups: Groups
) -> Literal["exclude", "modify"] | None:
    """What a condition does to a stretch: nothing, an easier form instead, or nothing instead.

    What would have to be asked about first is left out: here nobody is asked.
    """
    group = groups[condition]
    actions = {avoid.action for avoid in stretch.when_to_avoid if avoid.condition == condition}
    tags = set(stretch.safety_tags)
    too_hard = group.max_difficulty is not None and stretch.difficulty > group.max_difficulty
    if group.clinician_first or actions & {"exclude", "ask"} or tags & set(group.drop) or too_hard:
        return "exclude"
    return "modify" if "modify" in actions or tags & set(group.change) else None


@dataclass(frozen=True)
class Offer:
    """The stretches that somebody may do, by the request, and why not the others."""

    library: Mapping[str, Stretch]
    groups: Groups
    request: Request
    level: int

    @cached_property
    def allowed(self) -> dict[str, Stretch]:
        """What nothing rules out, by id."""
        return {id_: s for id_, s in self.library.items() if self.why_not(s) is None}

    @cached_property
    def menus(self) -> dict[str, Menu]:
        """Their doses, for this person."""
        return {
            id_: Menu.for_person(stretch, self.guide(id_), self.request.conditions)
            for id_, stretch in self.allowed.items()
        }

    @property
    def things(self) -> frozenset[Equipment]:
        """What was said to be at hand."""
        return self.request.equipment or frozenset()

    def why_not(self, stretch: Stretch) -> Why | None:
        """The rule against a stretch; a condition only when no wish is against it already."""
        return self.unwanted(stretch) or self.unsafe(stretch)

    def unsafe(self, stretch: Stretch) -> Why | None:
        """The condition against a stretch."""
        for condition in sorted(self.request.conditions):
            if contraindication(stretch, condition, self.groups):
                return Why("condition", condition)
        return None

    def excluded(self, stretch: Stretch) -> bool:
        """Whether for some condition no easier form would stand for it."""
        conditions = self.request.conditions
        return "exclude" in {contraindication(stretch, one, self.groups) for one in conditions}

    def ruling_out(self, groups: Iterable[MuscleGroup]) -> list[Condition]:
        """The conditions that alone keep somebody from stretches for some groups of muscles."""
        wished = [
            stretch
            for stretch in self.library.values()
            if not set(groups).isdisjoint(stretch.muscles.primary) and not self.unwanted(stretch)
        ]
        return [
            condition
            for condition in sorted(self.request.conditions)
            if any(contraindication(stretch, condition, self.groups) for stretch in wished)
        ]

    def unwanted(self, stretch: Stretch) -> Why | None:
        """The wish, or the lack of a thing, against a stretch."""
        request, position = self.request, stretch.performance.position
        tags = sorted(request.avoid & self._tags(stretch))
        if {stretch.id, position} & request.without:
            return Why("unwanted", stretch.id if stretch.id in request.without else position)
        if stretch.difficulty > self.level:
            return Why("level", str(stretch.difficulty))
        if request.positions is not None and position not in request.positions:
            return Why("position", position)
        if not self.at_hand(stretch):
            return Why("equipment", stretch.equipment[0])
        return Why("avoid", tags[0]) if tags else None

    def _tags(self, stretch: Stretch) -> set[SafetyTag]:
        """The record's tags; whoever wants to keep off the floor means sitting on a mat too."""
        floor: set[SafetyTag] = {"floor_transfer"} if stance(stretch) == "floor" else set()
        return {*stretch.safety_tags, *floor}

    def name_of(self, condition: Condition) -> str:
        """A condition as it is said."""
        return self.groups[condition].name

    def guide(self, stretch: str) -> Guide:
        """How much is said on the way into a stretch."""
        return "brief" if stretch in self.request.known else "full"

    def at_hand(self, stretch: Stretch) -> bool:
        """Whether one of the things that will do for it is there, or it needs none."""
        there = self.request.equipment
        return there is None or not {"body_weight", *there}.isdisjoint(stretch.equipment)
