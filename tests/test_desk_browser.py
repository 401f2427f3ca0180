"""The desk in a real browser: an editor decides every way, takes it back, edits, and finds it all in the files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from browsers import CHROMIUM, opened
from click.testing import CliRunner
from desks import FERRY, TODAY, Desk, desk

from verifier.interfaces.cli import command
from verifier.keeping.decide import decisions
from verifier.model.source import Source
from verifier.reading.claimfile import read_claims

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")

ROOT = Path(__file__).parents[1]
SEED = ROOT.parent / "shared" / "seed" / "article.txt"
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with opened() as found:
        yield found


Sit = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def sit(browser: Any) -> Sit:
    """Sits down at a desk; until it is left, nothing may be complained of or asked of another site."""

    @contextmanager
    def sitting(open_desk: Desk, **how: Any) -> Iterator[Any]:
        wrong: list[str] = []
        context = browser.new_context(**{"viewport": DESKTOP, **how})
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(f"a dialog: {dialog.message}"))
        own = f"{open_desk.origin}/"
        page.on("request", lambda one: None if one.url.startswith(own) else wrong.append(one.url))
        open_desk.sitting.texts[0].sheet()
        page.goto(open_desk.address)
        yield page
        page.wait_for_load_state()
        context.close()
        assert wrong == []

    return sitting


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("japan-investment.md", "japan-investment.yaml"):
        shutil.copy(ROOT / "claims" / name, tmp_path / name)
    return tmp_path


def kept(path: Path) -> list[tuple[str, str]]:
    made, _ = read_claims(Source(name=str(path), data=path.read_bytes()))
    return [(one.check, one.decision.value) for one in decisions(made)]


def checked(path: Path) -> str:
    return CliRunner().invoke(command, ["check", str(path), "--today", str(TODAY)]).output


def pressed(page: Any, key: str) -> None:
    """Press a key that leads to another page, and wait until it is there."""
    with page.expect_navigation():
        page.keyboard.press(key)


def followed(page: Any, what: Any) -> None:
    """Click what leads to another page, and wait until it is there."""
    with page.expect_navigation():
        what.click()


def test_the_whole_loop_by_keyboard(sit: Sit, folder: Path) -> None:
    article, claims = folder / "japan-investment.md", folder / "japan-investment.yaml"
    before = article.read_bytes(), claims.read_bytes()
    with desk(article) as open_desk, sit(open_desk) as page:
        first = page.locator("h1").inner_text()
        assert "2.9 + 10 = 12.9" in first

        page.keyboard.press("f")
        field = page.locator("#words")
        page.wait_for_selector(".live .error")
        page.get_by_role("link", name="Take “about $12.9 billion”").click()
        field.fill(field.input_value().replace("now about", "now is about"))
        page.wait_for_selector(".live .gone")
        pressed(page, "Control+Enter")
        assert "so the total by now is about $12.9 billion\n" in article.read_text(encoding="utf-8")
        assert page.locator("h1").inner_text() != first
        assert first not in page.locator(".queue").inner_text()
        assert "1 of 11 decided" in page.locator(".progress").inner_text()

        page.keyboard.press("w")
        page.keyboard.type("The base is the right one.")
        pressed(page, "Control+Enter")
        pressed(page, "a")
        page.keyboard.press("q")
        page.keyboard.type("By when exactly?")
        pressed(page, "Control+Enter")
        put_off = page.locator("h1").inner_text()
        pressed(page, "l")
        pressed(page, "u")
        assert page.locator("h1").inner_text() == put_off
        pressed(page, "l")
        page.reload()
        assert "4 of 11 decided" in page.locator(".progress").inner_text()
        assert page.locator("h1").inner_text() != put_off
        pressed(page, "p")
        assert page.locator("h1").inner_text() == put_off
        assert sorted(decision for _, decision in kept(claims)) == [
            "accepted",
            "ask-author",
            "fixed",
            "later",
            "waived",
        ]
        assert "1 waived" in checked(article)
        assert "quote: the total by now is about $12.9 billion\n" in claims.read_text(encoding="utf-8")
        assert "No findings" in checked(claims), "its quotes have followed the edit"
        page.goto(f"{open_desk.origin}/questions")
        page.evaluate("navigator.clipboard.writeText = async (text) => { document.title = text; }")
        page.get_by_role("button", name="Copy").click()
        assert "By when exactly?" in page.title()

        for _ in range(5):
            pressed(page, "u")
        assert page.locator("#undo").count() == 0
    assert (article.read_bytes(), claims.read_bytes()) == before


def test_the_seed_is_decided_to_the_end(sit: Sit, tmp_path: Path) -> None:
    if not SEED.exists():
        pytest.skip("the seed is not here")
    article = tmp_path / "article.txt"
    shutil.copy(SEED, article)
    with desk(article) as open_desk, sit(open_desk) as page:
        total = page.locator(".queue li").count()
        waived = 0
        for n in range(total):
            if page.locator("#accept").count() == 0:
                break
            match n % 3:
                case 0:
                    pressed(page, "a")
                case 1:
                    page.keyboard.press("w")
                    page.keyboard.type("It may stand.")
                    pressed(page, "Control+Enter")
                    waived += 1
                case _:
                    page.keyboard.press("q")
                    page.keyboard.type("Who says so?")
                    pressed(page, "Control+Enter")
        assert page.locator("h2", has_text="Everything is decided").is_visible()
        assert waived > 1
        found = checked(article)
        assert f"{waived} waived" in found or any(f"{n} waived" in found for n in range(waived, total))
        page.reload()
        assert page.locator("h2", has_text="Everything is decided").is_visible()
    assert article.read_bytes() == SEED.read_bytes()


def test_without_script_every_form_works(sit: Sit, tmp_path: Path) -> None:
    article = tmp_path / "ferry.md"
    article.write_text(FERRY, encoding="utf-8")
    with desk(article) as open_desk, sit(open_desk, java_script_enabled=False) as page:
        page.locator("#fix summary").click()
        followed(page, page.get_by_role("link", name="Take “about £93m”"))
        assert "worth about £93m." in page.locator("#words").input_value()
        followed(page, page.get_by_role("button", name="Save the text"))
        assert "worth about £93m." in article.read_text(encoding="utf-8")
        page.locator("#waive summary").click()
        page.locator("#reason").fill("The fourth is hired.")
        followed(page, page.get_by_role("button", name="Waive it"))
        assert page.locator("h2", has_text="Everything is decided").is_visible()
        followed(page, page.get_by_role("button", name="Undo"))
        followed(page, page.get_by_role("button", name="Undo"))
        followed(page, page.get_by_role("button", name="Later"))
        assert [decision for _, decision in kept(tmp_path / "ferry.yaml")] == ["later"]
    assert article.read_text(encoding="utf-8") == FERRY


def test_the_keys_can_be_turned_off(sit: Sit, tmp_path: Path) -> None:
    article = tmp_path / "ferry.md"
    article.write_text(FERRY, encoding="utf-8")
    with desk(article) as open_desk, sit(open_desk) as page:
        page.get_by_role("checkbox").uncheck()
        page.keyboard.press("f")
        page.keyboard.press("a")
        assert page.locator("#words").is_hidden()
        page.reload()
        assert not page.get_by_role("checkbox").is_checked()
        page.get_by_role("checkbox").check()
        page.keyboard.press("f")
        assert page.locator("#words").is_visible()
    assert not (tmp_path / "ferry.yaml").exists()


def test_a_change_on_disk_is_noticed(sit: Sit, tmp_path: Path) -> None:
    article = tmp_path / "ferry.md"
    article.write_text(FERRY, encoding="utf-8")
    with desk(article) as open_desk, sit(open_desk) as page:
        article.write_text(FERRY.replace("more than £95m", "about £93m"), encoding="utf-8")
        open_desk.sitting.texts[0].sheet()
        followed(page, page.get_by_role("status").get_by_role("link"))
        assert page.get_by_text("This finding is no longer there: the text has changed.").is_visible()


ATTACK = """\
# <script>alert(1)</script> {{ 7 * 7 }} {% raw %} <img src=x onerror=alert(2)>

The state <b onclick="alert(3)">gives</b> [a grant](javascript:alert(4)) of £52m\u202e. The "port'> authority adds £41m.
</textarea><script>alert(5)</script> Together </style></script> the two grants are worth more than £95m <svg/onload=alert(6)>.

Word: {word} <iframe src="https://evil.example/"></iframe> ![x](https://evil.example/x.png)
"""


@pytest.mark.parametrize("name", ["attack.md", "attack.html", "attack.txt"])
def test_an_article_of_attacks_is_text(sit: Sit, tmp_path: Path, name: str) -> None:
    article = tmp_path / name
    text = ATTACK.replace("{word}", "W" * 10_000)
    article.write_text(
        text.replace("\n\n", "\n\n<p>") if name.endswith("html") else text + "\0", encoding="utf-8"
    )
    with desk(article) as open_desk, sit(open_desk) as page:
        assert page.locator("script[src]").count() == page.locator("script").count() == 1
        assert (
            page.locator("main :is(iframe, img, style, b, base, [onclick], [onload], [onerror])").count() == 0
        )
        assert page.locator("a[href^='javascript:']").count() == 0
        for width in (390, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("f")
        page.keyboard.type("</textarea><script>alert(7)</script> {{ 8 * 8 }}")
        page.wait_for_timeout(400)
        for path in ("/", "/text/1?all", "/questions"):
            page.goto(open_desk.origin + path)
        shown = page.content()
        assert "49" not in shown
        assert "64" not in shown.replace("base64", "")


def test_nobody_is_shut_out(sit: Sit, folder: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    with desk(folder) as open_desk, sit(open_desk) as page:
        open_desk.decide("label-drift", "ask-author", note="Which?")
        finding = open_desk.page("total-misses-parts")
        decided = open_desk.page("label-drift")
        pages = ["/", finding, f"{finding}?place=0#fix", decided, "/text/1?all", "/questions"]
        for path in pages:
            page.goto(open_desk.origin + path)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found = Axe().run(page, options={"runOnly": tags}).response["violations"]
                told = [
                    (one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"]) for one in found
                ]
                assert told == [], (path, scheme)
            for width in (320, 390, 768, 2000):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            page.set_viewport_size(DESKTOP)


def test_every_page_is_valid_html(folder: Path) -> None:
    import html5lib

    with desk(folder) as open_desk:
        open_desk.decide("label-drift", "ask-author", note="Which?")
        for path in ("/", open_desk.page("total-misses-parts"), "/text/1?all", "/questions", "/nowhere"):
            parser = html5lib.HTMLParser(strict=False)
            parser.parse(open_desk.client.get(path).text)
            assert parser.errors == [], path
