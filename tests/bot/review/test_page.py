"""The review page as a clinician gets it: all of the safety facts, each with its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from bot.review import review_page
from knowledge import Library, load_library
from knowledge.safety_base import SafetyBase, load_safety
from knowledge.safety_reasons import Reason
from knowledge.safety_records import Sentence

VOID = {"input", "meta"}


class Row:
    """What a row of a table says, and where its links lead."""

    def __init__(self) -> None:
        self.raw = ""
        self.links: list[str] = []

    @property
    def text(self) -> str:
        return " ".join(self.raw.split())

    @property
    def sources(self) -> set[str]:
        return {link.removeprefix("#source-") for link in self.links}


class Page(HTMLParser):
    """A page as its rows, by their ids; what stands outside of a table is the row ""."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: dict[str, Row] = {"": Row()}
        self.row = self.rows[""]
        self.links: list[str] = []
        self.fields: list[dict[str, str | None]] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes.append((tag, given))
        if tag == "tr":
            self.row = self.rows[given.get("id") or f"row {len(self.rows)}"] = Row()
        if tag == "a":
            self.row.links.append(given["href"] or "")
            self.links.append(given["href"] or "")
        if tag in ("input", "textarea"):
            self.fields.append(given)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "table":
            self.row = self.rows[""]

    def handle_data(self, data: str) -> None:
        self.row.raw += data


@pytest.fixture(scope="module")
def safety() -> SafetyBase:
    return load_safety()


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def html(safety: SafetyBase, library: Library) -> str:
    return review_page(safety, library)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def sentences(safety: SafetyBase) -> Iterator[tuple[str, str, list[str]]]:
    """Every sentence of the base: the row it stands in, what it says, and its sources."""
    for advice in safety.advice.values():
        yield from ((f"advice-{advice.id}", one.say, one.sources) for one in advice.sentences)
    for group in safety.groups.values():
        yield from ((f"group-{group.condition}", one.say, one.sources) for one in group.says)
    for reason in safety.not_now:
        yield from ((f"reason-{reason.id}", one.say, one.sources) for one in reason.says)
    for flag in safety.red_flags:
        yield f"flag-{flag.id}", flag.about, flag.sources
    for pain in safety.pain.kinds:
        yield f"pain-{pain.kind}", pain.kind.replace("_", " "), pain.sources


def test_every_sentence_is_there_with_its_sources(safety: SafetyBase, page: Page) -> None:
    for row, say, sources in sentences(safety):
        assert say in page.rows[row].text
        assert set(sources) <= page.rows[row].sources


def test_every_source_has_its_title_and_address(safety: SafetyBase, page: Page) -> None:
    for _, _, cited in sentences(safety):
        for source in cited:
            assert safety.sources[source].title in page.rows[f"source-{source}"].text
            assert safety.sources[source].address in page.rows[f"source-{source}"].text


def test_every_phrase_is_there(safety: SafetyBase, html: str) -> None:
    said = unescape(re.sub(r"<[^>]+>", "", html))
    records = [*safety.red_flags, *safety.pain.kinds, *safety.conditions, *safety.harmless]
    for record in [*records, *safety.pain.not_reports]:
        for term in record.terms():
            assert term.replace("<", "[").replace(">", "]") in said
    for terms in safety.words.lists.values():
        for term in terms:
            assert term.replace("<", "[").replace(">", "]") in said


def test_no_stretch_is_missing_and_none_of_its_reasons(library: Library, page: Page) -> None:
    anchors = [given.get("id") for _, given in page.attributes]
    for stretch in library.values():
        assert f"stretch-{stretch.id}" in anchors
        for number, avoid in enumerate(stretch.when_to_avoid, 1):
            row = page.rows[f"avoid-{stretch.id}-{number}"]
            assert f"{avoid.say} {avoid.condition} {avoid.severity}" in row.text
            assert set(avoid.sources) == row.sources
        for note in stretch.safety_notes:
            assert note in page.rows[""].text


def test_a_condition_says_what_it_changes(safety: SafetyBase, page: Page) -> None:
    for group in safety.groups.values():
        text = page.rows[f"group-{group.condition}"].text
        assert group.name in text
        assert all(safety.tags[tag] in text for tag in (*group.drop, *group.change))
        assert ("Nothing until a clinician agrees." in text) == group.clinician_first


def test_every_row_can_be_judged(safety: SafetyBase, library: Library, page: Page) -> None:
    names = [field["name"] or "" for field in page.fields]
    assert len(set(names)) == len(names)
    keys = {name.rpartition(":")[0] for name in names} - {""}
    for key in keys:
        assert {f"{key}:agree", f"{key}:change", f"{key}:comment"} <= set(names)
    wanted = {f"flag-{flag.id}" for flag in safety.red_flags}
    wanted |= {f"group-{condition}" for condition in safety.groups}
    wanted |= {f"reason-{reason.id}" for reason in safety.not_now}
    wanted |= {f"advice-{one}" for one in safety.advice}
    wanted |= {
        f"avoid-{s.id}-{n}" for s in library.values() for n, _ in enumerate(s.when_to_avoid, 1)
    }
    assert wanted <= keys


def test_it_can_be_signed(page: Page) -> None:
    assert {"name", "registration", "date", "signature"} <= {one["name"] for one in page.fields}


def test_what_is_written_in_a_file_is_never_html(safety: SafetyBase, library: Library) -> None:
    evil = '<script>alert("1")</script> & "more"'
    spoilt = Reason(
        id="spoilt", kind="absolute", about=evil, says=[Sentence(say=evil, sources=["par_q"])]
    )
    html = review_page(replace(safety, not_now=[*safety.not_now, spoilt]), library)
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert") >= 2
    assert evil in Page(html).rows["reason-spoilt"].text


def test_it_needs_nothing_but_itself(page: Page) -> None:
    tags = {tag for tag, _ in page.attributes}
    assert not tags & {"script", "link", "img", "iframe", "form", "object"}
    assert not any("src" in given or "style" in given for _, given in page.attributes)


def test_every_link_within_the_page_leads_somewhere(page: Page) -> None:
    anchors = [given["id"] for _, given in page.attributes if "id" in given]
    assert len(set(anchors)) == len(anchors)
    within = {link for link in page.links if link.startswith("#")}
    assert within <= {f"#{anchor}" for anchor in anchors}


def test_it_can_be_read_by_ear(html: str, page: Page) -> None:
    assert not page.open
    assert ("html", {"lang": "en"}) in page.attributes
    levels = [int(tag[1]) for tag, _ in page.attributes if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(later - before <= 1 for before, later in pairwise(levels))
    assert html.count("<table") == html.count("<caption")
    headers = [given for tag, given in page.attributes if tag == "th"]
    assert all(given.get("scope") in ("col", "row") for given in headers)
    labelled = html.count("aria-label=") + html.count("<label>")
    assert labelled >= len(page.fields)


def test_the_version_follows_the_content(safety: SafetyBase, library: Library, html: str) -> None:
    version = re.search(r"version ([0-9a-f]{12})<", html)
    assert version is not None
    assert review_page(safety, library) == html
    fewer = review_page(replace(safety, not_now=safety.not_now[1:]), library)
    assert version.group(1) not in fewer
