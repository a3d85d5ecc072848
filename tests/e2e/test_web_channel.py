"""Pages talk with a real server, over the wire as a browser does."""

import asyncio
import os
import signal

import httpx
import pytest
import websockets

from bot.cli.server import Server, free_port, running
from bot.wording import load_phrases
from tests.e2e.web_page import Page, session_of, texts

pytestmark = pytest.mark.e2e


def run(talk):
    asyncio.run(talk)


def test_a_stretch_is_started_by_a_page(limber):
    async def talk():
        async with Page(limber.address) as page:
            assert page.welcome["fresh"]
            asked = await page.say("start the half kneeling psoas stretch")
            assert session_of(asked)["state"] == "screening"
            assert any(message.get("buttons") for message in asked)
            await page.say("no, none of those")
            started = await page.say("ready")
            session = session_of(started)
            assert session["state"] == "running"
            assert session["cues"]
            assert [message["seq"] for message in page.heard] == list(range(1, len(page.heard) + 1))

    run(talk())


def test_who_comes_back_gets_what_was_missed_once_and_in_order(limber):
    async def talk():
        async with Page(limber.address) as page:
            await page.say("hello")
            seen = page.heard[-1]["seq"]
            # Gone before the answer is there.
            await page.send("say", {"id": "late", "text": "what can you do"})
            token = page.token
        async with Page(limber.address, {"token": token, "after": seen}) as page:
            assert not page.welcome["fresh"]
            if not page.welcome["missed"]:
                await page.until("turn", lambda body: body == {"id": "late", "state": "ended"})
            missed = page.welcome["missed"] + page.heard
            assert texts(missed)
            numbers = [message["seq"] for message in missed]
            assert numbers == list(range(seen + 1, seen + 1 + len(numbers)))
        async with Page(limber.address, {"token": token, "after": numbers[-1]}) as page:
            assert page.welcome["missed"] == []

    run(talk())


def test_what_is_sent_again_is_done_once(limber):
    async def talk():
        async with Page(limber.address) as page:
            await page.say("hello", known="same")
            heard = len(page.heard)
            assert await page.send("say", {"id": "same", "text": "hello"}) == {"ok": True}
            await page.say("thanks")
            assert len(page.heard) == heard + 1

    run(talk())


@pytest.mark.parametrize("token", ["nonsense", None, 7])
def test_without_a_token_of_ours_a_conversation_is_new(limber, token):
    async def talk():
        async with Page(limber.address) as first:
            await first.say("hello")
        async with Page(limber.address, {"token": token, "after": 0}) as page:
            assert page.welcome["fresh"]
            assert page.welcome["missed"] == []

    run(talk())


def test_two_tabs_hear_the_same_and_what_the_other_said(limber):
    async def talk():
        async with (
            Page(limber.address) as one,
            Page(limber.address, {"token": one.token}) as other,
        ):
            heard = await one.say("hello", known="m")
            assert await other.until("said") == {"id": "m", "text": "hello"}
            await other.until("turn", lambda body: body["state"] == "ended")
            assert other.heard == heard

    run(talk())


def test_conversations_hear_nothing_of_each_other(limber):
    async def talk():
        async with Page(limber.address) as one, Page(limber.address) as other:
            await one.say("hello")
            await other.say("hello")
            assert all(message["seq"] < 5 for message in other.heard)
            assert len(other.heard) == len(one.heard)

    run(talk())


def test_a_command_of_rasas_is_text(limber):
    async def talk():
        async with Page(limber.address) as page:
            await page.say("start the half kneeling psoas stretch")
            await page.say("no, none of those")
            await page.say("ready")
            heard = await page.say('/stop{"session": null}')
            assert texts(heard)
            left = session_of(await page.say("pause"))
            assert left["state"] == "paused"

    run(talk())


@pytest.mark.parametrize(
    ("body", "word"),
    [({"id": "m"}, "text"), ("pause", "object"), ({"id": "m", "text": "x" * 1001}, "1000")],
)
def test_what_is_no_message_is_refused_in_a_sentence(limber, body, word):
    async def talk():
        async with Page(limber.address) as page:
            answer = await page.send("say", body)
            assert not answer["ok"]
            assert word in answer["problem"]
            assert texts(await page.say("hello"))

    run(talk())


def test_too_much_at_once_is_refused_with_a_time_to_try_again(limber):
    async def talk():
        async with Page(limber.address) as page:
            answers = [
                await page.send("say", {"id": f"n{number}", "text": "hello"})
                for number in range(25)
            ]
            refused = [answer for answer in answers if not answer["ok"]]
            assert refused
            assert all(answer["retry_after"] > 0 for answer in refused)

    run(talk())


def test_a_packet_that_is_too_large_ends_the_connection_and_nothing_else(limber):
    async def talk():
        async with Page(limber.address) as page:
            token = page.token
            with pytest.raises(websockets.ConnectionClosed):
                await page.send("say", {"id": "m", "text": "x" * 100_000})
        async with Page(limber.address, {"token": token}) as page:
            assert texts(await page.say("hello"))

    run(talk())


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://["])
def test_other_sites_hold_no_conversations(limber, origin):
    async def talk():
        with pytest.raises(websockets.InvalidStatusCode) as refused:
            async with Page(limber.address, origin=origin):
                pass
        assert refused.value.status_code == 400
        async with Page(limber.address, origin=limber.address) as page:
            assert page.token

    run(talk())


def test_a_server_that_was_killed_in_a_hold_has_lost_nothing(tmp_path):
    async def until_running(page):
        await page.say("start the half kneeling psoas stretch")
        await page.say("no, none of those")
        return session_of(await page.say("ready"))

    async def before(server):
        async with Page(server.address) as page:
            session = await until_running(page)
            return page.token, page.heard, session

    async def after(server, token, heard, session):
        async with Page(server.address, {"token": token, "after": 0}) as page:
            assert not page.welcome["fresh"]
            assert page.welcome["missed"] == heard
            paused = session_of(await page.say("pause"))
            assert (paused["id"], paused["state"]) == (session["id"], "paused")

    with running(Server(port=free_port(), directory=tmp_path)) as server:
        kept = asyncio.run(before(server))
        os.kill(server.pid("rasa"), signal.SIGKILL)
        server._processes["rasa"].wait()
        server.revive()
        asyncio.run(after(server, *kept))
        asyncio.run(killed_in_a_turn(server))


async def killed_in_a_turn(server):
    """What was accepted is answered, if only with a word that it was lost."""
    async with Page(server.address) as page:
        await page.say("hello")
        token, seen = page.token, page.heard[-1]["seq"]
        os.kill(server.pid("actions"), signal.SIGSTOP)  # so that the turn can't end
        try:
            message = {"id": "lost", "text": "start the half kneeling psoas stretch"}
            assert await page.send("say", message) == {"ok": True}
            await page.until("turn", lambda body: body == {"id": "lost", "state": "began"})
            os.kill(server.pid("rasa"), signal.SIGKILL)
            server._processes["rasa"].wait()
        finally:
            os.kill(server.pid("actions"), signal.SIGCONT)
    server.revive()
    async with Page(server.address, {"token": token, "after": seen}) as page:
        assert texts(page.welcome["missed"]) == [load_phrases()["say_trouble"][0]]
        assert session_of(await page.say("start the half kneeling psoas stretch"))


# files


def test_the_page_may_do_little(limber):
    response = httpx.get(limber.address)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        *("/../credentials.yml", "/assets/../../credentials.yml", "/%2e%2e/credentials.yml"),
        *("/assets/%2e%2e%2f%2e%2e%2fcredentials.yml", "/web.key", "/api/pose/nothing.svg"),
        "/api/pose/../../stretches/cat_cow.svg",
    ],
)
def test_nothing_but_its_files_is_served(limber, path):
    with httpx.Client(base_url=limber.address) as browser:
        assert browser.get(path).status_code == 404


def test_a_drawing_is_served_once(limber):
    address = f"{limber.address}/api/pose/half_kneeling_psoas_stretch.svg"
    first = httpx.get(address)
    assert first.headers["content-type"] == "image/svg+xml"
    assert first.headers["content-encoding"] == "gzip"
    again = httpx.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_scripts_are_asked_for_again_and_sent_when_they_changed(limber):
    address = f"{limber.address}/limber.js"
    first = httpx.get(address)
    assert first.headers["content-type"].startswith("text/javascript")
    assert first.headers["cache-control"] == "no-cache"
    assert first.headers["cross-origin-resource-policy"] == "cross-origin"
    again = httpx.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = httpx.head(address)
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("path", ["/domain", "/status", "/version", "/conversations/web-1/tracker"])
def test_what_rasa_tells_of_itself_stays_off(limber, path):
    assert httpx.get(limber.address + path).status_code == 404


def test_only_what_was_said_is_spoken(limber):
    async def talk():
        async with Page(limber.address) as page:
            (text, *_) = texts(await page.say("hello"))
            return page.token, text

    token, text = asyncio.run(talk())
    address = f"{limber.address}/speech"
    spoken = httpx.get(address, params={"text": text, "token": token}, timeout=30)
    assert spoken.content[:4] == b"RIFF"
    for bad in ({"text": "buy this", "token": token}, {"text": text, "token": "x"}, {}):
        assert httpx.get(address, params=bad).status_code == 403


def test_who_has_everything_deleted_is_forgotten_here_too(limber):
    async def talk():
        async with Page(limber.address) as page:
            await page.say("hello")
            token = page.token
            await page.say("forget everything about me")
            await page.say("yes")
            await page.until("forgotten")
        async with Page(limber.address, {"token": token, "after": 0}) as page:
            assert page.welcome["missed"] == []

    run(talk())
