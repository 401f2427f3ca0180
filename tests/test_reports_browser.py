"""The report in a real browser: nobody is shut out, nothing overflows, breaks, calls out or goes missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import report_fixtures as fixtures
from browsers import CHROMIUM, opened

from verifier.checks import registry
from verifier.reporting import render, site

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")

PAGES = {
    "ferry": lambda: [fixtures.ferry()],
    "drawings": lambda: [fixtures.drawings()],
    "asides": lambda: [fixtures.asides()],
    "notes": lambda: [fixtures.notes()],
    "attack": lambda: [fixtures.attack()],
    "empty": lambda: [fixtures.empty()],
    "several": lambda: [fixtures.ferry(), fixtures.empty(), fixtures.attack()],
}
DESKTOP = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with opened() as found:
        yield found


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    pages = {check.name: check for check in registry.checks()}
    for name, reports in PAGES.items():
        text = render(reports(), "html", pages=pages)
        (folder / f"{name}.html").write_text(text, encoding="utf-8", errors="replace")
    (folder / "site").mkdir()
    for name, text in site(PAGES["several"]()).items():
        (folder / "site" / name).write_text(text, encoding="utf-8", errors="replace")
    return folder


@pytest.fixture
def show(browser, files):
    """Opens a page; afterwards nothing may have been complained of or asked of a network."""
    wrong: list[str] = []
    opened_pages = []

    def showing(name: str, **how: Any) -> Any:
        page = browser.new_page(**how)
        page.on("console", lambda said: wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(f"a dialog: {dialog.message}"))
        page.on("request", lambda one: None if one.url.startswith("file:") else wrong.append(one.url))
        page.goto((files / name).as_uri())
        opened_pages.append(page)
        return page

    yield showing
    for page in opened_pages:
        page.close()
    assert wrong == []


@pytest.mark.parametrize("name", [*(f"{name}.html" for name in PAGES), "site/index.html"])
def test_nobody_is_shut_out(show, name):
    from axe_playwright_python.sync_playwright import Axe

    page = show(name, viewport=DESKTOP)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options={"runOnly": tags}).response["violations"]
        told = [(one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"]) for one in found]
        assert told == [], scheme


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_window(show, name):
    page = show(f"{name}.html", viewport=PHONE)
    for width in (320, 390, 768, 2000):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_everything_is_there(show):
    with_script = show("ferry.html", viewport=DESKTOP)
    without = show("ferry.html", viewport=DESKTOP, java_script_enabled=False)
    assert (
        without.locator(".finding, .claims tr, .article, details, .groups li").count() == 3 + 11 + 1 + 6 + 1
    )
    assert with_script.locator("button").count() > 0
    assert without.locator("button, input").count() == 0


def test_the_keys_lead_from_finding_to_finding(show):
    page = show("ferry.html", viewport=DESKTOP)
    seen = []
    for key in ("n", "n", "n", "n", "p"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.id"))
    assert seen == ["f1", "f2", "f3", "f3", "f2"]
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") != "f1"


def test_a_link_unfolds_what_it_leads_to(show):
    page = show("notes.html", viewport=DESKTOP)
    assert page.locator("#f4").is_hidden()
    page.locator(".ref[href='#f4']").first.click()
    assert page.locator("#f4").is_visible()


def test_a_claim_shows_its_slots_and_its_group(show):
    page = show("ferry.html", viewport=DESKTOP)
    claim = page.locator("#c2 a, a#c2").first
    claim.focus()
    tip = page.get_by_role("tooltip")
    assert "Read as" in tip.inner_text()
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    page.locator(".article .headline a.claim, .article .headline mark a").first.hover()
    assert tip.is_visible()
    assert page.locator(".together").count() == 2


def test_the_table_sorts_and_filters(show):
    page = show("ferry.html", viewport=DESKTOP)
    shown = page.locator(".claims tbody tr:visible")
    page.get_by_role("searchbox").fill("pledged")
    assert shown.count() == 1
    page.get_by_role("searchbox").fill("")
    head = page.locator(".claims thead th", has_text="Read as")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    first = shown.first.inner_text()
    head.get_by_role("button").click()
    assert shown.first.inner_text() != first


def test_a_suggestion_is_copied(show, browser):
    page = show("ferry.html", viewport=DESKTOP)
    page.evaluate("navigator.clipboard.writeText = async (text) => { document.title = text; }")
    page.locator(".advice button").first.click()
    assert page.title() == "True would be: “about £93m” or “nearly £95m”"


def test_paper_loses_nothing(show, files):
    import pypdfium2

    page = show("ferry.html")
    page.pdf(path=files / "ferry.pdf", prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(files / "ferry.pdf")
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    printed = "".join(document[n].get_textpage().get_text_bounded() for n in range(len(document)))
    flat = "".join(printed.split())
    aside = "script, nav, .skip, .walk, .filter, .copied button, caption, title, desc"
    told = page.evaluate(
        """aside => {
            const copy = document.body.cloneNode(true);
            copy.querySelectorAll(aside).forEach((one) => one.remove());
            const nodes = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
            let text = "";
            while (nodes.nextNode()) text += nodes.currentNode.data + " ";
            return text;
        }""",
        aside,
    )
    assert [word for word in told.split() if word.lower() not in flat.lower()] == []


def test_links_of_a_folder_lead_to_its_pages(show):
    page = show("site/index.html", viewport=DESKTOP)
    page.locator("#texts a").first.click()
    assert page.url.endswith("/site/ferry.html")
    page.locator(".brand a").click()
    assert page.url.endswith("/site/index.html")
