"""What no clock is needed for: axe, a strict policy, and a server that is away."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from benchmarks.web.compare.bots import ANSWER
from benchmarks.web.compare.browser import page_of
from benchmarks.web.compare.install import AXE
from benchmarks.web.compare.server import serving
from benchmarks.web.compare.variants import Variant

_SAYS = "My hips are stiff"
_SEEN_MS, _ANSWER_MS, _SETTLE_MS, _NEWS_S = 10_000, 8_000, 2_000, 20
_OWN_TEXT = (
    "() => [...document.querySelectorAll('main > h1, main > p')].map((one) => one.innerText)"
)
# As in tests/e2e/browser.py.
_RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = """async (rules) => (await axe.run(document, { runOnly: rules })).violations.map(
  (one) => `${one.id} (${one.impact}, ${one.nodes.length})`)"""
# What a person would take for the news that nobody answers; "Connecting ..." is none.
_NEWS = re.compile(r"out of reach|offline|unable|fail|error|try again|not sent|longer than", re.I)


@dataclass(frozen=True)
class Behaviour:
    """How a widget behaved.

    `axe` are the rules that the opened chat breaks after one exchange, with impact and places.
    `violations` counts what the strict policy stopped, by directive and what for; `works_strictly`
    is whether an answer came all the same. `shown_away` is whether there is anything to press or
    type into without a server, `said_away` what it says of that after a message was sent ("" for
    nothing), `text_away` all that is to be read then.
    """

    axe: tuple[str, ...]
    answered: bool
    violations: dict[str, int]
    works_strictly: bool
    shown_away: bool
    said_away: str
    text_away: tuple[str, ...]


def behaviour(chromium: Browser, variant: Variant, pictures: Path | None = None) -> Behaviour:
    """Of one widget; with a screenshot of each state in a folder, if that is given."""
    with serving(variant) as served, page_of(chromium, variant) as page:
        answered = _talk(page, variant, served.address)
        axe = _complaints(page)
        _picture(page, variant, pictures, "open")
    with serving(variant, strict=True) as served, page_of(chromium, variant) as page:
        works = _talk(page, variant, served.address)
        page.wait_for_timeout(_SETTLE_MS)
        stopped = Counter(page.evaluate("() => limberProbe.violations"))
        _picture(page, variant, pictures, "strict")
    with serving(variant, away=True) as served, page_of(chromium, variant) as page:
        page.goto(served.address)
        shown = _shown(page, variant.ready)
        _talk(page, variant, None)
        text = _news(page)
        _picture(page, variant, pictures, "away")
    said = next((line for line in text if _NEWS.search(line)), "")
    return Behaviour(tuple(axe), answered, dict(stopped), works, shown, said, text)


def _news(page: Page) -> tuple[str, ...]:
    """The lines of a widget, once they tell that nobody answers, or at the end of patience."""
    for _ in range(_NEWS_S):
        page.wait_for_timeout(1000)
        own = set(page.evaluate(_OWN_TEXT))
        lines = page.evaluate("() => limberProbe.text()").splitlines()
        text = tuple(line.strip() for line in lines if line.strip() and line.strip() not in own)
        if any(_NEWS.search(line) for line in text):
            break
    return text


def _talk(page: Page, variant: Variant, address: str | None) -> bool:
    """Opens the chat and says something; whether an answer came."""
    if address:
        page.goto(address)
    if not variant.field or not _shown(page, variant.ready):
        return False
    if variant.opener:
        page.evaluate("(one) => limberProbe.find(one).click()", variant.opener)
    if not _shown(page, variant.field):
        return False
    page.evaluate("(one) => limberProbe.find(one).focus()", variant.field)
    page.keyboard.type(_SAYS)
    page.keyboard.press("Enter")
    heard = f"() => limberProbe.text().includes({json.dumps(ANSWER)})"
    return _comes(page, heard, _ANSWER_MS if address else 0)


def _shown(page: Page, selector: str) -> bool:
    return _comes(page, f"() => limberProbe.shown({json.dumps(selector)})", _SEEN_MS)


def _comes(page: Page, expression: str, within_ms: int) -> bool:
    try:
        page.wait_for_function(expression, timeout=within_ms or 1, polling=100)
    except PlaywrightTimeout:
        return False
    return True


def _complaints(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return list(page.evaluate(_AXE, _RULES))


def _picture(page: Page, variant: Variant, folder: Path | None, state: str) -> None:
    if folder is not None:
        page.screenshot(path=folder / f"{variant.title.replace(' ', '_')}-{state}.png")
