"""Pictures of the report, to look at: `python tests/screenshots.py FOLDER [NAME...]`.

Each page at 1440 and 390 pixels, in the dark, and as it is printed. Wants Chromium and the group dev.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import report_fixtures as fixtures
from browsers import opened

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


def main(folder: Path, names: list[str]) -> None:
    """Write every picture of every page into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {check.name: check for check in registry.checks()}
    with opened() as browser:
        for name in names or PAGES:
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


def _printed(folder: Path, name: str) -> None:
    document = pypdfium2.PdfDocument(folder / f"{name}.pdf")
    for number in range(min(len(document), 12)):
        document[number].render(scale=1.2).to_pil().save(folder / f"{name}-print-{number + 1}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
