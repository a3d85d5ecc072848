"""The page in a real browser, with a real server: by click, by keyboard, cut off, and looked at."""

import functools
import http.server
import json
import re
import signal
import threading

import pytest
from playwright.sync_api import expect

from bot.cli.server import Server, free_port, running
from tests.e2e.browser import button, complaints_of_axe, say
from tests.e2e.payloads import payloads

pytestmark = pytest.mark.e2e

SIZES = [(320, 568), (390, 844), (844, 390), (768, 1024), (1280, 800), (3840, 2160)]
STRETCH = "half kneeling psoas stretch"
STILL = re.compile("pause|still", re.IGNORECASE)


def begin(page):
    """The psoas stretch, up to its first seconds."""
    say(page, f"start the {STRETCH}")
    button(page, "No, none of those").click()
    button(page, "Ready").click()
    expect(button(page, "Pause")).to_be_visible()


def clock(page):
    minutes, seconds = page.locator(".clock").inner_text().split(":")
    return 60 * int(minutes) + int(seconds)


# guided


def test_by_click_to_the_end(limber, visit):
    page = visit(limber.address)
    page.clock.install()
    page.evaluate(
        """() => { window.told = [];
        for (const name of ['session-started', 'hold-finished', 'session-ended'])
          document.addEventListener(name, () => window.told.push(name)); }"""
    )
    button(page, "Start the Half Kneeling Psoas Stretch").click()
    button(page, "No, none of those").click()
    button(page, "Ready").click()
    expect(button(page, "Pause")).to_be_visible()
    expect(page.get_by_role("heading", name="Half Kneeling Psoas Stretch")).to_be_visible()
    page.clock.run_for(12_000)
    expect(page.locator(".ring")).to_contain_text("Left side")
    page.clock.run_for(240_000)
    told = page.evaluate("window.told")
    assert told == ["session-started", *["hold-finished"] * 4, "session-ended"]
    expect(button(page, "Pause")).to_be_hidden()


def test_by_keyboard_alone(limber, visit):
    page = visit(limber.address)

    def tab_to(name):
        for _ in range(12):
            page.keyboard.press("Tab")
            focused = page.evaluate(
                """() => {
                const at = document.querySelector('limber-coach').shadowRoot.activeElement;
                return at ? at.getAttribute('aria-label') || at.textContent.trim() : ''; }"""
            )
            if focused.startswith(name):
                return
        raise AssertionError(f"{name} cannot be reached")

    tab_to("Say what you would like")
    page.keyboard.type(f"start the {STRETCH}")
    page.keyboard.press("Enter")
    expect(button(page, "No, none of those")).to_be_visible()
    page.evaluate("document.querySelector('limber-coach').shadowRoot.activeElement.blur()")
    tab_to("No, none of those")
    page.keyboard.press("Enter")
    expect(button(page, "Ready")).to_be_visible()
    page.evaluate("document.querySelector('limber-coach').shadowRoot.activeElement?.blur()")
    tab_to("Ready")
    page.keyboard.press("Enter")
    expect(button(page, "Pause")).to_be_visible()
    page.evaluate("document.querySelector('limber-coach').shadowRoot.activeElement?.blur()")
    page.keyboard.press("Space")
    expect(button(page, "Resume")).to_be_visible()
    page.keyboard.press("Space")
    expect(button(page, "Pause")).to_be_visible()


def test_pause_stands_still_and_stop_ends_it(limber, visit):
    page = visit(limber.address)
    begin(page)
    button(page, "Pause").click()
    expect(page.locator(".line.limber").last).to_contain_text(STILL)
    left = clock(page)
    button(page, "Resume").click()
    expect(button(page, "Pause")).to_be_visible()
    assert clock(page) >= left
    button(page, "+10 s").click()
    expect(page.locator(".line.me").last).to_have_text(re.compile("10 more seconds"))
    expect(page.locator(".typing")).to_be_hidden()
    button(page, "Stop").click()
    expect(button(page, "Stop")).to_be_hidden()


def test_pain_is_told_apart_from_all_else(limber, visit):
    page = visit(limber.address)
    begin(page)
    say(page, "I have a stabbing pain in my chest")
    expect(page.locator(".line.notice strong")).to_have_text("Emergency")
    expect(button(page, "Pause")).to_be_hidden()


def test_a_reload_in_a_hold_goes_on_there(limber, visit):
    page = visit(limber.address)
    begin(page)
    page.reload()
    expect(button(page, "Pause")).to_be_visible()
    expect(page.locator(".line.limber").last).to_contain_text("We were here")
    expect(page.locator(".line.me").first).to_contain_text(STRETCH)


def test_two_tabs_show_the_same(limber, visit):
    one = visit(limber.address)
    begin(one)
    other = visit(limber.address, one.context)
    expect(button(other, "Pause")).to_be_visible()
    button(other, "Pause").click()
    expect(button(one, "Resume")).to_be_visible()
    expect(one.locator(".line.me").last).to_contain_text("pause")


def test_the_server_is_killed_in_a_hold_and_not_missed(tmp_path, visit):
    with running(Server(port=free_port(), directory=tmp_path)) as server:
        page = visit(server.address, quiet=False)
        begin(page)
        expect(page.locator(".ring")).to_contain_text("Hold", timeout=15_000)
        server_process = server._processes["rasa"]
        server_process.send_signal(signal.SIGKILL)
        server_process.wait()
        expect(page.locator(".banner")).to_contain_text("goes on here")
        left = clock(page)
        page.wait_for_function(
            """left => { const at = document.querySelector('limber-coach').shadowRoot;
            const [m, s] = at.querySelector('.clock').textContent.split(':');
            return 60 * m + +s !== left; }""",
            arg=left,
        )
        server.revive()
        expect(page.locator(".banner")).to_be_hidden(timeout=30_000)
        button(page, "Pause").click()
        expect(page.locator(".line.limber").last).to_contain_text(STILL)


# other sites


@pytest.fixture
def elsewhere(tmp_path):
    """A page of another site that has the script of a server, and nothing else of ours."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        thread = threading.Thread(target=site.serve_forever, daemon=True)
        thread.start()

        def embedding(server):
            (tmp_path / "index.html").write_text(
                f'<script src="{server}/limber.js" defer></script><limber-coach></limber-coach>'
            )
            return f"http://127.0.0.1:{site.server_port}"

        yield embedding
        site.shutdown()
        thread.join()


def test_another_site_without_permission_is_told_that_limber_is_out_of_reach(
    limber, elsewhere, visit
):
    page = visit(elsewhere(limber.address), quiet=False)
    expect(page.locator(".banner")).to_contain_text("out of reach")
    say(page, "hello")
    expect(page.locator(".line.me")).to_contain_text("hello")


def test_another_site_with_permission_is_guided(elsewhere, visit, tmp_path, monkeypatch):
    port = free_port()
    embedded = elsewhere(f"http://127.0.0.1:{port}")
    monkeypatch.setenv("LIMBER_ORIGINS", embedded)
    with running(Server(port=port, directory=tmp_path / "limber")):
        page = visit(embedded)
        begin(page)
        expect(page.get_by_role("heading", name="Half Kneeling Psoas Stretch")).to_be_visible()
        page.close()


# text is text


def test_nothing_that_anybody_says_runs_or_breaks_the_page(limber, visit):
    corpus = payloads()
    assert len(set(corpus)) >= 200
    lines = []
    for at, text in enumerate(corpus):
        lines.append({"id": f"m{at}", "who": "me", "text": text})
        shown = [
            {"text": text, "buttons": [text]},
            {"text": "", "card": {"title": text, "lines": [text], "picture": text}},
            {"text": text, "notice": text},
        ][at % 3]
        lines.append({"id": f"b{at}", "who": "limber", **shown})
    for chunk in (lines[:200], lines[200:400], lines[-200:]):
        kept = json.dumps({"seq": 0, "lines": chunk, "sound": False})
        key = json.dumps(f"limber {limber.address}")
        remember = f"localStorage.setItem({key}, {json.dumps(kept)})"
        dialogs = []
        page = visit(limber.address, before=remember, viewport={"width": 390, "height": 844})
        page.on("dialog", lambda one, seen=dialogs: (seen.append(one.message), one.dismiss()))
        expect(page.locator(".line.me").first).to_be_visible()
        assert page.locator(".line.me").count() == sum(one["who"] == "me" for one in chunk)
        found = page.evaluate(
            """() => { const at = document.querySelector('limber-coach').shadowRoot;
            return { ran: window.pwned ?? 0,
              odd: [...at.querySelectorAll('.talk *')].map(one => one.localName).filter(
                name => !'div span p strong ul li img button'.split(' ').includes(name)),
              wide: at.querySelector('.talk').scrollWidth
                - at.querySelector('.talk').clientWidth }; }"""
        )
        assert found == {"ran": 0, "odd": [], "wide": 0}
        assert dialogs == []


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "/stop", "{{7*7}}", "\u202eabc <b>"])
def test_what_is_typed_is_shown_as_it_was_typed(limber, visit, text):
    page = visit(limber.address)
    say(page, text)
    expect(page.locator(".line.me .words")).to_have_text(text)
    expect(page.locator(".line.limber").first).to_be_visible()


def test_in_a_corner_it_is_opened_and_closed(limber, visit):
    page = visit(limber.address)
    page.evaluate("document.querySelector('limber-coach').position = 'corner'")
    expect(page.get_by_role("textbox")).to_be_hidden()
    button(page, "Stretch with Limber").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox")).to_be_focused()
    begin(page)
    button(page, "Close").click()
    expect(button(page, "Stretch with Limber")).to_be_focused()
    button(page, "Stretch with Limber").click()
    expect(button(page, "Pause")).to_be_visible()


# the library


def test_a_stretch_is_found_looked_at_and_started(limber, visit):
    page = visit(limber.address)
    page.get_by_role("link", name="All stretches").click()
    expect(page.get_by_role("status")).to_have_text("68 stretches")
    page.get_by_label("Search by any name").fill("iliopsoas")
    expect(page.get_by_role("status")).to_have_text("1 stretch")
    page.get_by_label("Position").select_option("standing")
    expect(page.get_by_text("No stretch fits")).to_be_visible()
    page.get_by_label("Position").select_option("")
    page.get_by_role("link", name="Half Kneeling Psoas Stretch").click()
    expect(page.get_by_role("heading", name="Half Kneeling Psoas Stretch")).to_be_focused()
    expect(page.get_by_text("Glide your hips").first).to_be_visible()
    page.get_by_role("link", name="Couch Stretch").click()
    expect(page.get_by_role("heading", name="Couch Stretch")).to_be_visible()
    page.get_by_role("link", name="Be guided through it").click()
    button(page, "Start the Couch Stretch").click()
    expect(page.locator(".line.limber").first).to_contain_text("Couch Stretch")


def test_every_stretch_has_a_page_that_can_be_read(limber, visit):
    page = visit(limber.address + "/library.html", viewport={"width": 320, "height": 568})
    expect(page.get_by_role("status")).to_have_text("68 stretches")
    ids = page.evaluate("fetch('/api/stretches.json').then(one => one.json())")
    for one in ids:
        page.evaluate("id => { location.hash = id; }", one["id"])
        expect(page.get_by_role("heading", name=one["name"], exact=True)).to_be_visible()
        text = page.locator("article").inner_text()
        assert "[object" not in text
        assert "undefined" not in text
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, one["id"]


def test_what_was_seen_of_the_library_is_there_without_the_server(limber, visit):
    page = visit(limber.address + "/library.html#cat_cow", quiet=False)
    expect(page.get_by_role("heading", name="Cat-Cow", exact=True)).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    page.reload()  # now through the worker
    expect(page.get_by_role("heading", name="Cat-Cow", exact=True)).to_be_visible()
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="Cat-Cow", exact=True)).to_be_visible()
    page.get_by_role("link", name="All stretches").click()
    expect(page.get_by_role("status")).to_have_text("68 stretches")
    page.goto(limber.address)
    expect(page.locator(".banner")).to_contain_text("out of reach")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_library(limber, visit, scheme):
    page = visit(limber.address + "/library.html", color_scheme=scheme, bypass_csp=True)
    expect(page.get_by_role("status")).to_have_text("68 stretches")
    assert complaints_of_axe(page) == []
    page.get_by_role("link", name="Cat-Cow", exact=True).click()
    expect(page.get_by_role("heading", name="Cat-Cow", exact=True)).to_be_visible()
    assert complaints_of_axe(page) == []


# looked at


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(limber, visit, scheme):
    page = visit(limber.address, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    expect(page.get_by_role("textbox")).to_be_visible()
    assert complaints_of_axe(page) == [], "at the start"
    say(page, f"start the {STRETCH}")
    expect(button(page, "No, none of those")).to_be_visible()
    assert complaints_of_axe(page) == [], "in the screening"
    button(page, "No, none of those").click()
    button(page, "Ready").click()
    expect(button(page, "Pause")).to_be_visible()
    assert complaints_of_axe(page) == [], "in a hold"
    button(page, "Pause").click()
    expect(button(page, "Resume")).to_be_visible()
    assert complaints_of_axe(page) == [], "in a pause"


BOXES = """() => {
  const at = document.querySelector('limber-coach').shadowRoot;
  const hold = at.querySelector('.hold').getBoundingClientRect();
  return ['.hold h3', '.stage img', '.ring', '.caption', '.meta', '.bar button', 'form'].flatMap(
    where => [...at.querySelectorAll(where)].filter(one => one.offsetParent).map(one => {
      const box = one.getBoundingClientRect();
      return { where: where + ' ' + one.textContent.trim().slice(0, 12), x: box.x, y: box.y,
        right: box.right, bottom: box.bottom, width: box.width, height: box.height,
        scrolls: at.querySelector('.hold').scrollHeight > hold.height + 1,
        button: one.localName === 'button' }; })); }"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_hidden_and_nothing_overlaps(limber, visit, size, direction):
    page = visit(limber.address, viewport={"width": size[0], "height": size[1]})
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    begin(page)
    boxes = page.evaluate(BOXES)
    for box in boxes:
        assert -0.5 <= box["x"] <= box["right"] <= size[0] + 0.5, box
        assert -0.5 <= box["y"] <= box["bottom"] <= size[1] + 0.5, box
        assert not box["button"] or (box["width"] >= 44 and box["height"] >= 44), box
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = (
                one["right"] <= other["x"] + 0.5
                or other["right"] <= one["x"] + 0.5
                or one["bottom"] <= other["y"] + 0.5
                or other["bottom"] <= one["y"] + 0.5
            )
            assert apart, (one, other)


def test_with_text_twice_as_large_everything_can_be_reached(limber, visit):
    page = visit(limber.address, viewport={"width": 390, "height": 844})
    begin(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for name in ("Pause", "Back", "+10 s", "Skip", "Stop"):
        button(page, name).scroll_into_view_if_needed()
        box = button(page, name).bounding_box()
        assert 0 <= box["x"] <= 390 - box["width"], name
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_one_place_tells_a_blind_person_what_happens(limber, visit):
    page = visit(limber.address)
    begin(page)
    place = page.locator("[data-limber=announcer]")
    assert place.count() == 1
    expect(place).to_contain_text("Hold, Left side, 30 seconds", timeout=30_000)
    counted = place.locator("p").all_inner_texts()
    assert not any(text in {"One.", "Two.", "Three."} for text in counted)
