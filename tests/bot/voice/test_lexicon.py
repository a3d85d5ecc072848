from __future__ import annotations

import re
import subprocess

import pytest

from bot.voice.lexicon import SPELLINGS, speakable

# How espeak-ng, left alone, gets a part of the name wrong, and that part as it must be: its own
# notation, without the stresses.
SOUNDS = {
    "abdominis": ("mi:nIz", "d0mInIs"),
    "gracilis": ("sIliz", "sIlIs"),
    "iliacus": ("IlIa", "IlaIa"),
    "iliopsoas": ("@pso", "oUsoU"),
    "infraspinatus": ("spIna", "spaIneI"),
    "multifidus": ("tIfId@s", "tIfIdVs"),
    "namaste": ("maast", "masteI"),
    "pectineus": ("ktaIni", "ktInI"),
    "pectoralis": ("A:liz", "A:lIs"),
    "psoas": ("@z", "Vs"),
    "quadratus": ("drat@s", "dreIt@s"),
    "sacroiliac": ("krOIliak", "kroUIlIak"),
    "semimembranosus": ("n0s@s", "noUs@s"),
    "semitendinosus": ("n0s@s", "noUs@s"),
    "serratus": ("rat@s", "reIt@s"),
    "spinae": ("spIn", "spaIn"),
    "sternocleidomastoid": ("kleId@", "klaIdoU"),
    "tibialis": ("A:liz", "eIlIs"),
}


def said(text: str) -> str:
    command = ["espeak-ng", "-q", "-x", "-v", "en", text]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return re.sub(r"[',;%\s-]", "", done.stdout)


def test_every_name_is_checked() -> None:
    assert set(SOUNDS) == set(SPELLINGS)


@pytest.mark.speech
@pytest.mark.parametrize("name", SOUNDS)
def test_said_wrong_left_alone_and_right_as_spelt(name: str) -> None:
    wrong, right = SOUNDS[name]
    assert wrong in said(name)
    assert right not in said(name)
    assert right in said(speakable(name))


def test_whole_words_in_any_case() -> None:
    assert speakable("The Psoas, and the ILIOPSOAS.") == "The sowuss, and the ilio-sowuss."
    assert speakable("pseudopsoas psoass") == "pseudopsoas psoass"


def test_one_clean_line() -> None:
    assert speakable("  Breathe\n\tin.\x00\x1b Hold. ") == "Breathe in. Hold."
    assert speakable(" \n ") == ""


def test_other_words_are_left_alone() -> None:
    text = "Kneel on your left knee; glutes on, hip flexors long. 30 seconds!"
    assert speakable(text) == text
