"""The names that can be spoken of, taken apart once so that comparing is fast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.nlu.linking import sounds
from bot.nlu.linking.lexicon import Kind, kind
from bot.nlu.linking.once import once
from bot.nlu.linking.words import Word, split, stem

HEAD_WEIGHT = 0.2
WEIGHTS: dict[Kind, float] = {
    "telling": 1.0,
    "place": 0.8,
    "stance": 0.6,
    "common": 0.4,
    "head": HEAD_WEIGHT,
}
_LONGEST_COMPOUND = 5  # words written as one
_SHORTEST_COMPOUND = 6  # letters


@dataclass(frozen=True, order=True)
class Name:
    """One name of one record.

    `content` are its words without "stretch" and "pose" (`head` is that word, or nothing, and
    `plural` whether it is "stretches"), which only count where they come first: "stretch break";
    and without "to" and "the" (`joints[i]` are those before content word i, the last those after
    all). `letters` are all but "stretch" and "pose", run together.
    """

    id: str
    content: tuple[str, ...]
    joints: tuple[tuple[str, ...], ...]
    head: str
    plural: bool
    letters: str

    @once
    def kinds(self) -> tuple[Kind, ...]:
        """The kind of each content word."""
        return tuple(kind(word) for word in self.content)

    @once
    def weight(self) -> float:
        """What all content words prove together."""
        return sum(WEIGHTS[kind] for kind in self.kinds)

    @property
    def jointed(self) -> bool:
        """Whether a small word holds its parts together, as in "knee to chest"; "and" does not."""
        return any(set(joints) - {"and"} for joints in self.joints[1:-1])


class NameBook:
    """All names, and the ways from a word of a text to them.

    A name of nothing but "stretch" and "the" is left out: it would be in every sentence.
    """

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self.compounds: dict[str, list[str]] = {}
        self.by_word: dict[str, list[Name]] = defaultdict(list)
        self.forms: dict[str, str] = {}
        for stretch_id, texts in names.items():
            for text in texts:
                words = list(split(text))
                name = _take_apart(stretch_id, words)
                for part in set(name.content):
                    self.by_word[part].append(name)
                for word in words:
                    self.forms |= {word.letters: word.stem, word.stem: word.stem}
                self._add_compounds([word.letters for word in words])
                self._add_compounds([word.stem for word in words])
        self.forms = {form: part for form, part in self.forms.items() if part in self.by_word}
        self.vocabulary = sorted(self.by_word)
        self.by_key: dict[str, list[str]] = defaultdict(list)
        for part in self.vocabulary:
            self.compounds.pop(part, None)
            for key in sounds.keys(part):
                self.by_key[key].append(part)
        self.names = sorted({name for named in self.by_word.values() for name in named})

    def split_compounds(self, words: Iterable[Word]) -> list[Word]:
        """The words, those that a name writes apart ("catcow") as words of their own."""
        apart: list[Word] = []
        for word in words:
            parts = self.compounds.get(word.letters)
            if parts is None or word.end - word.start != len(word.letters):
                apart.append(word)
                continue
            start = word.start
            for part in parts:
                apart.append(Word(start, start + len(part), part, stem(part), word.sentence))
                start += len(part)
        return apart

    def _add_compounds(self, letters: list[str]) -> None:
        for start in range(len(letters)):
            for end in range(start + 2, min(start + _LONGEST_COMPOUND, len(letters)) + 1):
                parts = letters[start:end]
                if len("".join(parts)) >= _SHORTEST_COMPOUND:
                    self.compounds["".join(parts)] = parts


def _take_apart(stretch_id: str, words: list[Word]) -> Name:
    content: list[str] = []
    joints: list[list[str]] = [[]]
    head, plural = "", False
    for at, word in enumerate(words):
        word_kind = kind(word.stem)
        if word_kind == "head" and at:
            head, plural = word.stem, word.letters != word.stem
        elif word_kind == "joint":
            if at or word.letters != "the":  # "The Sphinx" is also "my sphinx"
                joints[-1].append(word.letters)
        else:
            content.append(word.stem)
            joints.append([])
    letters = "".join(word.letters for word in words if kind(word.stem) != "head")
    return Name(stretch_id, tuple(content), tuple(map(tuple, joints)), head, plural, letters)
