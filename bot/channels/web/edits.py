"""Changes a draft of a routine as somebody says, and tells what was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from bot.channels.web.person import doses_in
from bot.coaching import Dose, amount, usual
from bot.nlu.edits import Edit, find_edit
from bot.nlu.named import Names
from bot.profile.routines import MOST_ITEMS
from bot.wording import listed, phrase
from knowledge import Library, Stretch


@lru_cache(maxsize=1)
def _names() -> Names:
    return Names()


def edited(words: str, items: object, library: Library) -> dict[str, Any]:
    """The items after what was said, and what Limber says to it.

    Raises:
        RefusedError: the items are none.
    """
    doses = doses_in(items, library) if items else []
    links = [link for link in _names().link(words) if not _names().is_routine(link)]
    edit = find_edit(words, links, [dose.stretch for dose in doses])
    after, said = _Draft(doses, library).apply(edit)
    return {
        "items": [{"stretch": d.stretch, "hold_s": d.hold_s, "reps": d.reps} for d in after],
        "said": said,
    }


class _UnclearError(Exception):
    """What was said cannot be done: why not."""


class _Draft:
    def __init__(self, doses: Sequence[Dose], library: Mapping[str, Stretch]) -> None:
        self._doses, self._library = list(doses), library

    def apply(self, edit: Edit | None) -> tuple[list[Dose], str]:
        before = list(self._doses)
        try:
            if edit is None:
                raise _UnclearError(phrase("say_edit_unclear"))
            said = getattr(self, f"_{edit.verb}")(edit)
        except _UnclearError as why:
            return before, str(why)
        return self._doses, said

    def _clear(self, _edit: Edit) -> str:
        self._doses = []
        return phrase("say_edit_cleared")

    def _add(self, edit: Edit) -> str:
        at = self._place(edit, len(self._doses))
        new = [self._one(ids) for ids in edit.stretches]
        if there := [one for one in new if one in self._ids]:
            raise _UnclearError(phrase("say_edit_there", names=self._called(there)))
        if len(self._doses) + len(new) > MOST_ITEMS:
            raise _UnclearError(phrase("say_edit_full", most=MOST_ITEMS))
        self._doses[at:at] = [self._dosed(Dose(one, 0, 0, "brief"), edit) for one in new]
        return phrase("say_edit_added", names=self._called(new))

    def _remove(self, edit: Edit) -> str:
        gone = [self._listed(ids) for ids in edit.stretches]
        self._doses = [dose for dose in self._doses if dose.stretch not in gone]
        return phrase("say_edit_removed", names=self._called(gone))

    def _move(self, edit: Edit) -> str:
        moved = [self._listed(ids) for ids in edit.stretches]
        first = self._ids.index(moved[0])
        taken = [dose for one in moved for dose in self._doses if dose.stretch == one]
        self._doses = [dose for dose in self._doses if dose.stretch not in moved]
        steps = {"up": max(0, first - 1), "down": first + 1}
        at = steps.get(edit.place or "", self._place(edit, len(self._doses)))
        self._doses[at:at] = taken
        place = 1 + self._ids.index(moved[0])
        return phrase("say_edit_moved", names=self._called(moved), place=place)

    def _exchange(self, edit: Edit) -> str:
        if len(edit.stretches) != 2:
            raise _UnclearError(phrase("say_edit_unclear"))
        one, other = (self._any(ids) for ids in edit.stretches)
        old, new = (one, other) if one in self._ids else (other, one)
        if old not in self._ids:
            raise _UnclearError(phrase("say_edit_not_there", names=self._called([old])))
        at = self._ids.index(old)
        if new in self._ids:  # two of the list change places
            to = self._ids.index(new)
            self._doses[at], self._doses[to] = self._doses[to], self._doses[at]
            return phrase("say_edit_swapped", names=self._called([old, new]))
        self._doses[at] = self._dosed(Dose(new, 0, 0, "brief"), edit)
        return phrase("say_edit_exchanged", old=self._called([old]), new=self._called([new]))

    def _amount(self, edit: Edit) -> str:
        if not self._doses:
            raise _UnclearError(phrase("say_edit_unclear"))
        chosen = [self._listed(ids) for ids in edit.stretches] or self._ids
        self._doses = [self._dosed(d, edit) if d.stretch in chosen else d for d in self._doses]
        every = len(chosen) == len(self._doses) > 1
        told = "say_edit_amount_all" if every else "say_edit_amount"
        return phrase(told, names=self._called(chosen))

    # what is meant

    @property
    def _ids(self) -> list[str]:
        return [dose.stretch for dose in self._doses]

    def _place(self, edit: Edit, otherwise: int) -> int:
        if edit.place in ("before", "after") and edit.beside:
            return self._ids.index(self._listed(edit.beside)) + (edit.place == "after")
        return {"first": 0, "last": len(self._doses)}.get(edit.place or "", otherwise)

    def _dosed(self, dose: Dose, edit: Edit) -> Dose:
        """With the amount that was said, as far as the stretch's own limits allow."""
        stretch = self._library[dose.stretch]
        usual_, wanted = usual(stretch), amount(stretch, edit.seconds, edit.times)
        hold_s, reps = dose.hold_s or usual_.hold_s, dose.reps or usual_.reps
        # So many seconds of something that moves are so many moves.
        if edit.seconds is not None and stretch.kind == "static":
            hold_s = wanted.hold_s
        if edit.times is not None or wanted.reps != usual_.reps:
            reps = wanted.reps
        return replace(dose, hold_s=hold_s, reps=reps)

    def _listed(self, ids: tuple[str, ...]) -> str:
        """The one of the list that a name means."""
        there = [one for one in ids if one in self._ids]
        if len(there) == 1:
            return there[0]
        if there:
            raise _UnclearError(phrase("say_edit_which", names=self._called(there, "or")))
        raise _UnclearError(phrase("say_edit_not_there", names=self._called(ids[:1])))

    def _one(self, ids: tuple[str, ...]) -> str:
        if len(ids) == 1:
            return ids[0]
        raise _UnclearError(phrase("say_edit_which", names=self._called(ids, "or")))

    def _any(self, ids: tuple[str, ...]) -> str:
        there = [one for one in ids if one in self._ids]
        return there[0] if len(there) == 1 else self._one(ids)

    def _called(self, ids: Sequence[str], last: str = "and") -> str:
        return listed([self._library[one].name for one in ids], last)
