"""Which part of the body a sign is about, in the person's own words."""

from __future__ import annotations

from bot.nlu.screening.index import Index, Match, Reading, extent
from bot.nlu.screening.phrases import Hit

_REACH = 8  # words between a sign and its place


class Places:
    """Finds the place of a match: the nearest part of the body that is said."""

    def __init__(self, index: Index) -> None:
        self._places = index.phrases.add(["<place>"])
        self._sides = index.phrases.add(["<place_side>"])

    def of(self, match: Match, reading: Reading) -> str | None:
        """For example "left knee" or "lower back"; none when none is near."""
        start, end = extent(match)
        places = [hit for hit in reading.said if self._places in hit.groups]
        near = [hit for hit in places if max(start - hit.end, hit.start - end) < _REACH]
        if not near:
            return None

        def distance(hit: Hit) -> tuple[int, int, int]:
            apart = min(max(one.start - hit.end, hit.start - one.end, 0) for one in match)
            return apart, hit.start - hit.end, hit.start

        nearest = min(near, key=distance)
        first = nearest.start
        sides = {hit.start for hit in reading.named.get(self._sides, ())}
        while first - 1 in sides:
            first -= 1
        return " ".join(reading.message.words[first : nearest.end])
