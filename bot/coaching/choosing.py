"""Which stretches to put into a plan: those asked for first, then what goes well with them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from bot.coaching.fitting import Budget, total
from bot.coaching.menu import Menu
from bot.coaching.order import one_way_down, stance
from bot.coaching.parts import Part
from bot.coaching.plans import Dose, plan_of_doses
from bot.session import Timeline
from knowledge import Stretch
from knowledge.vocabulary import Equipment

# What is less often there, or takes some arranging.
_ARRANGING: dict[Equipment, float] = {
    "wall": 0.1,
    "doorway": 0.2,
    "towel": 0.3,
    "strap": 0.4,
    "table": 0.5,
    "couch": 0.6,
    "step": 0.6,
    "bed": 2.0,  # a room away from the rest
}
_WARM_FROM_S = 240.0  # from here on something that moves comes first


@dataclass
class Choice:
    """Stretches chosen so far, out of those that have a menu, in the order of choosing."""

    menus: dict[str, Menu]
    budget: Budget
    variety: int
    at_hand: frozenset[Equipment] = frozenset()
    arrange: Callable[[Iterable[Stretch]], list[Stretch]] = one_way_down
    ids: list[str] = field(default_factory=list)

    @property
    def in_order(self) -> list[Menu]:
        """Their menus in the order of the plan."""
        arranged = self.arrange(self.menus[id_].stretch for id_ in self.ids)
        return [self.menus[stretch.id] for stretch in arranged]

    def grow(self, parts: Sequence[Part], share: float = 1.0, at_least: int = 0) -> None:
        """Adds for the part that has least, until that share of the ideal doses fills the time."""
        while len(self.ids) < at_least or share * self._ideal() < self.budget.aim:
            new = next(self._offers(parts), None)
            if new is None:
                return
            self.ids.append(new)

    def cover(self, parts: Sequence[Part]) -> None:
        """Adds one for each part that has none yet, however long it takes."""
        for part in parts:
            if part.stretches.isdisjoint(self.ids):
                self.ids.append(min(part.stretches, key=self.cost))

    def fills(self, doses: Iterable[Dose]) -> bool:
        """Whether these doses take the time that there is."""
        seconds = Timeline(plan_of_doses(doses, self.stretches)).length
        return self.budget.least <= seconds <= self.budget.most

    @property
    def stretches(self) -> dict[str, Stretch]:
        """All that it may choose from."""
        return {id_: menu.stretch for id_, menu in self.menus.items()}

    def reach(self, side_s: float) -> float:
        """Seconds that it can be made to fill with so many seconds a side."""
        menus = self.in_order
        return total(menus, [menu.longest(side_s) for menu in menus]) if menus else 0

    def shortest(self) -> float:
        """Seconds that it takes with the shortest doses."""
        menus = self.in_order
        return total(menus, [menu.least for menu in menus])

    def _ideal(self) -> float:
        return sum(self.menus[id_].best.seconds for id_ in self.ids)

    def _offers(self, parts: Sequence[Part]) -> Iterator[str]:
        """What still fits in, for the part and group that have least, the most apt first."""
        for part in sorted(parts, key=lambda part: self._served({*part.stretches, *part.also})):
            for ids in (*sorted(part.by_group.values(), key=self._served), part.also):
                yield from sorted(filter(self._fits, ids), key=self._cost_of_growing)

    def _served(self, ids: Collection[str]) -> float:
        return sum(self.menus[id_].best.seconds for id_ in self.ids if id_ in ids)

    def _fits(self, id_: str) -> bool:
        if id_ in self.ids:
            return False
        shortest = sum(self.menus[one].least.seconds for one in (*self.ids, id_))
        return shortest <= self.budget.aim

    def _cost_of_growing(self, id_: str) -> tuple[float, str]:
        """The same, but when there is time for it, one that moves comes before the held ones."""
        cost, _ = self.cost(id_)
        if self.menus[id_].stretch.kind == "static" or self.budget.seconds < _WARM_FROM_S:
            return cost, id_
        kinds = {self.menus[one].stretch.kind for one in self.ids}
        return cost + (0.2 if "dynamic" in kinds else -0.3), id_

    def cost(self, id_: str) -> tuple[float, str]:
        """The lower the more apt: at hand, easy, short, near the others and unlike them."""
        menu = self.menus[id_]
        stretch = menu.stretch
        chosen = [self.menus[one].stretch for one in self.ids]
        cost = self._arranging(stretch) + 0.15 * stretch.difficulty
        cost += menu.least.seconds / self.budget.seconds
        cost += 0.3 * bool(chosen and stance(stretch) not in map(stance, chosen))
        cost += 0.6 * any(_alike(stretch, one) for one in chosen)
        if self.variety:
            cost += crc32(f"{self.variety} {id_}".encode()) / 2**32
        return cost, id_

    def _arranging(self, stretch: Stretch) -> float:
        return min(
            0 if thing in self.at_hand else _ARRANGING.get(thing, 0) for thing in stretch.equipment
        )


def _alike(one: Stretch, other: Stretch) -> bool:
    return other.id in _forms(one) or one.id in _forms(other)


def _forms(stretch: Stretch) -> set[str | None]:
    lists = (stretch.easier, stretch.harder)
    return {form.stretch for forms in lists if isinstance(forms, list) for form in forms}
