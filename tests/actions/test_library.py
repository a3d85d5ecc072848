"""The list of stretches, and a name without a question."""

from knowledge import load_library

PSOAS = "half_kneeling_psoas_stretch"


def test_the_list_has_every_stretch_and_how_many(talk):
    text = talk.say("list_stretches").text
    assert str(len(load_library())) in text
    assert all(stretch.name in text for stretch in load_library().values())


def test_a_name_tells_of_it_and_offers_to_begin(talk):
    reply = talk.say("name_stretch", stretch=PSOAS)
    assert "front of the hip" in reply.text
    assert reply.texts[-1].endswith("?")
    assert talk.say("affirm").state == "screening"


def test_the_offer_can_be_turned_down(talk):
    talk.say("name_stretch", stretch=PSOAS)
    assert talk.say("deny").session is None
    assert talk.say("affirm").session is None


def test_ready_takes_up_the_offer(talk):
    talk.say("name_stretch", stretch=PSOAS)
    assert talk.say("ready").state == "screening"


def test_an_unclear_name_is_asked_about(talk):
    reply = talk.say("name_stretch", stretch_choice=[PSOAS, "childs_pose"])
    assert "Half Kneeling Psoas Stretch or Child's Pose" in reply.text
    assert "Child's Pose" in talk.say("name_stretch", stretch="childs_pose").text


def test_a_name_in_a_session_offers_nothing_that_a_yes_could_mistake(talk):
    talk.say("start_session", stretch="cat_cow")
    talk.say("deny")
    reply = talk.say("name_stretch", stretch=PSOAS)
    assert "?" not in reply.text
    assert talk.say("affirm").session.stretch == "cat_cow"


def test_a_name_in_a_hold_asks_nothing(talk):
    talk.holding(12)
    reply = talk.say("name_stretch", stretch="childs_pose")
    assert "?" not in reply.text
    assert talk.say("affirm").session is None
    assert talk.state == "running"


def test_after_a_session_a_name_offers_again(talk):
    talk.holding(12).say("stop")
    talk.say("name_stretch", stretch="childs_pose")
    assert talk.say("affirm").session.stretch == "childs_pose"


def test_a_name_without_any_name_in_it(talk):
    assert "?" in talk.say("name_stretch").text
