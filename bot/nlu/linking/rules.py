"""Whether a mention names the stretch, or only speaks of knees, cats and sitting on a chair."""

from __future__ import annotations

from bot.nlu.linking.hits import CLOSE, FAINT
from bot.nlu.linking.lexicon import COMMON, NO_ENGLISH, OPEN
from bot.nlu.linking.mentions import Mention
from bot.nlu.wordlist import wordset

_ASKED = wordset("about start begin through")
_CALLED = _ASKED | wordset("do for in is my please stretches the this try with your")
_POLITE = wordset("for me now one please")
_LONG = 6  # letters of a word that, misspelt, still tells a name by itself
_LEAST_PART = 0.4  # of a name's weight, for a part of it to stand without "stretch"


def stands(mention: Mention) -> bool:
    """Whether the words found, and how they stand, are enough."""
    if mention.begins_anew:
        return False
    supported = mention.head or mention.one
    if all(hit.quality == FAINT for hit in mention.hits):
        return _no_english(mention) and _supported(mention, FAINT)
    if _wish(mention):
        return False
    if mention.complete and not mention.name.head and _everyday(mention) and not _called(mention):
        return False
    if supported:
        return _supported(mention, CLOSE)
    if _owned(mention):
        return False
    if mention.complete:
        return _whole(mention)
    return _part(mention) or _one_unheard(mention)


def _no_english(mention: Mention) -> bool:
    """Whether it is a lone word that nobody says before "stretch": "the so stretch"."""
    word = mention.words[mention.hits[-1].end - 1].letters
    expected = mention.pointed or mention.before in _ASKED
    odd = word in NO_ENGLISH or word not in COMMON
    return len(mention.hits) == 1 and expected and mention.head and odd


def _wish(mention: Mention) -> bool:
    """Whether it asks for some stretch of its kind: "any calf stretches", "a standing stretch"."""
    kinds = mention.kinds()
    if not mention.head or not kinds <= {"place", "stance"}:
        return False
    if mention.complete and (mention.name.plural or kinds == {"place", "stance"}):
        return False  # "half kneeling psoas stretches"
    articled = mention.before in ("a", "an") and kinds == {"stance"} and not mention.complete
    return mention.plural or mention.before in OPEN or articled


def _owned(mention: Mention) -> bool:
    """Whether it is somebody's: "my head turns", "a book"."""
    if not mention.owned or mention.name.jointed or len(mention.hits) > 2:
        return False
    named = mention.complete and mention.exact and len(mention.hits) == 2
    return not (named and mention.before in ("a", "an"))


def _everyday(mention: Mention) -> bool:
    """Whether it has no word that people do not say all day: "cool down", "before my run"."""
    return mention.kinds() <= {"common", "place"} and not mention.narrow


def _called(mention: Mention) -> bool:
    """Whether it stands where a name would: alone, or after "start" or "the"."""
    rest = {word.letters for word in mention.words[mention.end :]}
    alone = mention.start == 0 and rest <= _POLITE
    return alone or mention.before in _CALLED


def _supported(mention: Mention, at_least: float) -> bool:
    """Whether it will do together with "stretch" or "the ... one"."""
    kinds, several = mention.kinds(at_least), len(mention.hits) > 1
    if mention.complete:
        return mention.exact or several or kinds != {"common"} or mention.name.head == "pose"
    if "telling" in kinds and (mention.exact or several or len(mention.hits[0].word) >= _LONG):
        return True
    narrow = "stance" in kinds or mention.narrow
    if mention.exact and (kinds == {"stance"} or (several and narrow)):
        return True
    # "Chest stretch" is not the last half of "knee to chest stretch".
    at_end = mention.places[-1] == len(mention.name.content) - 1
    return mention.narrow and bool(mention.name.head) and at_end and not mention.name.jointed


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
    missing = ends and mention.exact and len(mention.hits) == inner
    return missing and mention.strangers == 1 and mention.jointed_as_written
