"""Words of a text with their places in it, and what kind of word each is.

A name is told apart from ordinary talk by the kinds of its words. "Kneeling" says how one is
placed and "hip" where on the body; people say both all day without naming a stretch. Common
words prove nothing. What is left tells: "figure", "cow", "needle".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

Kind = Literal["telling", "stance", "place", "common", "joint", "head"]

MAX_WORDS = 160  # a turn is a sentence or two; what follows is not looked at
MAX_LETTERS = 24  # no name has a longer word

HEADS = frozenset("stretch pose exercise".split())
JOINTS = frozenset("to the of on with and in over behind your my a an".split())
# What a recogniser writes for a spoken "to".
TO = frozenset("to too two".split())

STANCES = frozenset(
    """all cross crossed elevated forward fours half kneeling lying prone reclined seated side
    sideways sleeping split standing supine""".split()
)

PLACES = frozenset(
    """achilles adductor ankle arch arm armpit back band bicep body bottom butt calf cervical chest
    chin cord delt deltoid ear elbow eye face fascia finger flexor extensor foot forearm
    gastrocnemius glute groin gluteus ham hamstring hand head heel hip iliopsoas iliotibial instep
    it iliacus joint knee lat leg levator muscle neck nose palm pec pectoral pelvic pelvis
    piriformis plantar psoas quad quadricep rhomboid scapulae scapular shin shoulder sole soleus
    spinal spine stomach tennis tfl thigh thoracic tibialis toe torso trap trapezius tricep trunk
    wrist""".split()
)

COMMON = frozenset(
    """about after again ago ah all almost also always am an and another any anyone anything are
    around as ask at away bad be because been before begin being best better big bit both bring but
    by call came can cant come could day did didnt different do does doesnt doing done dont double
    down each early easier easy else end enough even ever every exercise far feel feels felt few
    find fine first five for four from front full gave get getting give go goes going gone good
    got great greatest had half happen happy hard harder has have having he heard hello help her
    here hey him his hold hot how hurt hurts i id if ill im in into is isnt it its ive just keep
    kind know last later least leave left less let lets like little long look lot lots love low
    made make makes many may maybe me mean might minute minutes more morning most move much must
    my myself need needs never new next nice nine ninety no none not nothing now of off often
    ok okay old on once one only open or other others our ourselves out over own pain part
    pause people place please pretty put quick quite ready real really rest resume right routine
    said same saw say says second seconds see sees seem seen session set seven she should show
    side since single six skip slow slowly small so some someone something soon sorry sort start
    started still stop straight strong such sure take takes talk tell ten than thank thanks that
    thats the their them then there these they thing things think this those though thought three
    through tight time times to today together tomorrow too took toward try turn two under until
    up upper us use used very wait wake walk want wants was wasnt watch way we weak week well went
    were what when where which while who whole why will with without wont word work world would
    yeah year yes yet you your lower lateral facing point""".split()
)

_IRREGULAR = {"children": "child", "feet": "foot", "calves": "calf", "sitting": "seated"}
_NUMBERS = dict(
    zip("1 2 3 4 5 6 7 8 9 10 90".split(), "one two three four five six seven eight nine ten ninety".split(), strict=True)
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BREAK = re.compile(r"[.!?;:\n]")


@dataclass(frozen=True)
class Word:
    """One word: characters `start` to `end` of the text, as plain letters, and its stem.

    `sentence` counts the sentences before it: no name runs across the end of one.
    """

    start: int
    end: int
    letters: str
    stem: str
    sentence: int


def split(text: str) -> Iterator[Word]:
    """The first words of a text, in order; longer words than any name has are passed over."""
    sentence, end = 0, 0
    for match in islice(_WORD.finditer(text), MAX_WORDS):
        sentence += bool(_BREAK.search(text, end, match.start()))
        end = match.end()
        if end - match.start() <= MAX_LETTERS:
            letters = plain(match.group())
            yield Word(match.start(), end, letters, stem(letters), sentence)


def plain(word: str) -> str:
    """Lower case, without accents and apostrophes; small numbers as words."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    letters = word.casefold().replace("'", "").replace("’", "")
    return _NUMBERS.get(letters, letters)


def stem(letters: str) -> str:
    """The word without a plural's or a possessive's ending: "stretches" -> "stretch"."""
    bare = letters
    if len(letters) > 3 and letters.endswith("s") and not letters.endswith(("ss", "us", "is", "as")):
        bare = letters[:-2] if letters.endswith(("ches", "shes", "sses", "xes")) else letters[:-1]
    return _IRREGULAR.get(bare, bare)


def kind(word_stem: str) -> Kind:
    """What a word of a name proves."""
    if word_stem in HEADS:
        return "head"
    if word_stem in JOINTS:
        return "joint"
    if word_stem in STANCES:
        return "stance"
    if word_stem in PLACES:
        return "place"
    return "common" if word_stem in COMMON else "telling"
