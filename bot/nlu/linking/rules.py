"""Whether a mention names the stretch, or only speaks of knees, cats and sitting on a chair."""

from __future__ import annotations

from bot.nlu.linking.hits import CLOSE, FAINT
from bot.nlu.linking.mentions import Mention
from bot.nlu.wordlist import wordset

_ASKED = wordset("about start begin through")
_LEAST_PART = 0.4  # of a name's weight, for a part of it to stand without "stretch"


def stands(mention: Mention) -> bool:
    """Whether the words found, and how they stand, are enough."""
    supported = mention.head or mention.one
    if all(hit.quality == FAINT for hit in mention.hits):
        # "The so stretch" is no English unless it is a name.
        expected = mention.pointed or mention.before in _ASKED
        alone = len(mention.hits) == 1
        return alone and expected and mention.head and _supported(mention, FAINT)
    if supported:
        return _supported(mention, CLOSE)
    if mention.owned and not mention.name.jointed and len(mention.hits) < 3:
        return False  # "my head turns"
    if mention.complete:
        return _whole(mention)
    return _part(mention) or _one_unheard(mention)


def _supported(mention: Mention, at_least: float) -> bool:
    """Whether it will do together with "stretch" or "the ... one"."""
    kinds, several = mention.kinds(at_least), len(mention.hits) > 1
    if mention.complete:
        return mention.exact or several or kinds != {"common"} or mention.name.head == "pose"
    if "telling" in kinds or (mention.exact and (kinds == {"stance"} or several)):
        return True
    # "Chest stretch" is not the last half of "knee to chest stretch".
    at_end = mention.places[-1] == len(mention.name.content) - 1
    return "place" in kinds and bool(mention.name.head) and at_end and not mention.name.jointed


def _whole(mention: Mention) -> bool:
    """Whether a whole name will do without "stretch"."""
    kinds, count = mention.kinds(), len(mention.hits)
    if not mention.tight:
        told = "telling" in kinds and not mention.strangers
        return count > 2 and (told or (mention.exact and mention.ordered and mention.strangers < 2))
    if count < 2:
        return "telling" in kinds and not mention.name.head  # "Balasana"
    told = "telling" in kinds or mention.name.jointed or not mention.name.head
    return told or {"stance", "place"} <= kinds


def _part(mention: Mention) -> bool:
    """Whether a part of a name, such as "figure four", will do without "stretch"."""
    part = mention.evidence / mention.name.weight
    several = len(mention.hits) > 1 and "telling" in mention.kinds()
    return several and mention.tight and part > _LEAST_PART


def _one_unheard(mention: Mention) -> bool:
    """Whether all is there but for one strange word in the place of an inner one."""
    inner = len(mention.name.content) - 1
    ends = mention.places[0] == 0 and mention.places[-1] == inner
    return ends and mention.exact and mention.strangers == 1 and len(mention.hits) == inner
