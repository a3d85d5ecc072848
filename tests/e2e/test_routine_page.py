"""A routine is made on its page, by hand, by keys and by words, and begun; in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import ANSWERED, button, complaints_of_axe, say
from tests.e2e.payloads import payloads

pytestmark = pytest.mark.e2e


@pytest.fixture
def making(limber, visit):
    """The page, of somebody who has said hello."""

    def visited(**options):
        page = visit(limber.address, **options)
        say(page, "hello")
        page.wait_for_function(ANSWERED)
        page.goto(f"{limber.address}/routine.html")
        expect(page.get_by_role("button", name="Add: Cat-Cow").first).to_be_visible()
        return page

    return visited


def names(page):
    return page.locator(".item .what a").all_inner_texts()


def add(page, *stretches):
    for stretch in stretches:
        page.get_by_label("Search by any name").fill(stretch)
        page.get_by_role("button", name=f"Add: {stretch}", exact=True).click()
    expect(page.locator(".item")).to_have_count(len(stretches))


def change(page, words):
    page.get_by_label(re.compile("what to change", re.IGNORECASE)).fill(words)
    page.keyboard.press("Enter")


def test_it_is_put_together_named_and_begun(making):
    page = making()
    add(page, "Cat-Cow", "Child's Pose")
    page.get_by_label("Name", exact=True).fill("Lunch Break")
    button(page, "Save and start").click()
    expect(page).to_have_url(re.compile(r"/(#.*)?$"))
    expect(page.locator(".line.limber").last).to_contain_text(re.compile("injur|condition"))
    expect(page.locator("limber-coach")).to_contain_text("Lunch Break")
    page.goto(page.url.partition("#")[0] + "you.html")
    expect(page.get_by_role("main")).to_contain_text("Lunch Break")


def test_it_is_put_in_order_by_dragging_by_keys_and_by_buttons(making):
    page = making()
    add(page, "Cat-Cow", "Child's Pose", "Butterfly Stretch")
    first, last = button(page, "Move: Cat-Cow"), button(page, "Move: Butterfly Stretch")
    last.scroll_into_view_if_needed()
    at, to = last.bounding_box(), first.bounding_box()
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.down()
    page.mouse.move(at["x"] + 5, at["y"] - 20, steps=4)
    page.mouse.move(to["x"] + to["width"] / 2, to["y"] - 6, steps=12)
    page.mouse.up()
    expect(page.locator(".item .what a").first).to_have_text("Butterfly Stretch")
    first.focus()
    for key in (" ", "ArrowDown", " "):
        page.keyboard.press(key)
    assert names(page) == ["Butterfly Stretch", "Child's Pose", "Cat-Cow"]
    expect(first).to_be_focused()
    button(page, "Move up: Cat-Cow").click()
    assert names(page) == ["Butterfly Stretch", "Cat-Cow", "Child's Pose"]
    button(page, "Undo").click()
    assert names(page) == ["Butterfly Stretch", "Child's Pose", "Cat-Cow"]


def test_it_is_made_by_words_alone(making):
    page = making()
    change(page, "add the cat cow and child's pose")
    expect(page.locator(".item")).to_have_count(2)
    change(page, "put the child's pose first")
    expect(page.locator(".item .what a").first).to_have_text("Child's Pose")
    change(page, "what a lovely day")
    expect(page.get_by_text("I did not get what to change")).to_be_visible()
    assert names(page) == ["Child's Pose", "Cat-Cow"]


def test_a_draft_is_still_there_after_a_reload(making):
    page = making()
    add(page, "Cat-Cow")
    page.reload()
    expect(page.locator(".item")).to_have_count(1)


def test_it_goes_to_a_file_and_comes_from_one(making, tmp_path):
    page = making(quiet=False)  # a browser complains of every refusal
    add(page, "Cat-Cow", "Child's Pose")
    page.get_by_label("Name", exact=True).fill("Evening")
    with page.expect_download() as download:
        button(page, "Download as a file").click()
    file = tmp_path / "evening.yml"
    download.value.save_as(file)
    button(page, "New routine").click()
    expect(page.locator(".item")).to_have_count(0)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".item")).to_have_count(2)
    file.write_text(file.read_text("utf-8").replace("cat_cow", "cat_cw"), "utf-8")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text(re.compile("line .*cat_cow"))).to_be_visible()


def test_no_name_runs_or_breaks_a_page(limber, making):
    page = making(quiet=False)
    dialogs = []
    page.on("dialog", lambda one: (dialogs.append(one.message), one.dismiss()))
    corpus = list(dict.fromkeys(payloads()))
    assert len(corpus) >= 200
    for text in corpus[::5]:
        page.get_by_label("Name", exact=True).fill(text)
    file = {"name": "x.yml", "mimeType": "text/yaml", "buffer": corpus[0].encode()}
    page.locator("input[type=file]").set_input_files(file)
    kept = page.evaluate(
        """async (names) => {
          const { token } = JSON.parse(localStorage.getItem('limber ' + location.origin));
          const items = [{ stretch: 'cat_cow', hold_s: 5, reps: 6 }];
          let kept = 0;
          for (const name of names) {
            const answer = await fetch('/api/me/routines.json', { method: 'POST',
              headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json' },
              body: JSON.stringify({ name, items }) });
            kept += answer.ok ? 1 : 0;
          }
          return kept; }""",
        sorted({text[:40].strip() for text in corpus})[:18],
    )
    assert kept > 10
    page.goto(f"{limber.address}/you.html")
    expect(page.get_by_role("heading", name="Privacy")).to_be_visible()
    assert page.evaluate("window.pwned ?? 0") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert dialogs == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(making, scheme):
    page = making(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    assert complaints_of_axe(page) == [], "empty"
    add(page, "Cat-Cow", "Child's Pose")
    assert complaints_of_axe(page) == [], "with stretches"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_lies_outside_a_narrow_page(making, direction):
    page = making(viewport={"width": 320, "height": 568})
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    add(page, "Cat-Cow", "Half Kneeling Psoas Stretch")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
