"""Pictures of the report and the desk, to look at: `python tests/screenshots.py FOLDER [NAME...]`.

Each page at 1440 and 390 pixels, in the dark, and the report as it is printed. Wants Chromium, `[web]` and the group dev.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import report_fixtures as fixtures
from browsers import opened
from desks import FERRY, Desk, desk

from verifier.checks import registry
from verifier.model.report import Report
from verifier.pipe import verify
from verifier.reporting import render

ROOT = Path(__file__).parents[1]
TALLEST = 16_000  # pixels of a picture that Chromium still takes
WAYS = {
    "desktop": {"viewport": {"width": 1440, "height": 1000}},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "dark": {"viewport": {"width": 1440, "height": 1000}, "color_scheme": "dark"},
}
PAGES: dict[str, Callable[[], list[Report]]] = {
    "japan": lambda: [verify(ROOT / "claims/japan-investment.md")],
    "harbour": lambda: [verify(ROOT / "claims/harbour-ferry.md")],
    "claims": lambda: [verify(ROOT / "claims/japan-investment.yaml")],
    "ferry": lambda: [fixtures.ferry()],
    "asides": lambda: [fixtures.asides()],
    "notes": lambda: [fixtures.notes()],
    "attack": lambda: [fixtures.attack()],
    "empty": lambda: [fixtures.empty()],
    "many": lambda: [fixtures.many(500)],
    "several": lambda: [fixtures.ferry(), fixtures.empty(), fixtures.attack()],
    "drawings": lambda: [fixtures.drawings()],
    "none": list,
}


class Scene(NamedTuple):
    """A page of the desk: the texts by file name, what is decided before, the page, and the keys pressed on it."""

    texts: dict[str, str | Path]
    page: str = "/text/1"
    keys: str = ""
    before: Callable[[Desk], object] = id


CLAIMS = ROOT / "claims/japan-investment.yaml"
JAPAN: dict[str, str | Path] = {"japan-investment.md": ROOT / "claims/japan-investment.md"}
LONG = "Unbroken" * 40
CASES = "".join(
    f"The Ward {n} club has {n + 40} boats: {n + 10} red, 7 blue and 15 green.\n\n" for n in range(500)
)
SCENES = {
    "desk": Scene(JAPAN),
    "desk-fix": Scene(JAPAN, keys="f"),
    "desk-ask": Scene(JAPAN, keys="q"),
    "desk-waive": Scene(JAPAN, keys="w"),
    "desk-decided": Scene(
        JAPAN, "/text/1?all", before=lambda at: _decide(at, "accepted", "ask-author", "later")
    ),
    "desk-questions": Scene(
        JAPAN, "/questions", before=lambda at: _decide(at, "ask-author", "ask-source", "ask-author")
    ),
    "desk-claims": Scene({**JAPAN, "japan-investment.yaml": CLAIMS}, "/text/2", keys="f"),
    "desk-texts": Scene({**JAPAN, "ferry.md": FERRY, "quiet.md": "# Quiet\n\nNothing counted.\n"}, "/"),
    "desk-none": Scene({"quiet.md": "# A quiet text\n\nNothing is counted here.\n"}),
    "desk-done": Scene({"ferry.md": FERRY}, before=lambda at: _decide(at, "accepted", "ask-author")),
    "desk-many": Scene({"cases.md": f"# Cases\n\n{CASES}"}),
    "desk-words": Scene(
        {f"{LONG[:80]}.md": FERRY.replace("# Ferry", f"# {LONG}").replace("port authority", LONG)}
    ),
}


def main(folder: Path, names: list[str]) -> None:
    """Write every picture of every page into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {check.name: check for check in registry.checks()}
    with opened() as browser:
        for name in names or [*PAGES, *SCENES]:
            if name in SCENES:
                _scene(browser, folder, name)
                continue
            file = folder / f"{name}.html"
            file.write_text(render(PAGES[name](), "html", pages=pages), encoding="utf-8", errors="replace")
            for way, how in WAYS.items():
                page = browser.new_page(**how)
                page.goto(file.as_uri())
                height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
                page.set_viewport_size({**how["viewport"], "height": height})
                page.screenshot(path=folder / f"{name}-{way}.png")
                page.close()
            page = browser.new_page()
            page.goto(file.as_uri())
            page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
            page.close()
            _printed(folder, name)


def _scene(browser: Any, folder: Path, name: str) -> None:
    """The window as it is, for the desk is made to be seen without scrolling."""
    scene = SCENES[name]
    texts = folder / name
    shutil.rmtree(texts, ignore_errors=True)
    texts.mkdir()
    for file, text in scene.texts.items():
        (texts / file).write_bytes(text.read_bytes() if isinstance(text, Path) else text.encode())
    with desk(texts) as open_desk:
        for one in open_desk.sitting.texts:
            one.sheet()
        scene.before(open_desk)
        for way, how in WAYS.items():
            context = browser.new_context(**how)
            page = context.new_page()
            page.goto(open_desk.address)
            page.goto(open_desk.origin + scene.page)
            for key in scene.keys:
                page.keyboard.press(key)
            page.wait_for_timeout(600)
            page.screenshot(path=folder / f"{name}-{way}.png")
            context.close()
    shutil.rmtree(texts)


def _decide(at: Desk, *chosen: str) -> None:
    for check, decision in zip(at.marks(), chosen, strict=False):
        at.decide(check, decision, note="Which of the two is right, and who says so?")


def _printed(folder: Path, name: str) -> None:
    document = pypdfium2.PdfDocument(folder / f"{name}.pdf")
    for number in range(min(len(document), 12)):
        document[number].render(scale=1.2).to_pil().save(folder / f"{name}-print-{number + 1}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
