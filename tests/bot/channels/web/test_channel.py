"""What the channel does with a turn, without a server: who waits for what, and in which order."""

import asyncio

import pytest

from bot.channels.web import WebChannel
from bot.channels.web import channel as module
from bot.wording import load_phrases

TROUBLE = load_phrases()["say_trouble"][0]


class Wire:
    """Keeps what is sent, in order."""

    def __init__(self):
        self.sent = []

    async def enter_room(self, sid, room):
        pass

    async def emit(self, event, body, **to):
        self.sent.append((event, body))

    def of(self, event):
        return [body for known, body in self.sent if known == event]


class Talk:
    """A channel in a folder, and one page that is connected to it."""

    def __init__(self, answer):
        self.wire = Wire()
        self.channel = WebChannel(["https://friend.example"])
        self.channel.blueprint(answer)
        self.channel.sio = self.wire

    async def connect(self, auth=None):
        await self.channel._connected("sid", {}, auth)
        return self.wire.of("welcome")[-1]

    async def say(self, known, text="pause", **more):
        return await self.channel._say("sid", {"id": known, "text": text, **more})

    async def ended(self):
        # A turn that fails is logged; none of its errors comes to here.
        await asyncio.gather(*self.channel._tasks, return_exceptions=True)

    @property
    def texts(self):
        return [body.get("text") for body in self.wire.of("bot")]


@pytest.fixture
def talk(tmp_path, monkeypatch):
    monkeypatch.setenv(module.FOLDER, str(tmp_path))
    monkeypatch.setattr(module, "on_erase", lambda tell: None)
    made = []

    def begin(answer):
        made.append(Talk(answer))
        return made[-1]

    yield begin
    for one in made:
        one.channel._mailbox.close()


async def silence(message):
    pass


async def failure(message):
    raise RuntimeError("secret")


@pytest.mark.parametrize("answer", [silence, failure])
def test_whatever_happens_the_person_hears_something(talk, answer):
    async def run():
        page = talk(answer)
        await page.connect()
        assert await page.say("m") == {"ok": True}
        await page.ended()
        assert page.texts == [TROUBLE]
        assert [body["state"] for body in page.wire.of("turn")] == ["began", "ended"]
        assert "secret" not in str(page.wire.sent)

    asyncio.run(run())


def test_something_for_machines_only_is_an_answer(talk):
    async def session(message):
        await message.output_channel.send_custom_json(message.sender_id, {"session": {}})

    async def run():
        page = talk(session)
        await page.connect()
        await page.say("m", metadata={"overheard": "the bus"})
        await page.ended()
        assert page.wire.of("bot") == [{"seq": 1, "custom": {"session": {}}}]

    asyncio.run(run())


def test_turns_are_taken_one_at_a_time_in_order(talk):
    going = []

    async def slow(message):
        going.append(message.text)
        assert len(going) == 1
        for _ in range(5):
            await asyncio.sleep(0)
        await message.output_channel.send_text_message(message.sender_id, going.pop())

    async def run():
        page = talk(slow)
        await page.connect()
        for number in range(4):
            await page.say(f"m{number}", f"text {number}")
        await page.ended()
        assert page.texts == [f"text {number}" for number in range(4)]
        assert [body["id"] for body in page.wire.of("turn")[::2]] == ["m0", "m1", "m2", "m3"]

    asyncio.run(run())


def test_a_text_stays_in_one_piece(talk):
    async def run():
        page = talk(lambda m: m.output_channel.send_response(m.sender_id, {"text": "a\n\nb"}))
        await page.connect()
        await page.say("m")
        await page.ended()
        assert page.texts == ["a\n\nb"]

    asyncio.run(run())


def test_buttons_are_texts(talk):
    response = {"text": "Ready?", "buttons": [{"title": "Yes", "payload": "/affirm"}]}

    async def run():
        page = talk(lambda m: m.output_channel.send_response(m.sender_id, response))
        await page.connect()
        await page.say("m")
        await page.ended()
        assert page.wire.of("bot") == [{"seq": 1, "text": "Ready?", "buttons": ["Yes"]}]

    asyncio.run(run())


def test_who_was_killed_in_a_turn_owns_up_once(talk):
    async def never(message):
        await asyncio.Event().wait()

    async def killed():
        page = talk(never)
        token = (await page.connect())["token"]
        await page.say("m1")
        await page.say("m2")
        # Like a kill, it leaves no chance to say anything.
        page.channel._mailbox.close()
        return token

    async def back(token):
        page = talk(silence)
        return (await page.connect({"token": token, "after": 0}))["missed"]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module._log, "error", lambda *_args, **_more: None)
        token = asyncio.run(killed())
    assert asyncio.run(back(token)) == [{"seq": 1, "text": TROUBLE}]
    assert asyncio.run(back(token)) == [{"seq": 1, "text": TROUBLE}]


def test_a_connection_that_is_none_is_told_so(talk):
    async def run():
        answer = await talk(silence).say("m")
        assert not answer["ok"]
        assert answer["problem"].endswith(".")

    asyncio.run(run())


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (None, True),
        ("http://127.0.0.1:5005", True),
        ("https://friend.example", True),
        ("http://127.0.0.1:5006", False),
        ("https://friend.example.evil.example", False),
        ("https://127.0.0.1:5005@evil.example", False),
        ("null", False),
        ("", False),
        ("http://[", False),
        ("file://", False),
    ],
)
def test_origins(origin, allowed):
    channel = WebChannel(["https://friend.example"])
    assert channel._is_allowed(origin, {"HTTP_HOST": "127.0.0.1:5005"}) is allowed


@pytest.mark.parametrize("credentials", [None, {}, {"origins": None}, {"origins": []}])
def test_no_other_site_unless_it_is_listed(credentials, monkeypatch):
    monkeypatch.delenv(module.ORIGINS, raising=False)
    channel = WebChannel.from_credentials(credentials)
    assert not channel._is_allowed("https://friend.example", {"HTTP_HOST": "127.0.0.1:5005"})


def test_a_site_is_listed_in_the_credentials_or_the_environment(monkeypatch):
    monkeypatch.setenv(module.ORIGINS, "https://b.example https://c.example")
    channel = WebChannel.from_credentials({"origins": ["https://a.example"]})
    for origin in ("https://a.example", "https://b.example", "https://c.example"):
        assert channel._is_allowed(origin, {"HTTP_HOST": "127.0.0.1:5005"})
