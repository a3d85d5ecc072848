"""The page of what is kept of a person, in a real browser with a real server."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import ANSWERED, button, complaints_of_axe, say

pytestmark = pytest.mark.e2e

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def person(limber, visit):
    """Somebody who has told of a condition and made a routine."""

    def visited(**options):
        page = visit(limber.address, **options)
        say(page, "I have a hip replacement")
        page.wait_for_function(ANSWERED)
        page.evaluate(
            """async (name) => {
              const { token } = JSON.parse(localStorage.getItem('limber ' + location.origin));
              const items = [{ stretch: 'cat_cow', hold_s: 5, reps: 6 }];
              await fetch('/api/me/routines.json', { method: 'POST',
                headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json' },
                body: JSON.stringify({ name, items }) });
            }""",
            HOSTILE,
        )
        page.goto(f"{limber.address}/you.html")
        expect(page.get_by_role("heading", name="Privacy")).to_be_visible()
        return page

    return visited


def test_who_is_new_sees_that_there_is_nothing(limber, visit):
    page = visit(f"{limber.address}/you.html")
    expect(page.get_by_role("main")).to_contain_text("Nothing yet")
    page.get_by_role("link", name="Talk with Limber").click()
    expect(page.get_by_role("textbox")).to_be_visible()


def test_all_that_is_kept_is_shown(person):
    page = person()
    main = page.get_by_role("main")
    expect(main).to_contain_text("hip replacement")
    expect(main).to_contain_text(HOSTILE)


def test_a_day_on_which_something_was_done_is_marked(limber, visit):
    page = visit(limber.address)
    say(page, "start the cat cow")
    button(page, "No, none of those").click()
    button(page, "Ready").click()
    expect(page.locator(".what").first).to_have_text("Hold", timeout=60_000)
    # Nothing is noted of a hold that has only begun.
    expect(page.locator(".clock")).to_have_text(re.compile(r"0:(1\d|2[0-7])"), timeout=60_000)
    button(page, "Stop").click()
    expect(button(page, "Stop")).to_be_hidden()
    page.goto(f"{limber.address}/you.html")
    page.get_by_role("button", name=re.compile("held in 1 session")).click()
    expect(page.get_by_role("main")).to_contain_text("Cat-Cow")


def test_a_setting_is_kept(person):
    page = person()
    page.get_by_role("switch", name="Talk less").or_(page.get_by_label("Talk less")).first.check()
    expect(page.get_by_text("Saved", exact=True).first).to_be_visible()
    page.reload()
    box = page.get_by_role("switch", name="Talk less").or_(page.get_by_label("Talk less")).first
    expect(box).to_be_checked()


def test_it_can_be_taken_along(person, tmp_path):
    page = person()
    with page.expect_download() as download:
        button(page, "Download everything").click()
    file = tmp_path / "limber.json"
    download.value.save_as(file)
    whole = json.loads(file.read_text("utf-8"))
    assert whole["slots"]["conditions"] == ["hip_replacement"]
    assert whole["shown"]["routines"][0]["name"] == HOSTILE


def test_everything_is_deleted_once_that_was_meant(person):
    page = person()
    button(page, "Delete everything").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_be_hidden()
    button(page, "Delete everything").click()
    dialog.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("main")).to_contain_text("Everything is deleted")
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(person, scheme):
    page = person(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    assert complaints_of_axe(page) == []
    button(page, "Delete everything").click()
    assert complaints_of_axe(page) == [], "with a question asked"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_lies_outside_a_narrow_page(person, direction):
    page = person(viewport={"width": 320, "height": 568})
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_stretch_is_found_helpful_or_not(limber, visit):
    page = visit(limber.address)
    say(page, "hello")
    page.wait_for_function(ANSWERED)
    page.goto(f"{limber.address}/library.html#cat_cow")
    group = page.get_by_role("group", name="Do you find this stretch helpful?")
    group.get_by_role("button", name="No").click()
    expect(page.get_by_text("Limber will not choose it for you")).to_be_visible()
    page.reload()
    expect(group.get_by_role("button", name="No")).to_have_attribute("aria-pressed", "true")
