import pytest

from bot.channels.web.mailbox import KEPT, KEPT_S, Mailbox


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def mailbox(tmp_path, clock):
    box = Mailbox(tmp_path / "deep" / "web.db", clock)
    yield box
    box.close()


def test_messages_are_numbered_in_each_conversation(mailbox):
    assert [mailbox.put("a", {"text": "one"}), mailbox.put("a", {"text": "two"})] == [1, 2]
    assert mailbox.put("b", {"text": "other"}) == 1
    assert (mailbox.last("a"), mailbox.last("b"), mailbox.last("c")) == (2, 1, 0)


def test_who_was_away_gets_what_was_missed_in_order(mailbox):
    for number in range(5):
        mailbox.put("a", {"text": str(number)})
    assert mailbox.after("a", 3) == [(4, {"text": "3"}), (5, {"text": "4"})]
    assert mailbox.after("a", 5) == []
    assert mailbox.after("b", 0) == []


def test_a_killed_server_has_lost_nothing(mailbox, tmp_path, clock):
    mailbox.put("a", {"text": "ü\u2028"})
    mailbox.take("a", "m1")
    again = Mailbox(tmp_path / "deep" / "web.db", clock)
    assert again.after("a", 0) == [(1, {"text": "ü\u2028"})]
    assert not again.take("a", "m1")
    assert again.put("a", {}) == 2
    again.close()


def test_only_so_many_are_kept(mailbox):
    for _ in range(KEPT + 3):
        mailbox.put("a", {})
    assert [seq for seq, _ in mailbox.after("a", 0)] == list(range(4, KEPT + 4))


def test_a_day_later_it_is_gone_and_numbers_go_on(mailbox, clock):
    mailbox.put("a", {})
    mailbox.take("a", "m1")
    clock.now += KEPT_S + 1
    assert mailbox.after("a", 0) == []
    mailbox.put("b", {})  # anything that is sent
    assert mailbox.after("a", 0) == []
    assert mailbox.take("a", "m1")
    assert mailbox.put("a", {}) == 2


def test_what_is_too_old_is_in_no_file_after_a_start(mailbox, tmp_path, clock):
    mailbox.put("a", {"text": "a-secret-of-a"})
    mailbox.close()
    clock.now += KEPT_S + 1
    Mailbox(tmp_path / "deep" / "web.db", clock).close()
    found = b"".join(file.read_bytes() for file in (tmp_path / "deep").iterdir())
    assert b"a-secret-of-a" not in found


def test_what_comes_again_is_taken_once(mailbox):
    assert mailbox.take("a", "m1")
    assert not mailbox.take("a", "m1")
    assert mailbox.take("b", "m1")


def test_what_is_forgotten_is_in_no_file(mailbox, tmp_path):
    mailbox.put("a", {"text": "a-secret-of-a"})
    mailbox.put("b", {"text": "of-b"})
    mailbox.forget("a")
    assert mailbox.after("a", 0) == []
    assert mailbox.after("b", 0) == [(1, {"text": "of-b"})]
    assert mailbox.last("a") == 1
    found = b"".join(file.read_bytes() for file in (tmp_path / "deep").iterdir())
    assert b"a-secret-of-a" not in found


def test_an_answer_is_owed_until_the_turn_is_over(mailbox):
    mailbox.take("a", "m1")
    mailbox.take("a", "m2")
    mailbox.take("b", "m1")
    mailbox.take("c", "m1", owed=False)
    assert mailbox.left_behind() == ["a", "b"]
    mailbox.settle("a", "m1")
    mailbox.settle("b", "m1")
    mailbox.take("b", "m1")  # it comes again, and is not begun again
    assert mailbox.left_behind() == ["a"]


def test_one_answer_makes_good_for_all(mailbox):
    mailbox.take("a", "m1")
    mailbox.take("a", "m2")
    mailbox.make_good("a", {"text": "sorry"})
    assert mailbox.after("a", 0) == [(1, {"text": "sorry"})]
    assert mailbox.left_behind() == []
    assert not mailbox.take("a", "m1")


def test_nothing_is_owed_to_who_is_forgotten_or_long_gone(mailbox, clock):
    mailbox.take("a", "m1")
    mailbox.forget("a")
    mailbox.take("b", "m1")
    clock.now += KEPT_S + 1
    mailbox.tidy()
    assert mailbox.left_behind() == []
