"""How exactly a page keeps to its sheet, looked at or hidden behind another page."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from benchmarks.web.chromium import Page, chromium

AHEAD_S = 0.25  # by which a page is shown a cue before its sound begins: widget/src/core/guide.ts
_SAYS = "start the half kneeling psoas stretch, 15 seconds a side"
_LONGEST_S = 400.0

# Notes when each sheet came, each caption changed and each hold ended, by the page's own clock.
_NOTES = """(() => {
  window.noted = { sheets: [], captions: [], ends: [], over: false };
  const Real = window.WebSocket;
  window.WebSocket = class extends Real {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        if (!String(data).includes('"session"')) return;
        const session = JSON.parse(data.slice(data.indexOf('[')))[1].custom?.session;
        if (session) window.noted.sheets.push({ at: performance.now(), session });
      });
    }
  };
  const now = () => performance.now();
  document.addEventListener('hold-finished', ({ detail }) =>
    window.noted.ends.push({ at: now(), end: detail.end }));
  document.addEventListener('session-ended', () => { window.noted.over = true; });
  let shown = '';
  const look = (root) => new MutationObserver(() => {
    const text = root.querySelector('.caption')?.textContent ?? '';
    if (text && text !== shown) window.noted.captions.push({ at: now(), text });
    shown = text;
  }).observe(root, { subtree: true, childList: true, characterData: true });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    if (this.localName === 'limber-coach') look(root);
    return root;
  };
})()"""
_ROOT = "document.querySelector('limber-coach').shadowRoot"


@dataclass(frozen=True)
class Kept:
    """How late each thing was, in milliseconds, and whether the page was hidden all the while."""

    ends_ms: list[float]
    cues_ms: list[float]
    hidden: bool


def kept(address: str, *, hidden: bool, says: str = _SAYS) -> Kept:
    """Plays what somebody asks for, in a page that is looked at or in one behind another.

    Unless told otherwise, one stretch of four holds.
    """
    return asyncio.run(_kept(address, says, hidden=hidden))


async def _kept(address: str, says: str, *, hidden: bool) -> Kept:
    async with chromium() as browser:
        page = await browser.page(address, _NOTES)
        await page.until("document.querySelector('limber-coach')?.shadowRoot", 30)
        await page.until(f"{_ROOT}.querySelector('input')", 30)
        await _say(page, says)
        await _press(page, "No, none of those")
        await _press(page, "Ready")
        await page.until(f"{_ROOT}.querySelector('.hold')", 30)
        if hidden:
            await browser.page("about:blank")
        state = await page.evaluate("document.visibilityState")
        await page.until("window.noted.over", _LONGEST_S)
        noted = await page.evaluate("window.noted")
        return _lateness(noted, hidden=state == "hidden")


async def _say(page: Page, words: str) -> None:
    await page.evaluate(f"{_ROOT}.querySelector('input').value = {json.dumps(words)}")
    await page.evaluate(f"{_ROOT}.querySelector('form').requestSubmit()")


async def _press(page: Page, name: str) -> None:
    buttons = f"[...{_ROOT}.querySelectorAll('button')]"
    found = f"{buttons}.find((one) => one.textContent.trim() === {json.dumps(name)})"
    await page.until(found, 30)
    await page.evaluate(f"{found}.click()")


def _lateness(noted: dict[str, Any], *, hidden: bool) -> Kept:
    sheets = [one for one in noted["sheets"] if one["session"]["state"] == "running"]
    sheet, session = sheets[-1]["at"], sheets[-1]["session"]
    cues = next(s["session"]["cues"] for s in reversed(noted["sheets"]) if s["session"].get("cues"))

    def due(second: float) -> float:
        return float(sheet + 1000 * (session.get("settle", 0) + second - session["at"]))

    ends = [one["at"] - due(one["end"]) for one in noted["ends"]]
    late, coming = [], iter([cue for cue in cues if cue["at"] >= session["at"]])
    for caption in noted["captions"]:
        cue = next((one for one in coming if one["text"] == caption["text"]), None)
        if cue is None:
            break
        # The first may be due before the sheet is there.
        late.append(caption["at"] - max(sheet, due(cue["at"] - AHEAD_S)))
    return Kept(ends, late, hidden)
