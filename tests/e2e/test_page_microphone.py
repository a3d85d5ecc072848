"""A person talks to the page: a recorded microphone in a real browser, heard by the real server."""

import re
import shutil

import numpy as np
import pytest
import soundfile
from playwright.sync_api import expect, sync_playwright

from scripts.voices import spoken

pytestmark = pytest.mark.e2e

RATE = 48_000
WHO = "piper:joe*1.04"
# What is said, and the second at which it begins: the ears may take some to be there.
SCRIPT = (
    (10, "start the half kneeling psoas stretch"),
    (19, "no none of those"),
    (28, "ready"),
    (42, "pause"),
    (50, "my knee hurts"),
)
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@pytest.fixture
def recording(tmp_path):
    """The script, as one file that a browser takes for its microphone."""
    sound = np.zeros((SCRIPT[-1][0] + 20) * RATE, np.int16)
    for at, text in SCRIPT:
        said = spoken(text, WHO).resampled(RATE).samples
        sound[at * RATE : at * RATE + len(said)] = said
    file = tmp_path / "person.wav"
    soundfile.write(file, sound, RATE, subtype="PCM_16")
    return file


@pytest.fixture
def page(limber, recording):
    options = [
        *OPTIONS,
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={recording}%noloop",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        page = browser.new_page()
        page.goto(limber.address)
        yield page
        browser.close()


@pytest.mark.speech
def test_a_stretch_by_voice_until_the_knee_hurts(page):
    said, answered = page.locator(".line.me"), page.locator(".line.limber")
    page.get_by_role("button", name="The microphone is off").click()
    expect(page.get_by_role("button", name="The microphone is open")).to_be_visible(timeout=30_000)
    expect(said.first).to_contain_text("psoas stretch", timeout=30_000)
    expect(page.get_by_role("button", name="No, none of those")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("button", name="Pause")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("button", name="Resume")).to_be_visible(timeout=30_000)
    expect(said.last).to_contain_text("knee hurts", timeout=30_000)
    advised = answered.filter(has_text=re.compile("pain|hurt", re.IGNORECASE))
    expect(advised.last).to_be_visible(timeout=15_000)
    expect(page.get_by_role("button", name="Pause")).to_be_hidden()
    page.get_by_role("button", name="The microphone is open").click()
    expect(page.get_by_role("button", name="The microphone is off")).to_be_visible()


def test_a_page_that_may_not_hear_says_what_to_do(limber):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=OPTIONS)
        page = browser.new_page()
        page.goto(limber.address)
        page.get_by_role("button", name="The microphone is off").click()
        expect(page.get_by_role("alert")).to_contain_text("microphone")
        expect(page.get_by_role("button", name="The microphone is off")).to_be_visible()
        browser.close()


def test_held_down_it_is_open_only_so_long(limber):
    options = [*OPTIONS, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        page = browser.new_page()
        page.goto(limber.address)
        page.get_by_role("button", name="The microphone is off").hover()
        page.mouse.down()
        opened = page.get_by_role("button", name="The microphone is open")
        expect(opened).to_be_visible(timeout=30_000)
        page.mouse.up()
        expect(page.get_by_role("button", name="The microphone is off")).to_be_visible()
        page.get_by_role("button", name="The microphone is off").click()
        expect(opened).to_be_visible(timeout=30_000)
        opened.click()
        expect(page.get_by_role("button", name="The microphone is off")).to_be_visible()
        browser.close()
