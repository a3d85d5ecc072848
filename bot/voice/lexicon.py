"""How to spell a text so that the synthesiser says it right.

Only names that espeak-ng gets wrong, as heard with `espeak-ng -x`; checked by the tests.
"""

from __future__ import annotations

import re

SPELLINGS = {
    "abdominis": "ab-dommin-iss",
    "gracilis": "grassilliss",
    "iliacus": "il-eye-a-cuss",
    "iliopsoas": "ilio-sowuss",
    "infraspinatus": "infra-spy-naytus",
    "multifidus": "mul-tiffid-us",
    "namaste": "nah-mas-tay",
    "pectineus": "pectinnius",
    "pectoralis": "pectorahliss",
    "psoas": "sowuss",
    "quadratus": "quadraytus",
    "sacroiliac": "sacro-illiac",
    "semimembranosus": "semi-membra-nohsus",
    "semitendinosus": "semi-tendinohsus",
    "serratus": "serraytus",
    "spinae": "spiney",
    "sternocleidomastoid": "sterno-clydo-mastoid",
    "tibialis": "tibbiayliss",
}

_NAMES = re.compile(rf"\b({'|'.join(SPELLINGS)})\b", re.IGNORECASE)
_NOT_SPOKEN = re.compile(r"[\x00-\x1f\x7f\s]+")


def speakable(text: str) -> str:
    """The text on one line, with the names that would be said wrong spelt as they sound."""
    line = _NOT_SPOKEN.sub(" ", text).strip()
    return _NAMES.sub(lambda name: SPELLINGS[name.group().lower()], line)
