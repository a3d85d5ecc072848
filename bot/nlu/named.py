"""The names of our library in a text: which they are, and the text with them masked."""

from __future__ import annotations

from bot.nlu.linker import Link, Linker, names_of
from bot.nlu.masking import ROUTINE, STRETCH, mask
from knowledge import Routine, Stretch, load_library
from knowledge.shared_names import load_shared_names

Span = tuple[int, int, str]  # characters from and to, and the words that stand for them


class Names:
    """Finds the names of stretches and routines. Reads the knowledge base when it is made."""

    def __init__(self) -> None:
        library = load_library()
        self._routines = library.routines
        named: list[Stretch | Routine] = [*library.values(), *library.routines.values()]
        self._linker = Linker(names_of(named, load_shared_names().values()))

    def link(self, text: str) -> list[Link]:
        """The names in a text, in its order."""
        return self._linker.link(text)

    def is_routine(self, link: Link) -> bool:
        """Whether only routines are called so."""
        return all(record in self._routines for record in link.ids)

    def spans(self, links: list[Link]) -> list[Span]:
        """What to mask."""
        return [
            (link.start, link.end, ROUTINE if self.is_routine(link) else STRETCH) for link in links
        ]


def as_encoded(text: str, spans: list[Span]) -> str:
    """A text as the encoder and the classifiers get it: names masked, small letters."""
    return mask(text, spans).lower()
