"""Whether everything is sourced, and everything cited and noted exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from knowledge.checks.finding import Finding
from knowledge.stretch import Stretch

TOPICS = ("dose", "breathing", "safety", "muscles", "technique")


def check_sources(stretch: Stretch) -> Iterator[Finding]:
    """Each topic has a source, and none is cited twice in a place."""
    for topic in TOPICS:
        ids = stretch.sources.get(topic, [])  # type: ignore[call-overload]
        if not ids:
            do = "Cite one, or limber_editorial for what is our own."
            yield Finding(f"sources.{topic}", "no source", do)
        for source, times in Counter(ids).items():
            if times > 1:
                yield Finding(f"sources.{topic}", f"cites {source} twice", "Keep one.")


def check_notes(stretch: Stretch) -> Iterator[Finding]:
    """A note is about a field that exists."""
    for index, note in enumerate(stretch.notes):
        value: object = stretch
        for part in note.field.split("."):
            value = getattr(value, part, None)
            if value is None:
                what = f"there is no field {note.field!r}"
                yield Finding(f"notes.{index}.field", what, 'Write it as "dose.hold_s".')
                break


def check_cited(stretch: Stretch, sources: Collection[str]) -> Iterator[Finding]:
    """What is cited is in `sources.yml`."""
    cited = [(f"sources.{topic}", ids) for topic, ids in stretch.sources.items()]
    cited += [
        (f"when_to_avoid.{index}.sources", avoid.sources)
        for index, avoid in enumerate(stretch.when_to_avoid)
    ]
    for field, ids in cited:
        for source in ids:
            if source not in sources:
                what = f"{source!r} is not in sources.yml"
                yield Finding(field, what, "Correct the id, or add the source there.")


def check_unused(
    stretches: Iterable[Stretch], others: Iterable[Iterable[str]], sources: Collection[str]
) -> Iterator[Finding]:
    """Each source is cited by a stretch, or by one of the `others`: routines' lists of ids."""
    used = {source for ids in others for source in ids}
    for stretch in stretches:
        used.update(*stretch.sources.values(), *(avoid.sources for avoid in stretch.when_to_avoid))
    for source in sources:
        if source not in used:
            what = "no record cites it"
            yield Finding(source, what, "Cite it, or take it out.", "warning", "sources.yml")
