"""What a stretch is: names, muscles, goals, and where its facts come from."""

from __future__ import annotations

from collections import Counter

from actions.answers.line import Answer, line, terms
from bot.wording import counted, listed, sentence
from knowledge import Library, Stretch
from knowledge.pose import find_pose
from knowledge.stretch import Absent
from knowledge.vocabulary import spoken

_SOURCES = 2  # as many as are heard; the record has them all

MUSCLES_A_BREATH = 4


def overview(stretch: Stretch) -> Answer:
    """What it is."""
    yield line("say_overview", stretch=stretch.name, summary=stretch.summary)


def aliases(stretch: Stretch) -> Answer:
    """What else it is called."""
    if stretch.aliases:
        yield line("say_aliases", aliases=listed(stretch.aliases))
    else:
        yield line("say_no_aliases", stretch=stretch.name)


def difficulty(stretch: Stretch) -> Answer:
    """How hard it is."""
    suited = "say_for_beginners" if "beginner" in stretch.badges else "say_not_for_beginners"
    yield line(suited, difficulty=stretch.difficulty)


def muscles(stretch: Stretch) -> Answer:
    """Which muscles, by group."""
    primary = terms(stretch.muscles.primary)
    if stretch.muscles.secondary:
        yield line("say_muscles", primary=primary, secondary=terms(stretch.muscles.secondary))
    else:
        yield line("say_muscles_primary", primary=primary)


def muscle_loads(stretch: Stretch) -> Answer:
    """How much it asks of each, 0 to 10, by anatomical name."""
    rows = [
        f"{spoken(row.group)} {row.load}, that is the {listed(row.anatomy)}, {row.role}"
        for row in stretch.muscles.breakdown
    ]
    yield line("say_muscle_loads", loads=listed(rows[:MUSCLES_A_BREATH]))
    for at in range(MUSCLES_A_BREATH, len(rows), MUSCLES_A_BREATH):
        few = listed(rows[at : at + MUSCLES_A_BREATH])
        yield line("say_muscle_loads_more", loads=few)


def goals(stretch: Stretch) -> Answer:
    """What it is used for."""
    yield line("say_goals", goals=terms(stretch.goals))


def training_style(stretch: Stretch) -> Answer:
    """Which kind of training it belongs to."""
    yield line("say_training_style", styles=terms(stretch.training_styles))


def popularity(stretch: Stretch) -> Answer:
    """How popular it is."""
    if isinstance(stretch.popularity, Absent):
        yield line("say_as_written", text=stretch.popularity.none)
    else:
        yield line("say_popularity", score=stretch.popularity)


def media(stretch: Stretch) -> Answer:
    """What its drawing shows, and whether there is a video."""
    pose = find_pose(stretch.id)
    if pose is None:
        yield line("say_no_picture")
    else:
        yield line("say_picture", picture=sentence(pose.alt))
    video = stretch.video
    yield line("say_as_written", text=sentence(video.none if isinstance(video, Absent) else video))


def sources(stretch: Stretch, library: Library) -> Answer:
    """Where its facts come from: those that most of the record rests on, as many as are heard."""
    uses = Counter(one for many in stretch.sources.values() for one in many)
    named = [library.sources[source].title for source, _ in uses.most_common(_SOURCES)]
    if len(uses) == 1:
        yield line("say_sources", sources=named[0])
        return
    yield line("say_sources_more", count=counted(len(uses), "source"))
    for title in named:
        yield line("say_source", source=sentence(title))
