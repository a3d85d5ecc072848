"""Whether what is said is plain: the school grade that a passage asks for.

Flesch-Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59. The syllables are an estimate
from the spelling, right for about nine words in ten and hardly off in the mean of a passage. Names
of muscles and stretches are left out: they are what the passage is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from knowledge.checks.finding import Finding
from knowledge.stretch import Form, Stretch
from knowledge.vocabulary import spoken

MAX_GRADE = 8.0
_SENTENCE_END = re.compile(r"[.!?]+(?:\s|$)")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?:(?<=[^lcsxzhg])es|(?<=[aeiouy]l)es|(?<=[^td])ed|(?<=[^l])e|(?<=[aeiouy]l)e)$"
)
_APART = re.compile(r"i(?:er|est)$")  # "easier": two vowels that are no diphthong
# Said in more or fewer syllables than their vowels show.
_COUNTED = {"area": 3, "being": 2, "doing": 2, "every": 2, "idea": 3, "people": 2, "quiet": 2}


def check_reading(stretch: Stretch) -> Iterator[Finding]:
    """Each passage of the record reads at grade 8 or below."""
    names = _names(stretch)
    for field, texts in passages(stretch).items():
        grade = grade_of(texts, names)
        if grade > MAX_GRADE:
            what = f"reads at grade {grade:.1f}, at most {MAX_GRADE:g}"
            yield Finding(field, what, "Make shorter sentences of shorter words.", "warning")


def passages(stretch: Stretch) -> dict[str, list[str]]:
    """What is said of a stretch, by the fields that are said in one go."""
    performance = stretch.performance
    forms = [form for own in (stretch.easier, stretch.harder) for form in _listed(own)]
    return {
        "summary": [stretch.summary],
        "performance.setup": [step.say for step in performance.setup],
        "performance.steps": performance.steps,
        "performance.start": [performance.start],
        "breathing.line": [stretch.breathing.line],
        "range_of_motion": [stretch.range_of_motion],
        "feel": [stretch.feel.where, stretch.feel.not_where],
        "safety_notes": stretch.safety_notes,
        "common_mistakes": [mistake.mistake for mistake in stretch.common_mistakes],
        "flexibility_needed": stretch.flexibility_needed,
        "easier and harder": [form.how for form in forms],
    }


def _names(stretch: Stretch) -> list[str]:
    """What a record calls its muscles and forms, the longest first."""
    anatomy = {name for muscle in stretch.muscles.breakdown for name in muscle.anatomy}
    groups = {spoken(muscle.group) for muscle in stretch.muscles.breakdown}
    forms = {form.name for own in (stretch.easier, stretch.harder) for form in _listed(own)}
    return sorted({*anatomy, *groups, *forms, *stretch.names}, key=len, reverse=True)


def _listed(forms: object) -> Sequence[Form]:
    return forms if isinstance(forms, list) else ()


def grade_of(texts: Sequence[str], names: Sequence[str] = ()) -> float:
    """The grade of some sentences, names counted as one short word each; 0 for nothing."""
    text = " ".join(texts)
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", "it", text, flags=re.IGNORECASE)
    words = _WORD.findall(text)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    if not words:
        return 0.0
    syllables = sum(map(syllables_of, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@lru_cache(maxsize=8192)
def syllables_of(word: str) -> int:
    """About how many syllables a word has, by its spelling."""
    letters = word.lower().replace("'", "").replace("’", "")
    if letters.isdigit():
        return len(letters)
    if letters in _COUNTED:
        return _COUNTED[letters]
    heard = len(_VOWELS.findall(_SILENT.sub("", letters))) + bool(_APART.search(letters))
    return max(1, heard)
