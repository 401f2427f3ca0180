"""The HTML report: complete, harmless, navigable, the same every time."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from types import SimpleNamespace

import pytest
import report_fixtures as fixtures
from hypothesis import given
from hypothesis import strategies as st

from verifier.model.document import Document
from verifier.model.report import Report
from verifier.reporting import render
from verifier.reporting.locate import within
from verifier.reporting.marks import KINDS, Mark, segments
from verifier.reporting.visible import visible

PAGES = {
    "ferry": [fixtures.ferry()],
    "attack": [fixtures.attack()],
    "empty": [fixtures.empty()],
    "several": [fixtures.ferry(), fixtures.empty(), fixtures.attack()],
    "none": [],
}
VOID = ("meta", "br", "rect")


class Page(HTMLParser):
    """Every tag with its attributes, every text, and whether tags close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert len(attrs) == len(dict(attrs)), f"an attribute twice: {tag} {attrs}"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data if self.open[-1:] != ["style"] else ""

    def every(self, name):
        return [attributes[name] for _, attributes in self.tags if name in attributes]


@pytest.fixture(params=PAGES)
def page(request):
    return Page(render(PAGES[request.param], "html"))


def test_tags_close_in_order(page):
    assert page.open == []


def test_nothing_can_run_or_load(page):
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "link", "iframe", "object", "embed", "form", "base", "u", "i"}
    attributes = {name for _, given in page.tags for name in given}
    assert not [name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset")]
    assert all(href.startswith("#") for href in page.every("href"))


@pytest.mark.parametrize("reports", PAGES.values(), ids=PAGES)
def test_the_policy_allows_our_style_alone(reports):
    html = render(reports, "html")
    styles = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    digest = b64encode(sha256(styles[0].encode()).digest()).decode()
    policy = next(
        given["content"]
        for _, given in Page(html).tags
        if given.get("http-equiv") == "Content-Security-Policy"
    )
    assert len(styles) == 1
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_every_link_leads_somewhere(page):
    ids = Counter(page.every("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert {href[1:] for href in page.every("href")} <= set(ids)
    named = [one for names in page.every("aria-labelledby") for one in names.split()]
    assert set(named) <= set(ids)


@pytest.mark.parametrize("name", [name for name in PAGES if name != "none"])
def test_headings_skip_no_level(name):
    levels = [int(tag[1]) for tag, _ in Page(render(PAGES[name], "html")).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_are_there(page):
    tags = [tag for tag, _ in page.tags]
    assert tags.count("main") == 1
    assert {"header", "footer"} <= set(tags)
    assert page.every("class")[0] == "skip"
    assert dict(page.tags)["html"] == {"lang": "en"}


@pytest.mark.parametrize("name", ["ferry", "attack"])
def test_the_article_is_shown_in_full(name):
    shown = Page(render(PAGES[name], "html")).text.partition("The text and its figures")[2]
    flat = re.sub(r"[\d\s]+", "", shown)
    for block in PAGES[name][0].document.blocks:
        for sentence in block.sentences:
            assert re.sub(r"[\d\s]+", "", visible(sentence.words)) in flat


def test_an_attack_is_only_text():
    page = Page(render([fixtures.attack()], "html"))
    for number in (1, 5, 7, 8, 10):
        assert f"<script>alert({number})</script>" in page.text
    assert "{{ 7*7 }} {% raw %}" in page.text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page.text)


def test_a_finding_tells_all():
    told = SimpleNamespace(what="Parts and total differ.", why="Readers add in their heads.")
    text = Page(render([fixtures.ferry()], "html", pages={"total-misses-parts": told})).text
    for words in (
        "“more than £95m” is not reached by its parts",
        "52 + 41 = 93 < 95",
        "No rounding of the printed figures saves it (92 to 94).",
        "True would be: “about £93m” or “nearly £95m”",
        "The text says so itself",
        "Parts and total differ.",
        "Readers add in their heads.",
        "£92m to £94m",
        "dated 14 March 2026 (front matter)",
    ):
        assert words in text


def test_marks_hold_the_words_of_their_places():
    html = render([fixtures.ferry()], "html")
    article = html[html.index('<div class="article"') :]
    marks = re.findall(r'<mark class="(error|warning|note)[^>]*>([^<]*)</mark>', article)
    report = fixtures.ferry()
    places = {(f.severity.value, place.words) for f in report.findings for place in f.places}
    assert set(marks) == places


def test_a_text_without_blocks_is_shown_line_by_line():
    text = "total: £95m\nparts: <b>\n"
    report = Report(document=Document(name="ferry.yaml", text=text, format="claims"))
    assert text in Page(render([report], "html")).text


@pytest.mark.parametrize("reports", PAGES.values(), ids=PAGES)
def test_the_bytes_are_the_same_every_time(reports):
    assert render(reports, "html").encode() == render(reports, "html").encode()


def test_five_hundred_findings_stay_small():
    assert len(render([fixtures.many(500)], "html")) < 3_000_000


_stretches = st.tuples(st.integers(0, 39), st.integers(1, 40), st.sampled_from(KINDS))


@given(st.lists(_stretches, max_size=12))
def test_segments_keep_the_words_and_every_mark(stretches):
    words = "".join(chr(0x100 + index) for index in range(40))
    marks = [
        Mark(low, min(low + length, 40), kind, anchor=f"a{n}")
        for n, (low, length, kind) in enumerate(stretches)
    ]
    found = list(segments(words, marks))
    assert "".join(segment.text for segment in found) == words
    assert sorted(a for s in found for a in s.anchors) == sorted(mark.anchor for mark in marks)
    for segment in found:
        at = words.index(segment.text)
        covering = {mark.kind for mark in marks if mark.low <= at < mark.high}
        assert set(segment.kinds) <= covering
        assert bool(segment.kinds) == bool(covering)


@pytest.mark.parametrize("report", [fixtures.ferry(), fixtures.attack()], ids=["ferry", "attack"])
def test_words_are_found_again_by_their_source(report):
    for _, _, sentence in report.document.sentences():
        for low in range(0, len(sentence.words), 7):
            high = min(low + 5, len(sentence.words))
            assert within(sentence, *sentence.span(low, high)) == (low, high)
