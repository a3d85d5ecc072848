"""One real server for the suite: the model that was trained, a database of its own."""

import json
import shutil
from itertools import count

import pytest
from playwright.sync_api import sync_playwright

from bot.cli.server import Server, free_port, running
from bot.client import Conversation
from tests.e2e.browser import OPTIONS


@pytest.fixture(scope="session")
def limber(tmp_path_factory):
    server = Server(port=free_port(), directory=tmp_path_factory.mktemp("limber"))
    with running(server):
        yield server


@pytest.fixture(scope="session")
def _names():
    return count(1)


@pytest.fixture
def talk(limber, _names):
    """A new conversation."""
    conversation = Conversation(limber.address, f"person-{next(_names)}")
    yield conversation
    conversation.close()


@pytest.fixture
def started(talk):
    """A conversation with the half kneeling psoas stretch just begun."""
    talk.say("start the half kneeling psoas stretch")
    talk.say("no, none of those")
    assert talk.say("ready").session.state == "running"
    return talk


@pytest.fixture(scope="session")
def read_jsonl():
    return lambda text: [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def chromium():
    # Of one module only: while it runs, no test can have an event loop of its own.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Opens a page; what it complains of fails the test, unless the test expects it."""
    contexts = []

    def heard(page, message):
        if message.type == "error":
            page.complaints.append(message.text)

    def opened(address, context=None, *, quiet=True, before="", **options):
        desk = {"viewport": {"width": 1280, "height": 800}}
        context = context or chromium.new_context(**desk | options)
        contexts.append(context)
        context.add_init_script(before)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        if quiet:
            page.on("console", lambda one: heard(page, one))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            assert not getattr(page, "complaints", [])
        context.close()
