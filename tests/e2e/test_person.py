"""A page shows, changes, takes along and deletes what is kept of a person; on a real server."""

import asyncio
import json
from contextlib import asynccontextmanager

import httpx
import pytest

from tests.e2e.web_page import Page, session_of, texts

pytestmark = pytest.mark.e2e

ITEMS = [
    {"stretch": "cat_cow", "hold_s": 5, "reps": 6},
    {"stretch": "half_kneeling_psoas_stretch", "hold_s": 30, "reps": 2},
]
NAME = "<img src=x onerror=alert(1)> & Sons"


class Person:
    """A page of a person, and what it asks for besides talking."""

    def __init__(self, page, http):
        self.page, self._http = page, http

    async def get(self, address, **query):
        return await self._http.get(address, params=query)

    async def post(self, address, **body):
        return await self._http.post(address, json=body)

    async def planned(self):
        """The stretches of the session, in order."""
        kept = (await self.get("/api/me/export.json")).json()["slots"]["session"]
        return list(dict.fromkeys(item[0] for item in json.loads(kept)["items"]))

    async def shown(self):
        return (await self.get("/api/me.json")).json()


@asynccontextmanager
async def person(limber):
    async with Page(limber.address) as page:
        headers = {"authorization": f"Bearer {page.token}"}
        async with httpx.AsyncClient(base_url=limber.address, headers=headers) as http:
            yield Person(page, http)


def run(limber, talk):
    async def all_of_it():
        async with person(limber) as someone:
            await talk(someone)

    asyncio.run(all_of_it())


def test_somebody_new_has_nothing_kept(limber):
    async def talk(someone):
        answer = await someone.get("/api/me.json")
        assert answer.headers["cache-control"] == "no-store"
        shown = answer.json()
        assert (shown["sessions"], shown["streak"], shown["conditions"]) == ([], 0, [])
        assert len(shown["weeks"]) == 12
        assert shown["dose"]["target_s"] == 300
        assert "Thomas" in shown["dose"]["source"]

    run(limber, talk)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"authorization": "Bearer nonsense"}, 401),
        ({"authorization": "Basic abc"}, 401),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_nobody_else_may_ask(limber, headers, status):
    answer = httpx.get(f"{limber.address}/api/me.json", headers=headers)
    assert answer.status_code == status
    assert answer.json()["problem"]


def test_what_was_told_is_shown_and_can_be_taken_back(limber):
    async def talk(someone):
        await someone.page.say("I have a hip replacement")
        await someone.page.say("from now on hold everything for 40 seconds")
        shown = await someone.shown()
        assert [one["id"] for one in shown["conditions"]] == ["hip_replacement"]
        assert shown["preferences"]["hold_s"] == 40
        forgotten = await someone.post(
            "/api/me/forget.json", what="condition", id="hip_replacement"
        )
        assert forgotten.json() == {}
        assert (await someone.shown())["conditions"] == []
        again = await someone.post("/api/me/forget.json", what="condition", id="hip_replacement")
        assert again.status_code == 404

    run(limber, talk)


def test_preferences_are_set_and_the_next_session_has_them(limber):
    async def talk(someone):
        await someone.page.say("hello")
        answer = await someone.post(
            "/api/me/preferences.json", rate=0.7, hold_s=45, talk="less", history=False
        )
        assert answer.json()["preferences"] == {
            **{"rate": 0.7, "volume": 1.0, "talk": "less", "hold_s": 45},
            "history": False,
        }
        asked = await someone.page.say("start the half kneeling psoas stretch")
        assert session_of(asked)["voice"]["rate"] == 0.7
        assert any("45 seconds" in text for text in texts(asked))

    run(limber, talk)


@pytest.mark.parametrize(
    "body", [{"rate": 9}, {"rate": "fast"}, {"rate": True}, {"talk": "x"}, {"history": 1}, {"a": 1}]
)
def test_a_preference_that_is_none_is_refused(limber, body):
    async def talk(someone):
        await someone.page.say("hello")
        answer = await someone.post("/api/me/preferences.json", **body)
        assert answer.status_code == 400
        assert answer.json()["problem"]

    run(limber, talk)


def test_a_routine_is_made_kept_and_done_by_name(limber):
    async def talk(someone):
        await someone.page.say("hello")
        kept = await someone.post("/api/me/routines.json", name="Lunch Break", items=ITEMS)
        id_ = kept.json()["id"]
        assert (await someone.shown())["routines"][0]["name"] == "Lunch Break"
        found = (await someone.get("/api/me/routine.json", id=id_)).json()
        assert found == {"id": id_, "name": "Lunch Break", "items": ITEMS}
        asked = await someone.page.say("start my lunch break routine")
        assert session_of(asked)["stretch"] == "cat_cow"
        assert any("Lunch Break" in text for text in texts(asked))

    run(limber, talk)


def test_a_routine_is_chosen_on_a_page(limber):
    async def talk(someone):
        await someone.page.say("hello")
        kept = await someone.post("/api/me/routines.json", name=NAME, items=ITEMS)
        asked = await someone.page.tell("routine_chosen", routine=kept.json()["id"])
        assert session_of(asked)["state"] == "screening"
        assert any(NAME in text for text in texts(asked))
        no = await someone.page.tell("routine_chosen", routine=kept.json()["id"])
        assert session_of(no) is None

    run(limber, talk)


def test_a_routine_that_does_not_suit_is_made_to(limber):
    async def talk(someone):
        await someone.page.say("I have a knee replacement")
        checked = (await someone.post("/api/routine/check.json", items=ITEMS)).json()
        assert checked["notes"]
        kept = await someone.post("/api/me/routines.json", name="Mine", items=ITEMS)
        asked = await someone.page.tell("routine_chosen", routine=kept.json()["id"])
        assert session_of(asked)["state"] == "screening"
        assert "half_kneeling_psoas_stretch" not in await someone.planned()

    run(limber, talk)


@pytest.mark.parametrize(
    ("name", "items", "status"),
    [
        ("", ITEMS, 400),
        ("x" * 41, ITEMS, 400),
        ("Mine", [], 400),
        ("Mine", ITEMS * 20, 400),
        ("Mine", [{"stretch": "nonsense", "hold_s": 5, "reps": 1}], 400),
        ("Mine", [{**ITEMS[0], "hold_s": 500}], 400),
        ("Mine", [{**ITEMS[0], "hold_s": "5"}], 400),
        ("Mine", [ITEMS[0], ITEMS[0]], 400),
        ("Mine", "no list", 400),
    ],
)
def test_what_is_no_routine_is_refused(limber, name, items, status):
    async def talk(someone):
        await someone.page.say("hello")
        answer = await someone.post("/api/me/routines.json", name=name, items=items)
        assert answer.status_code == status
        assert answer.json()["problem"]

    run(limber, talk)


def test_a_routine_goes_to_a_file_and_comes_back(limber):
    async def talk(someone):
        file = await someone.post("/api/me/routine.yml", name="Lunch Break", items=ITEMS)
        assert file.headers["content-type"].startswith("text/yaml")
        back = await someone.post("/api/me/read.json", file=file.text)
        assert back.json() == {"name": "Lunch Break", "items": ITEMS}
        broken = await someone.post(
            "/api/me/read.json", file=file.text.replace("cat_cow", "cat_cw")
        )
        assert broken.status_code == 400
        assert "line" in broken.json()["problem"]
        assert "cat_cow" in broken.json()["problem"]

    run(limber, talk)


def test_words_change_a_routine(limber):
    async def talk(someone):
        answer = await someone.post(
            "/api/routine/words.json", words="add the butterfly stretch first", items=ITEMS
        )
        assert answer.json()["items"][0]["stretch"] == "butterfly_stretch"
        assert answer.json()["said"]

    run(limber, talk)


def test_everything_is_taken_along_and_then_deleted(limber):
    async def talk(someone):
        await someone.page.say("I have a hip replacement")
        await someone.post("/api/me/routines.json", name="Mine", items=[ITEMS[0]])
        await someone.post("/api/me/helpful.json", stretch="cat_cow", helpful=True)
        whole = (await someone.get("/api/me/export.json")).json()
        assert whole["slots"]["conditions"] == ["hip_replacement"]
        assert any(event.get("text") == "I have a hip replacement" for event in whole["events"])
        assert whole["shown"]["helpful"] == {"cat_cow": True}
        assert (await someone.post("/api/me/forget.json", what="everything")).json() == {}
        await someone.page.until("forgotten")
        after = (await someone.get("/api/me/export.json")).json()
        assert "hip" not in str(after["events"]).lower()
        assert (after["sent"], after["shown"]["routines"]) == ([], [])
        assert after["shown"]["conditions"] == []

    run(limber, talk)


def test_nothing_is_deleted_from_under_a_session(limber):
    async def talk(someone):
        await someone.page.say("start the half kneeling psoas stretch")
        answer = await someone.post("/api/me/forget.json", what="history")
        assert answer.status_code == 409

    run(limber, talk)


def test_what_was_no_help_is_not_chosen(limber):
    async def talk(someone):
        await someone.page.say("stretch my hips for ten minutes")
        first = (await someone.planned())[0]
        await someone.page.say("stop")
        await someone.post("/api/me/helpful.json", stretch=first, helpful=False)
        await someone.page.say("stretch my hips for ten minutes")
        assert first not in await someone.planned()

    run(limber, talk)


def test_a_body_that_is_none_is_refused(limber):
    async def talk(someone):
        for body in (b"{", b"[]", b'"x"', b"x" * 140_000):
            answer = await someone._http.post("/api/me/forget.json", content=body)
            assert answer.status_code in (400, 413)
            assert answer.json()["problem"]

    run(limber, talk)
