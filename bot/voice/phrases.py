"""What people are expected to say word for word, in words that the recogniser's model knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

# Said alone, with eyes and hands busy. Yes and no are not here: they answer the questions before
# a stretch, where a guess would be worse than asking again.
CONTROLS = (
    "pause",
    "resume",
    "stop",
    "skip",
    "next",
    "repeat",
    "back",
    "go back",
    "ready",
    "i'm ready",
    "longer",
    "shorter",
    "switch sides",
    "other side",
    "carry on",
    "go on",
    "continue",
    "wait",
    "hold on",
    "again",
)

# What Limber is called by.
WAKE_WORDS = "hey limber"

# What free recognition makes of a lone control, sure of itself, in voices that we tried, and that
# nobody has reason to say alone on a mat.
MISTAKEN = frozenset({"flaws", "randy", "review", "those"})

# Said alone as well, and not to be taken for a control: how it feels, answers, the body, and what
# else makes sense by itself.
_FEELINGS = """
    ache aching better bleeding bruise burning burns cramp dizzy faint hard hurt hurting hurts
    numb ouch ow pain painful pinching pop pregnant pulling sharp shaky shooting sick sore
    stabbing stiff swollen throbbing tight tingling tired twinge weak worse wrong
"""
_ANSWERS = """
    yes no okay done fine good great help maybe never nothing none please really sorry sure thanks
    hello what why how who where when which because excuse water slow slower faster louder quieter
"""
_OTHERS = """
    ankle arm belly body bone breath breathing calf chest elbow finger foot glute
    groin hamstring hand head heel hip knee leg muscle neck rib shoulder shin skin spine stomach
    thigh thumb toe wrist bad doctor surgery clicking grinding
    down left right floor chair wall mat towel hungry
    cold hot phone music coffee cool nice later always mum dad cat morning evening ten five three
    twenty easy half full higher lower stretch pose hold switch
    side sides open close turn off on start over under
"""
# Common words that say nothing alone: they take the sound of speech that is not for Limber.
_FILLING = """
    the and you that for are with his they this have from one had word but not all were we your can
    said there use each she their if will about out many then them these some her would
    make him into time has look two more write see people my than first been call its now
    find long day did get come made may part
"""
# What nobody may miss, though it is short and Limber is talking.
SHORT = frozenset((*_FEELINGS.split(), *_ANSWERS.split()))
MEANT_ALONE = (*_FEELINGS.split(), *_ANSWERS.split(), *_OTHERS.split(), "shut up")
FILLING = tuple(_FILLING.split())
DECOYS = (*MEANT_ALONE, *FILLING)

_WAYS_TO_ASK = ("start the ", "start ", "guide me through the ", "tell me about the ", "")

# Names that the model's vocabulary lacks, as known words that sound like them; more than one
# where a following word swallows the end ("psoas stretch").
_SOUNDS = {
    "balasana": ("ball us on a",),
    "childs": ("child's",),
    "flexor": ("flex or",),
    "iliopsoas": ("ill ee oh so us", "ill ee oh so"),
    "piriformis": ("pih reform us",),
    "psoas": ("so us", "so"),
}
_UNMISTAKABLE = 3  # words of a sound that nobody says for themselves


def requests(names: Iterable[str]) -> dict[str, str]:
    """The ways to ask for the stretches of these names: as they sound -> as they are written."""
    found: dict[str, str] = {}
    for written in (name.lower().replace("-", " ") for name in names):
        for sound, ask in product(_sounds(written), _WAYS_TO_ASK):
            # A lone "pigeon" would be heard in too much that is none ("resume").
            if len((ask + sound).split()) > 1:
                found.setdefault(ask + sound, ask + written)
    return found


def respelt(text: str) -> str:
    """A text with names that were heard as their sounds ("ill ee oh so a stretch") as written."""
    for written, sounds in _SOUNDS.items():
        for sound in sounds:
            if len(sound.split()) >= _UNMISTAKABLE:
                text = re.sub(rf"\b{sound}(?: a| as| us)?\b", written, text)
    return text


def _sounds(written: str) -> list[str]:
    heard = [_SOUNDS.get(word, (word,)) for word in written.split()]
    return [" ".join(words) for words in product(*heard)]
