"""What Limber says in a guided stretch."""

from __future__ import annotations

from bot.coaching import plan_of, sheet_of, usual
from bot.session import CueSheet
from knowledge import load_library

STRETCH = "half_kneeling_psoas_stretch"


def sheet(stretch: str = STRETCH) -> CueSheet:
    """The cues of a stretch in its usual dose."""
    library = load_library()
    return sheet_of(plan_of(library[stretch], usual(library[stretch])), library)


def prompts(least_words: int = 3) -> list[str]:
    """Its sentences of so many words and more, each once."""
    texts = dict.fromkeys(cue.text for cue in sheet().cues)
    return [text for text in texts if len(text.split()) >= least_words]
