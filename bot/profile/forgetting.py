"""Which slots hold what of a person, so that it can be forgotten."""

from __future__ import annotations

from bot.profile.tracker_store import ERASE

OF_A_PERSON = ("conditions", "preferences", "explained", "routines", "helpful")
OF_THE_PAST = (
    "history",
    "suggested",
    "stretch",
    "routine",
    "session",
    "request",
    "pain",
    "pending",
)


def forgotten(*, everything: bool) -> dict[str, object]:
    """Slots to set for what was said and done; with `everything`, for what was told of too."""
    slots = [*OF_THE_PAST, *(OF_A_PERSON if everything else ())]
    return {"asked": None, ERASE: True, **dict.fromkeys(slots)}
