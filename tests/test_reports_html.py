"""The HTML report: complete, harmless, navigable, the same every time."""

from __future__ import annotations

import re
import tomllib
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from time import process_time
from types import SimpleNamespace

import html5lib
import pytest
import report_fixtures as fixtures
from hypothesis import given
from hypothesis import strategies as st

from verifier.model.claim import Role, Status
from verifier.model.document import Document, Zone
from verifier.model.finding import Confidence, PlaceRole, Severity, Verdict
from verifier.model.mention import Direction, Kind
from verifier.model.period import Period
from verifier.model.report import Report
from verifier.model.source import Source
from verifier.model.source_map import Means
from verifier.reading import read
from verifier.reading.claimfile import read_claims
from verifier.reading.comments import waivers_in
from verifier.reporting import figures, phrases, render, site
from verifier.reporting.locate import within
from verifier.reporting.marks import KINDS, Mark, segments
from verifier.reporting.phrases import say
from verifier.reporting.visible import visible
from verifier.reporting.waiving import waive

ROOT = Path(__file__).parents[1]
PAGES = {
    "ferry": [fixtures.ferry()],
    "attack": [fixtures.attack()],
    "empty": [fixtures.empty()],
    "drawings": [fixtures.drawings()],
    "asides": [fixtures.asides()],
    "notes": [fixtures.notes()],
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
        self.text += data if self.open[-1:] not in (["style"], ["script"]) else ""

    def every(self, name):
        return [attributes[name] for _, attributes in self.tags if name in attributes]


@pytest.fixture(params=PAGES)
def page(request):
    return Page(render(PAGES[request.param], "html"))


def test_tags_close_in_order(page):
    assert page.open == []


def test_nothing_else_can_run_or_load(page):
    names = Counter(tag for tag, _ in page.tags)
    assert not names.keys() & {"img", "link", "iframe", "object", "embed", "form", "base", "u", "b"}
    assert names["script"] == names["style"] == 1
    attributes = {name for _, given in page.tags for name in given}
    assert not [name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset")]
    assert all(href.startswith("#") for href in page.every("href"))


@pytest.mark.parametrize("reports", PAGES.values(), ids=PAGES)
def test_the_policy_allows_our_style_and_script_alone(reports):
    html = render(reports, "html")
    policy = next(
        given["content"]
        for _, given in Page(html).tags
        if given.get("http-equiv") == "Content-Security-Policy"
    )
    hashes = []
    for tag in ("style", "script"):
        (told,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        hashes.append(f"{tag}-src 'sha256-{b64encode(sha256(told.encode()).digest()).decode()}'")
    assert policy == f"default-src 'none'; {'; '.join(hashes)}; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("reports", PAGES.values(), ids=PAGES)
def test_it_is_valid_html(reports):
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(render(reports, "html"))
    assert [error for _, error, _ in parser.errors] == []


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
    shown = Page(render(PAGES[name], "html")).text.partition(say("article.title"))[2]
    flat = re.sub(r"[\d\s]+", "", shown)
    for block in PAGES[name][0].document.blocks:
        for sentence in block.sentences:
            assert re.sub(r"[\d\s]+", "", visible(sentence.words)) in flat


def test_an_attack_is_only_text():
    page = Page(render([fixtures.attack()], "html"))
    for number in (1, 5, 7, 8, *range(10, 14), *range(16, 23)):
        assert f"<script>alert({number})</script>" in page.text
    assert "{{ 7*7 }} {% raw %}" in page.text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page.text)


def test_a_finding_tells_all():
    told = SimpleNamespace(
        what="Parts and total differ.", why="Readers add in their heads.", bad=("1 + 1 = 3",), good=()
    )
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
        "1 + 1 = 3",
        "<!-- verifier: ignore total-misses-parts: why it may stand -->",
        "  - check: total-misses-parts\n    claim: as_it_stands\n",
        "dated 14 March 2026 (front matter)",
    ):
        assert words in text


def test_marks_hold_the_words_of_their_places():
    html = render([fixtures.ferry()], "html")
    article = html[html.index('<div class="article"') :]
    marks = re.findall(
        r'<mark class="(error|warning|note)[^>]*>(?:<a [^>]*>)?([^<]*)(?:</a>)?</mark>', article
    )
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


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("none", "several")])
def test_every_place_of_a_finding_is_linked_or_in_a_source(name):
    (report,) = PAGES[name]
    links = set(Page(render([report], "html")).every("href"))
    for number, found in enumerate(report.findings, 1):
        for index, place in enumerate(found.places, 1):
            assert (f"#f{number}p{index}" in links) is not bool(place.document)


def test_the_blamed_words_stay_marked_inside_of_a_wider_quote():
    report = fixtures.ferry()
    error = report.findings[0]
    (line,) = {one for _, _, one in report.document.sentences() if one.words.startswith("Together")}
    wide = fixtures.place(report.document, PlaceRole.RELATED, line.start, line.end)
    told = error.model_copy(update={"places": (error.places[0], wide)})
    html = render([report.model_copy(update={"findings": (told,)})], "html")
    assert (
        '<mark class="related">Together the two grants are worth </mark>'
        '<mark class="primary">more than £95m</mark><mark class="related">.</mark>'
    ) in html


def test_each_kind_of_drawing_says_in_words_what_it_shows():
    html = render([fixtures.drawings()], "html")
    told = re.findall(r"<title [^>]*>(.*?)</title>\s*<desc [^>]*>(.*?)</desc>", html)
    assert [title for title, _ in told] == [
        say(f"drawing.{kind}")
        for kind in ("stack", "share", "change", "time", "time", "line", "line", "amounts")
    ]
    assert told[0][1] == (
        "the parts together: 38 tonnes + 27 tonnes. 95 tonnes: 95 tonnes. The parts end before the total begins."
    )
    assert told[3][1] == "by 2029: due by until 2029. from 2024 to 2027: 2024 to 2027."


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2024", "2024"),
        ("2024-04", "April 2024"),
        ("2024-04-03", "3 April 2024"),
        ("2024-33", "first quarter of 2024"),
        ("2024-41", "second half of 2024"),
        ("2024~", "about 2024"),
        ("../2030", "until 2030"),
        ("2030/..", "from 2030 on"),
        ("2024/2026", "2024 to 2026"),
    ],
)
def test_a_period_is_told_in_words(edtf, said):
    assert figures.period(Period.model_validate(edtf)) == said


def test_waived_and_known_findings_stand_apart_and_count_for_nothing():
    text = Page(render([fixtures.asides()], "html")).text
    assert "no findings" in text
    assert text.index(say("finding.waived_title")) < text.index(say("finding.known_title"))
    assert "waived by the desk until 2026-06-30: a third grant" in text
    assert say("finding.known_lead", since="known.json") in text


def test_many_notes_are_folded_behind_what_is_graver():
    html = render([fixtures.notes()], "html")
    folded = html.partition('<details class="notes">')[2]
    assert 'id="f1"' not in folded
    assert all(f'id="f{number}"' in folded for number in range(2, 6))
    assert '<details class="notes">' not in render([fixtures.ferry()], "html")


def test_a_folder_of_pages_is_linked_by_names_alone():
    twice = fixtures.ferry()
    pages = site([twice, fixtures.empty(), twice, fixtures.attack()])
    assert list(pages) == ["index.html", "ferry.html", "calm.html", "ferry-2.html", "b-2J.html"]
    for name, html in pages.items():
        targets = {href for href in Page(html).every("href") if not href.startswith("#")}
        assert targets == ({*pages} - {"index.html"} if name == "index.html" else {"index.html"})
    assert "total-misses-parts" in pages["index.html"]


def test_no_word_of_the_page_stands_in_a_template():
    for path in sorted((ROOT / "verifier").rglob("templates/*.html")):
        told = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        shown = re.sub(r'<[^>]*>| [\w-]+="', " ", told)
        assert set(re.findall(r"[A-Za-z]{2,}", shown)) <= {"verifier", "check", "ignore"}, path.name
        assert not re.search(r'(aria-label|title|alt)="[^"]*[A-Za-z]{2,}', told), path.name


def test_every_phrase_is_used():
    folder = Path(phrases.__file__).parent
    pages = (ROOT / "verifier").rglob("templates/*.html")
    saying = (folder, ROOT / "verifier" / "desk", ROOT / "verifier" / "interfaces" / "review")
    files = (*pages, *(path for one in saying for path in one.glob("*.py")))
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    chosen = tuple(re.findall(r"""["']([a-z]+\.(?:[a-z]+\.)?)["'{]""", code))
    table = tomllib.loads((folder / "phrases.toml").read_text(encoding="utf-8"))
    chosen += (
        "verdict.",
        "confidence.",
        "kind.",
        "role.",
        "direction.",
        "status.",
        "means.",
    )  # by phrases.word
    for key in keys(table):
        quoted = re.search(rf"""["']{re.escape(key)}["']""", code)
        assert quoted or key.startswith(chosen), key


@pytest.mark.parametrize("kind", [Severity, Verdict, Confidence, Zone, Kind, Role, Direction, Status, Means])
def test_every_word_of_a_closed_set_has_its_phrase(kind):
    assert all(phrases.word(one) for one in kind)


def keys(table, above=""):
    for name, told in table.items():
        yield from keys(told, f"{above}{name}.") if isinstance(told, dict) else [above + name]


def test_what_waives_a_finding_can_be_read_back():
    report = fixtures.ferry()
    found = waive(report.document, report.findings[0], {(c.start, c.end): c for c in report.claims})
    yaml = "verifier: 1\n" + found.lines.replace(say("finding.day"), "2026-06-30")
    claims, troubles = read_claims(Source(name="ferry.yaml", text=yaml, format="claims"))
    assert not troubles
    assert [(one.check, one.claim) for one in claims.waivers] == [("total-misses-parts", "as_it_stands")]
    assert claims.entries[0].quote in report.document.text
    commented = report.document.text.replace("The state has", found.comment + "\nThe state has")
    waivers, unheard = waivers_in(read(Source(name="ferry.md", text=commented))[0])
    assert not unheard
    assert [one.check for one in waivers] == ["total-misses-parts"]


def test_five_hundred_findings_stay_small():
    assert len(render([fixtures.many(500)], "html")) < 3_000_000


def test_a_text_of_fifty_thousand_words_stays_small_and_quick():
    report = fixtures.long(5_000)
    begun = process_time()
    html = render([report], "html")
    assert process_time() - begun < 2
    assert len(html.encode()) < 3_000_000


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
