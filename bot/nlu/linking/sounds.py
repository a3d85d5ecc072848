"""What a word or a run of words sounds like, as a key that equal sounds share.

Vowels fall away and voiced and voiceless consonants are one, so that what a recogniser writes for
a word that it does not know ("so as", "pierre form us") has the key of the word ("psoas",
"piriformis").
"""

from __future__ import annotations

import re

from jellyfish import metaphone

_SILENT_P = re.compile(r"ps(?=[aeiouy])")
_SILENT_L = re.compile(r"(?<=a)l(?=[fkm])")  # "calf", "talk", "palm"
_FOLD = str.maketrans({"B": "P", "V": "F", "J": "X", "0": "T", "Z": "S", "Y": None, "W": None})
_VOWELS = frozenset("AEIOU")


def key(letters: str) -> str:
    """The consonants heard in a run of letters without blanks; "A" for a vowel at its start."""
    letters = _SILENT_L.sub("", letters)
    heard = metaphone(letters.removeprefix("p") if _SILENT_P.match(letters) else letters)
    if heard[:1] in _VOWELS:
        heard = "A" + heard[1:]
    return heard.translate(_FOLD)


def keys(letters: str) -> set[str]:
    """The key, and the key with the p of an inner "ps" silent, as in "iliopsoas"."""
    return {key(letters), key(_SILENT_P.sub("s", letters))}


def spelt(letters: str) -> str:
    """The letters without those that are written and not heard at the start."""
    return letters[1:] if _SILENT_P.match(letters) else letters
