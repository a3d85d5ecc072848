"""Whether the groups of a pattern are all said, near enough to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.nlu.screening.message import Message
from bot.nlu.screening.phrases import Hit, Phrases
from knowledge.safety_language import Pattern

Found = Mapping[int, Sequence[Hit]]  # the hits of each group, by where they start


def by_group(hits: Iterable[Hit]) -> dict[int, list[Hit]]:
    """The hits of each group, in their order."""
    groups: dict[int, list[Hit]] = {}
    for hit in hits:
        for group in hit.groups:
            groups.setdefault(group, []).append(hit)
    return groups


@dataclass(frozen=True)
class Matcher:
    """A pattern with its groups as numbers."""

    groups: tuple[int, ...]
    within: int
    in_order: bool
    unless: int | None

    @classmethod
    def compile(cls, pattern: Pattern, phrases: Phrases) -> Matcher:
        """Adds the terms of the pattern to the phrases to look for."""
        return cls(
            groups=tuple(phrases.add(group) for group in pattern.groups),
            within=pattern.within,
            in_order=pattern.in_order,
            unless=phrases.add(pattern.unless) if pattern.unless else None,
        )

    def matches(self, found: Found, message: Message) -> Iterator[tuple[Hit, ...]]:
        """Every closest match: a hit of each group, or with order, the next of each."""
        if not all(group in found for group in self.groups) or self.unless in found:
            return
        if len(self.groups) == 1:
            yield from ((hit,) for hit in found[self.groups[0]])
            return
        for match in self._ordered(found) if self.in_order else self._any_order(found):
            first, last = min(hit.start for hit in match), max(hit.end for hit in match)
            if message.places[last - 1] - message.places[first] < self.within:
                yield match

    def _ordered(self, found: Found) -> Iterator[tuple[Hit, ...]]:
        starts = [[hit.start for hit in found[group]] for group in self.groups]
        for first in found[self.groups[0]]:
            match = [first]
            for nth, group in enumerate(self.groups[1:], 1):
                after = bisect_left(starts[nth], match[-1].end)
                if after == len(starts[nth]):
                    return
                match.append(found[group][after])
            yield tuple(match)

    def _any_order(self, found: Found) -> Iterator[tuple[Hit, ...]]:
        every = sorted(
            ((hit, nth) for nth, group in enumerate(self.groups) for hit in found[group]),
            key=lambda one: (one[0].start, -one[0].end),
        )
        latest: dict[int, Hit] = {}
        for hit, nth in every:
            latest[nth] = hit
            if len(latest) == len(self.groups):
                yield tuple(latest[nth] for nth in range(len(self.groups)))
