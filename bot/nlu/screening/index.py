"""All that `knowledge/safety` looks for, compiled once; and one message read against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.nlu.screening.context import Denials, Past
from bot.nlu.screening.message import Message, Reader, plain
from bot.nlu.screening.patterns import Found, Matcher, by_group
from bot.nlu.screening.phrases import Hit, Phrases
from knowledge.safety_base import SafetyBase
from knowledge.safety_language import Harmless, Said

Match = tuple[Hit, ...]


@dataclass(frozen=True)
class Mask:
    """A harmless way to say something, and the group of the terms that then do not count."""

    matchers: tuple[Matcher, ...]
    ignore: int | None


@dataclass(frozen=True)
class Reading:
    """A message, all that was `named` in it, and what of that counts as `said`, denied or not."""

    message: Message
    named: Found
    said: Sequence[Hit]

    def without(self, masks: Iterable[Mask]) -> Reading:
        """The reading in which nothing counts that a mask explains."""
        ignored = {
            (hit.start, hit.end)
            for mask in masks
            for matcher in mask.matchers
            for match in matcher.matches(self.named, self.message)
            for hit in self._ignored(mask, match)
        }
        words = frozenset(index for start, end in ignored for index in range(start, end))
        said = [hit for hit in self.said if not words.issuperset(range(hit.start, hit.end))]
        return Reading(self.message, self.named, said)

    @cached_property
    def affirmed(self) -> Found:
        """What is said and not denied, by group."""
        return by_group(hit for hit in self.said if hit.denier is None)

    @cached_property
    def _denied_too(self) -> Found | None:
        return by_group(self.said) if any(hit.denier is not None for hit in self.said) else None

    def matches(self, matchers: Iterable[Matcher]) -> Iterator[Match]:
        """Every match of some patterns in which nothing is denied by a word outside of it.

        A denial inside counts as said: "won't" of "my knee won't bend".
        """
        for matcher in matchers:
            yield from matcher.matches(self.affirmed, self.message)
            if self._denied_too is not None:
                for match in matcher.matches(self._denied_too, self.message):
                    deniers = {hit.denier for hit in match if hit.denier is not None}
                    if deniers and all(_covers(match, denier) for denier in deniers):
                        yield match

    def _ignored(self, mask: Mask, match: Match) -> Iterable[Hit]:
        if mask.ignore is None:
            return match
        start, end = extent(match)
        return [
            hit for hit in self.named.get(mask.ignore, ()) if start <= hit.start and hit.end <= end
        ]


class Index:
    """The phrases, patterns and context of a safety base. Complete once `finish` was called."""

    def __init__(self, base: SafetyBase) -> None:
        self.phrases = Phrases(base.words.lists)
        self.past = Past(base.context.history, self.phrases)
        self._denials = Denials(base.context, self.phrases)
        self._masks = self.masks(base.harmless)
        self._spellings = {
            plain(slip): plain(word)
            for word, slips in base.words.spellings.items()
            for slip in slips
        }

    def matchers(self, said: Said) -> tuple[Matcher, ...]:
        """The patterns of a record, compiled."""
        return tuple(Matcher.compile(pattern, self.phrases) for pattern in said.patterns)

    def masks(self, harmless: Iterable[Harmless]) -> tuple[Mask, ...]:
        """Harmless ways to say things, compiled."""
        return tuple(
            Mask(self.matchers(one), self.phrases.add(one.ignore) if one.ignore else None)
            for one in harmless
        )

    def finish(self) -> None:
        """Makes ready to read, once every pattern is compiled."""
        known = self.phrases.finish() | self._denials.words | set(self._spellings.values())
        self._reader = Reader(self._spellings, known)

    def read(self, text: str) -> Reading:
        """What a text says; what it denies or only mentions does not count as said."""
        message = self._reader.read(text)
        hits = self.phrases.find(message)
        named = by_group(hits)
        signs = self._denials.signs(named)
        said = [replace(hit, denier=self._denials.denier(message, hit, signs)) for hit in hits]
        return Reading(message, named, said).without(self._masks)


def _covers(match: Match, word: int) -> bool:
    return any(hit.start <= word < hit.end for hit in match)


def extent(match: Iterable[Hit]) -> tuple[int, int]:
    """From the first word of a match to after its last."""
    match = list(match)
    return min(hit.start for hit in match), max(hit.end for hit in match)
