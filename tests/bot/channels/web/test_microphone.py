import asyncio
import json

import pytest

from bot.channels.web.microphone import MOST, Microphones
from bot.voice.errors import ModelMissing
from bot.voice.heard import Heard


class Ears:
    """Hears the same in everything."""

    control = partial = ""

    def __init__(self):
        self.own = None

    def begin(self, own_words=()):
        self.own = tuple(own_words)

    def hear(self, samples):
        pass

    def glance(self):
        return None

    def finish(self, near=None):
        return Heard(0, 1, "a small sharp", 1.0, plain="a small shop")

    def rest(self):
        pass


class Socket:
    """A page that sends its packets, and then goes away."""

    def __init__(self, packets=()):
        self._packets = list(packets)
        self.told = []

    async def recv(self):
        return self._packets.pop(0) if self._packets else None

    async def send(self, packet):
        self.told.append(json.loads(packet))


def listen(microphones, *packets):
    socket = Socket(packets)
    asyncio.run(microphones.listen(socket))
    return socket.told


@pytest.fixture
def ears():
    return Ears()


@pytest.fixture
def microphones(ears):
    return Microphones(lambda _rate: ears)


def test_a_page_is_told_when_it_is_heard(microphones):
    assert listen(microphones) == [{"event": "ready"}]


@pytest.mark.parametrize(
    "packet", ["", "own", "[]", "{}", '{"own": 3}', '{"own": [1, null]}', b"", b"\x01"]
)
def test_nonsense_does_no_harm(microphones, packet):
    assert listen(microphones, packet) == [{"event": "ready"}]


def test_without_a_model_it_is_told_so():
    def load(_rate):
        raise ModelMissing("no model")

    assert listen(Microphones(load)) == [{"event": "refused", "why": "no model"}]


def test_the_ears_are_kept_for_the_next_page(ears):
    made = []
    microphones = Microphones(lambda rate: made.append(rate) or ears)
    listen(microphones)
    listen(microphones)
    assert made == [16_000]


def test_only_so_many_are_listened_to(microphones):
    async def all_at_once():
        leave = asyncio.Event()

        class Staying(Socket):
            async def recv(self):
                await leave.wait()

        stay = [Staying() for _ in range(MOST)]
        tasks = [asyncio.create_task(microphones.listen(one)) for one in stay]
        while not all(one.told for one in stay):
            await asyncio.sleep(0)
        late = Socket()
        await microphones.listen(late)
        leave.set()
        await asyncio.gather(*tasks)
        after = Socket()
        await microphones.listen(after)
        return late.told, after.told

    late, after = asyncio.run(all_at_once())
    assert late == [{"event": "refused", "why": "busy"}]
    assert after == [{"event": "ready"}]
