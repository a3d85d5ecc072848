"""A mention: hits that stand near each other in a text, seen as words of one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.nlu.linking.hits import CLOSE, EXACT, Hit
from bot.nlu.linking.joints import ARTICLES, jointed_as, written_as
from bot.nlu.linking.lexicon import BROAD, JOINTS, OWNERS, POINTERS, Kind, kind
from bot.nlu.linking.names import HEAD_WEIGHT, WEIGHTS, Name
from bot.nlu.linking.once import once
from bot.nlu.linking.slips import count_strangers, is_head, like_pose
from bot.nlu.linking.words import Word

_BETWEEN = JOINTS | {"for", "where", "you", "all", "im", "from"}  # "the one where you ..."
_STRANGER_COST, _DISORDER_COST = 0.15, 0.1


@dataclass(frozen=True)
class Mention:
    """Hits in the order of the text that may name a record, and the words around them."""

    name: Name
    hits: tuple[Hit, ...]
    words: Sequence[Word]

    @once
    def start(self) -> int:
        """The first word, "one" included where it is "the one on the ..."."""
        return self._first if self._one_before is None else self._one_before

    @once
    def end(self) -> int:
        """Behind the last word, a following "stretch" or "one" included."""
        return self._last + (self.head or self._one_after)

    @once
    def _first(self) -> int:
        """The first word, small ones that the name begins with included: "over the chair"."""
        first, joints = self.hits[0].start, self.name.joints[0]
        begun = self.places[0] == 0 and _letters(self.words[:first])[-len(joints) :] == joints
        return first - len(joints) if begun else first

    @once
    def _last(self) -> int:
        """Behind the last word, small ones that the name ends with included: "cross over"."""
        last, joints = self.hits[-1].end, self.name.joints[-1]
        ended = self.places[-1] == len(self.name.content) - 1
        ended = ended and _letters(self.words[last : last + len(joints)]) == joints
        return last + len(joints) if ended else last

    @once
    def head(self) -> bool:
        """Whether "stretch", "pose" or the like follows."""
        following = self._following
        return following is not None and (
            is_head(following)
            or (self.name.head == "pose" and self.complete and not self.owned and self._posed)
        )

    @property
    def plural(self) -> bool:
        """Whether "stretches", "poses" or the like follows."""
        following = self._following
        return self.head and following is not None and following.letters != following.stem

    @property
    def _posed(self) -> bool:
        following = self._following
        return following is not None and like_pose(following, sure="common" in self.name.kinds)

    @property
    def one(self) -> bool:
        """Whether it is put as "the ... one" or "the one on the ..."."""
        return self._one_after or self._one_before is not None

    @once
    def _one_after(self) -> bool:
        following = self._following
        return self.pointed and following is not None and following.letters in ("one", "ones")

    @once
    def _one_before(self) -> int | None:
        at = self._first - 1
        while at > 0 and self.words[at].letters in _BETWEEN:
            at -= 1
        there = at > 0 and self.words[at].letters == "one" and self.words[at - 1].letters == "the"
        return at if there else None

    @property
    def _following(self) -> Word | None:
        last = self._last
        if last < len(self.words) and self.words[last].sentence == self.words[last - 1].sentence:
            return self.words[last]
        return None

    @property
    def before(self) -> str:
        """The word before it, or nothing."""
        return self.words[self.start - 1].letters if self.start else ""

    @property
    def pointed(self) -> bool:
        """Whether "the" or the like stands before it."""
        return self.before in POINTERS

    @property
    def owned(self) -> bool:
        """Whether "my" or the like stands before it."""
        return self.before in OWNERS

    @once
    def places(self) -> list[int]:
        """The hits' places in the name, in the order of the text."""
        free = list(self.name.content)
        places = []
        for hit in self.hits:
            places.append(free.index(hit.word))
            free[places[-1]] = ""
        return places

    @property
    def ordered(self) -> bool:
        """Whether the words are in the name's order."""
        return self.places == sorted(self.places)

    @once
    def strangers(self) -> int:
        """Words between the hits that are neither "to" nor "stretch" nor the like."""
        pairs = zip(self.hits, self.hits[1:], strict=False)
        return sum(count_strangers(self.words[a.end : b.start]) for a, b in pairs)

    @property
    def between(self) -> Iterator[tuple[Sequence[Word], Sequence[str]]]:
        """Between each two hits: the words of the text, and the small words of the name."""
        for place, after, hit, following in zip(
            self.places, self.places[1:], self.hits, self.hits[1:], strict=False
        ):
            joints = chain.from_iterable(self.name.joints[place + 1 : after + 1])
            yield self.words[hit.end : following.start], tuple(joints)

    @once
    def tight(self) -> bool:
        """Whether the words stand as they do in the name, nothing between them but its joints."""
        first = self.places[0]
        together = self.places == list(range(first, first + len(self.places)))
        return together and all(written_as(*pair) for pair in self.between)

    @property
    def jointed_as_written(self) -> bool:
        """Whether the small words between the hits are those of the name, whatever else is."""
        return all(jointed_as(*pair) for pair in self.between)

    @property
    def begins_anew(self) -> bool:
        """Whether the name begins inside: "a chair, I think, for the shin stretch"."""
        headed = self.head or self._one_after
        return headed and any(
            words and words[-1].letters in ARTICLES and count_strangers(words)
            for words, _ in self.between
        )

    @property
    def complete(self) -> bool:
        """Whether every word of the name is there."""
        return len(self.hits) == len(self.name.content)

    @property
    def exact(self) -> bool:
        """Whether all that is there is there as written."""
        return all(hit.quality == EXACT for hit in self.hits)

    def kinds(self, at_least: float = CLOSE) -> set[Kind]:
        """What the hits prove that are no fainter than said."""
        hits = zip(self.places, self.hits, strict=True)
        return {self.name.kinds[place] for place, hit in hits if hit.quality >= at_least}

    @property
    def narrow(self) -> bool:
        """Whether a part of the body is among the words that is small enough to tell by."""
        return any(kind(hit.word) == "place" and hit.word not in BROAD for hit in self.hits)

    @once
    def evidence(self) -> float:
        """How much the words found prove, less for strangers among them and a changed order."""
        hits = zip(self.places, self.hits, strict=True)
        found = sum(WEIGHTS[self.name.kinds[place]] * hit.quality for place, hit in hits)
        cost = _STRANGER_COST * self.strangers + _DISORDER_COST * (not self.ordered)
        return found + HEAD_WEIGHT * self.head - cost

    @property
    def score(self) -> float:
        """0 to 1: how much of the name is there, and how well."""
        whole = self.name.weight + HEAD_WEIGHT * self.head
        return max(0.0, min(1.0, self.evidence / whole))


def _letters(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.letters for word in words)
