"""Whether a sign that is named is denied, or long past."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import NamedTuple

from bot.nlu.screening.message import Message, plain
from bot.nlu.screening.patterns import Found
from bot.nlu.screening.phrases import Hit, Phrases
from knowledge.safety_language import Context, History

_DENIAL_REACH = 10  # words from a denial to the sign
_UNDO_REACH = 3  # words after the sign in which a denial is taken back
_HISTORY_REACH = 4  # words between the sign and "years ago"


class _Rule(NamedTuple):
    over: frozenset[str]
    never: frozenset[str]
    not_after: frozenset[str]


def _plainly(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(plain, words))


class Denials:
    """Finds what denies a sign: "no chest pain", "it doesn't hurt"."""

    def __init__(self, context: Context, phrases: Phrases) -> None:
        self._rules = {
            plain(word): _Rule(*map(_plainly, (rule.over, rule.never, rule.not_after)))
            for rule in context.negators
            for word in rule.words
        }
        self._connectors = _plainly(context.connectors)
        self._undo = _plainly(context.undo)
        self._body = frozenset(
            word for term in context.body for phrase in phrases.expand(term) for word in phrase
        )
        self._joined = phrases.add(context.joined)

    @property
    def words(self) -> Set[str]:
        """The words that deny, which no slip of the fingers may turn into another."""
        return self._rules.keys()

    def denier(self, message: Message, hit: Hit, signs: Set[int]) -> int | None:
        """The word that denies a hit, given which words are `signs`."""
        words, crossed, joined = message.words, set[str](), False
        for index in range(hit.start - 1, max(-1, hit.start - 1 - _DENIAL_REACH), -1):
            if index + 1 in message.breaks or index + 1 in message.commas:
                return None
            word = words[index]
            rule = self._rules.get(word)
            if rule and crossed <= rule.over and words[hit.start] not in rule.never:
                spared = index > 0 and words[index - 1] in rule.not_after
                return None if spared or self._undone(message, hit.end) else index
            if word in self._connectors:
                joined = True
            elif word not in self._body and not (joined and index in signs):
                crossed.add(word)
        return None

    def signs(self, found: Found) -> frozenset[int]:
        """The words that name a sign, so that an "or" may join it to one that is denied."""
        return frozenset(
            i for hit in found.get(self._joined, ()) for i in range(hit.start, hit.end)
        )

    def _undone(self, message: Message, end: int) -> bool:
        return not self._undo.isdisjoint(message.words[end : end + _UNDO_REACH])


class Past:
    """Finds that a sign lies years back: "I had chest pain ten years ago"."""

    def __init__(self, history: History, phrases: Phrases) -> None:
        self._before = phrases.add(history.before)
        self._after = phrases.add(history.after)
        self._present = phrases.add(history.present)

    def holds(self, found: Found, start: int, end: int) -> bool:
        """Whether words `start` to `end` are long past, and nothing speaks of now."""
        if self._present in found:
            return False
        reach = range(_HISTORY_REACH + 1)
        return any(start - mark.end in reach for mark in found.get(self._before, ())) or any(
            mark.start - end in reach or start <= mark.start < end
            for mark in found.get(self._after, ())
        )
