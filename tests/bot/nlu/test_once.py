from __future__ import annotations

from dataclasses import dataclass

from bot.nlu.linking.once import once

worked_out: list[str] = []


@dataclass(frozen=True)
class Word:
    letters: str

    @once
    def length(self) -> int:
        worked_out.append(self.letters)
        return len(self.letters)


def test_each_instance_works_it_out_once() -> None:
    worked_out.clear()
    cat, camel = Word("cat"), Word("camel")
    assert [cat.length, camel.length, cat.length, camel.length] == [3, 5, 3, 5]
    assert worked_out == ["cat", "camel"]


def test_the_value_is_no_part_of_what_makes_them_equal() -> None:
    used = Word("cat")
    assert used.length == 3
    assert used == Word("cat")
    assert hash(used) == hash(Word("cat"))
