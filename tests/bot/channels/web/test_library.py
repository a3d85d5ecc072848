import json

import pytest

from bot.channels.web.library import overview, record
from bot.channels.web.pictures import drawing, names
from knowledge import load_library


def test_the_list_has_every_stretch_by_name():
    listed = json.loads(overview().body)
    assert {one["id"] for one in listed} == set(load_library())
    assert [one["name"] for one in listed] == sorted(one["name"] for one in listed)
    assert all(one["muscles"] and one["position"] for one in listed)


def test_a_record_is_whole_and_names_its_other_forms():
    whole = json.loads(record("half_kneeling_psoas_stretch").body)
    assert whole["when_to_avoid"]
    assert whole["muscles"]["breakdown"][0]["load"] == 10
    assert "Couch Stretch" in [one.get("name") for one in whole["harder"]]


@pytest.mark.parametrize("name", ["", "nothing", "../stretches/cat_cow", "cat_cow.json"])
def test_there_is_no_record_of_another_name(name):
    assert record(name) is None


def test_every_stretch_that_says_so_is_drawn_on_both_sides():
    for one in json.loads(overview().body):
        if one["drawn"]:
            left, right = drawing(one["id"]), drawing(f"{one['id']}-right")
            assert left.body.startswith(b"<svg")
            assert right.body.startswith(b"<svg")


@pytest.mark.parametrize("name", ["", "nothing", "cat_cow-up", "cat_cow-left-right", "-left"])
def test_there_is_no_drawing_of_another_name(name):
    assert drawing(name) is None


def test_names_are_those_of_the_library():
    assert json.loads(names().body)["cat_cow"] == load_library()["cat_cow"].name
