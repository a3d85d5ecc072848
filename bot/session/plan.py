"""What one person is about to do: stretches with doses, laid out hold by hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Side = Literal["left", "right"]
Kind = Literal["static", "dynamic"]
# How a hold is led into: straight to its countdown, into position, from the other side, from rest.
Lead = Literal["none", "setup", "switch", "rest"]
# How much is said on the way into a stretch: every step, or one reminder for who knows it.
Guide = Literal["full", "brief"]

SIDES: tuple[Side, Side] = ("left", "right")


def other(side: Side) -> Side:
    """The other side."""
    return "right" if side == "left" else "left"


@dataclass(frozen=True)
class Item:
    """One stretch of a plan, with the seconds that its parts take.

    `move_s` is one repetition of a dynamic move and 0 for a static hold. `setup_s` is as long as
    what the `guide` says takes.
    """

    stretch: str
    kind: Kind
    setup_s: float
    switch_s: float
    release_s: float
    rest_s: float
    move_s: float = 0
    guide: Guide = "full"


@dataclass(frozen=True)
class Hold:
    """One static stay, or one set of a dynamic move, on one side.

    `rep` counts from 1; `side` is None when the stretch has no sides; `seconds` is what is
    planned and `done` what was really held. `more_rest` is added to the rest that leads into it.
    """

    item: int
    rep: int
    side: Side | None
    seconds: float
    lead: Lead
    done: float = 0
    more_rest: float = 0


@dataclass(frozen=True)
class Plan:
    """Items, and their holds in the order they will be done."""

    items: tuple[Item, ...]
    holds: tuple[Hold, ...]

    @classmethod
    def of(cls, doses: Iterable[tuple[Item, bool, int, float]]) -> Plan:
        """A plan from (item, sided, reps, seconds a hold).

        Within a repetition the left side comes first, then the right for the same time; rest
        stands between repetitions. A dynamic item is one set of `reps` moves a side. The first
        item starts at its countdown: the person is led into position before the clock runs.
        """
        items: list[Item] = []
        holds: list[Hold] = []
        for item, sided, reps, seconds in doses:
            sets, length = (1, reps * item.move_s) if item.kind == "dynamic" else (reps, seconds)
            for rep in range(1, sets + 1):
                for side in SIDES if sided else (None,):
                    lead = _lead(first=not holds, rep=rep, side=side)
                    holds.append(Hold(len(items), rep, side, length, lead))
            items.append(item)
        return cls(tuple(items), tuple(holds))

    def with_guided_setup(self) -> Plan:
        """The same plan with the first setup on the clock too: where nobody says "ready"."""
        first, *rest = self.holds
        return replace(self, holds=(replace(first, lead="setup"), *rest))

    def item_of(self, hold: int) -> Item:
        """The item that the hold with this index belongs to."""
        return self.items[self.holds[hold].item]

    def reps_of(self, item: int) -> int:
        """How many repetitions are planned for an item."""
        return max(hold.rep for hold in self.holds if hold.item == item)

    def planned(self, index: int) -> float:
        """Seconds planned in all for the side of a hold, in its repetition."""
        this = self.holds[index]
        return sum(
            hold.seconds
            for hold in self.holds
            if (hold.item, hold.rep, hold.side) == (this.item, this.rep, this.side)
        )

    def turns(self, index: int) -> bool:
        """Whether a hold is on another side than the one before it."""
        return index > 0 and self.holds[index].side != self.holds[index - 1].side

    def partner(self, index: int, *, after: bool) -> int | None:
        """The nearest hold of the same item and repetition on the other side, later or earlier."""
        this = self.holds[index]
        if this.side is None:
            return None
        order = range(index + 1, len(self.holds)) if after else range(index - 1, -1, -1)
        for candidate in order:
            hold = self.holds[candidate]
            if (hold.item, hold.rep, hold.side) == (this.item, this.rep, other(this.side)):
                return candidate
        return None

    def change(self, index: int, **fields: object) -> Plan:
        """The plan with some fields of one hold changed."""
        hold = replace(self.holds[index], **fields)  # type: ignore[arg-type]
        return replace(self, holds=(*self.holds[:index], hold, *self.holds[index + 1 :]))

    def lengthen(self, index: int, seconds: float) -> Plan:
        """More seconds (or fewer) for one hold alone."""
        return self.change(index, seconds=self.holds[index].seconds + seconds)

    def insert(self, index: int, *holds: Hold) -> Plan:
        """The plan with holds put in before the one with this index."""
        return replace(self, holds=(*self.holds[:index], *holds, *self.holds[index:]))

    def remove(self, index: int) -> Plan:
        """The plan without one hold."""
        return replace(self, holds=(*self.holds[:index], *self.holds[index + 1 :]))

    def extend(self, index: int, seconds: float) -> Plan:
        """More time for a hold, and as much for the other side.

        When the other side has been done already, it gets a hold of its own for the difference.
        """
        hold = self.holds[index]
        plan = self.lengthen(index, seconds)
        if hold.side is None:
            return plan
        later = self.partner(index, after=True)
        if later is not None:
            return plan.lengthen(later, seconds)
        match = Hold(hold.item, hold.rep, other(hold.side), seconds, "switch")
        return plan.insert(index + 1, match)

    def add_reps(self, index: int, reps: int) -> Plan:
        """More repetitions of the item that a hold belongs to, as long as its own repetition."""
        hold = self.holds[index]
        last = max(i for i, candidate in enumerate(self.holds) if candidate.item == hold.item)
        done = self.reps_of(hold.item)
        length = self.planned(index)
        sides: tuple[Side | None, ...] = (None,) if hold.side is None else SIDES
        more = [
            Hold(hold.item, rep, side, length, _lead(first=False, rep=rep, side=side))
            for rep in range(done + 1, done + reps + 1)
            for side in sides
        ]
        return self.insert(last + 1, *more)

    def swap(self, index: int, later: int) -> Plan:
        """Two holds in the other order; the ways into the first and the second stay."""
        holds = list(self.holds)
        first, second = holds[index], holds[later]
        holds[index] = replace(second, lead=first.lead, more_rest=first.more_rest)
        holds[later] = replace(first, lead=second.lead, more_rest=second.more_rest)
        return replace(self, holds=tuple(holds))


def _lead(*, first: bool, rep: int, side: Side | None) -> Lead:
    if first:
        return "none"
    if side == "right":
        return "switch"
    return "setup" if rep == 1 else "rest"
