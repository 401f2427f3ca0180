"""What the desk knows in, its pages out: templates of its own beside those of the report, every word escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup, escape

from verifier.checks import registry
from verifier.desk.offers import offers, taken
from verifier.desk.sheet import Item, Sheet, state
from verifier.desk.units import Unit, unit_at
from verifier.errors import InputError
from verifier.interfaces.review.opened import Opened
from verifier.interfaces.review.sitting import Sitting
from verifier.model.report import Report
from verifier.reporting import Page
from verifier.reporting.article import Article, Marked, marked
from verifier.reporting.html import TEMPLATES as REPORT
from verifier.reporting.html import environment
from verifier.reporting.marks import Mark
from verifier.reporting.view import Cards, Shown
from verifier.reporting.words import looked

_HERE = Path(__file__).parent
STATIC = {
    "report.css": (REPORT / "report.css", "text/css"),
    "desk.css": (_HERE / "static" / "desk.css", "text/css"),
    "desk.js": (_HERE / "static" / "desk.js", "text/javascript"),
}


class Tab(NamedTuple):
    """One opened text in the list of them; `sheet` is None while it is being checked."""

    number: int
    path: str
    title: str
    sheet: Sheet | None
    failure: str = ""


class Desk(NamedTuple):
    """A finding on the desk: its card, the article beside it, and what can be edited for it."""

    shown: Shown
    item: Item
    state: str
    nameable: bool
    article: Article
    places: tuple[tuple[str, Unit], ...]
    """Each place of the finding that can be edited: its words, and the stretch they stand in."""
    offers: tuple[str, ...]
    edited: str
    """What stands in the field: the stretch as it is, or with the offer that was taken."""
    chosen: int
    """Which of the places is edited."""
    quoting: tuple[str, ...]
    """The claims that quote the passage, and follow an edit of it."""


def render(name: str, sitting: Sitting, form: str, **given: Any) -> str:
    """One page."""
    return _environment().get_template(name).render(sitting=sitting, form=form, **given)


def tabs(sitting: Sitting) -> list[Tab]:
    """All opened texts as far as they are checked."""
    return list(_tabs(sitting.texts))


def _tabs(texts: Sequence[Opened]) -> Iterator[Tab]:
    for number, text in enumerate(texts, 1):
        sheet, failure = None, text.checking.failure
        try:
            sheet = text.ready()
        except InputError as error:
            failure = str(error)
        title = sheet.report.document.title if sheet else ""
        yield Tab(number, text.path, title or text.path, sheet, failure)


def desk(sheet: Sheet, item: Item, place: int, offer: int) -> Desk:
    """A finding with everything that is shown of it; `place` and `offer` count from 0, an offer of -1 is none."""
    report = sheet.report
    article = marked(report.document, _marks(sheet, item), 2)
    cards = Cards(report, every_check(), article.anchors)
    shown = cards.card(item.finding, f"f{item.number}", item.number)
    places = tuple(_places(report, item))
    chosen = place if 0 <= place < len(places) else 0
    offered = offers(item.finding)
    edited = places[chosen][1].text if places else ""
    if places and 0 <= offer < len(offered):
        edited = taken(places[chosen][1], item.finding, offered[offer])
    nameable = sheet.blamed.name(item.finding) is not None
    unit = places[chosen][1] if places else Unit(0, "")
    quoting = sheet.blamed.quoting(unit.start, unit.end)
    return Desk(shown, item, state(item.review), nameable, article, places, offered, edited, chosen, quoting)


def _places(report: Report, item: Item) -> Iterator[tuple[str, Unit]]:
    seen = set()
    for place in item.finding.here:
        unit = unit_at(report.document, place.start, place.end)
        if unit not in seen:
            seen.add(unit)
            yield place.words or place.quote, unit


def _marks(sheet: Sheet, current: Item) -> Iterator[Marked]:
    """Every finding that is open, and the current one last, so that it lies over the others."""
    for item in (*(one for one in sheet.items if one is not current), current):
        here = item is current
        kind = item.finding.severity.value if here else "apart"
        for index, place in enumerate(item.finding.places, 1):
            if place.document or not (here or item.open):
                continue
            mark = Mark(
                0, 0, kind, "", f"f{item.number}p{index}", item.number if here else 0, f"f{item.number}"
            )
            yield place.start, place.end, mark


@cache
def every_check() -> Mapping[str, Page]:
    """The page of each check, by name."""
    return {check.name: check for check in registry.checks()}


@cache
def _environment() -> Environment:
    made = environment(_HERE / "templates")
    made.globals.update(raw=_raw, looked=looked)
    return made


def _raw(text: str) -> Markup:
    """Text to be edited: escaped, and else to the letter, for it is written back."""
    return escape(text)
