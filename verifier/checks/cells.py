"""Kinds of table cells: a cell in, what it holds out; a header in, which kinds its cells may hold out."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum

from verifier.checks.phrases import pattern
from verifier.model.document import Block
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind


class Holding(StrEnum):
    """What one cell holds."""

    NOTHING = "nothing"
    """A dash, a blank, or an answer without a figure: "not published"."""
    YEAR = "a year"
    DATE = "a date"
    CLOCK = "a time of day"
    MONEY = "money"
    PERCENT = "a percentage"
    AMOUNT = "a number"
    WORDS = "words"
    NAME = "a name"
    MIXED = "several things"


_YEAR = re.compile(r"\W*(?:c(?:a|irca)?\.?\s?)?(?:1[0-9]|20|21)\d\d(?:s|[-–—/]\d{2,4})?\W*")
_TIME = r"(?:\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
_HOURS = re.compile(rf"\W*{_TIME}\s?(?:[-–—]|to|until)\s?{_TIME}\W*", re.IGNORECASE)
_CLOCK = re.compile(
    r"\W*\d{1,2}[:.h]\d\d(?:\s?(?:[ap]\.?m\.?|h|hrs))?\W*|\W*\d{1,2}\s?[ap]\.?m\.?\W*", re.IGNORECASE
)
_TITLED = re.compile(
    r"^(?:Mrs?|Ms|Miss|Dr|Sir|Prof(?:essor)?|Rev|Fr|Capt(?:ain)?|Cllr|Lord|Lady)\b\.?\s[A-Z]"
)
_NAMED = re.compile(r"[A-Z][\w’'-]+(?:(?:\s(?:of|the|and|for|de|in|on))*\s[A-Z][\w’'.-]*)+")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]|\s*[*†‡]+")
_TEXT = re.compile(r"[^\W\d_]{2}")

_AMOUNTS = frozenset((Holding.AMOUNT, Holding.PERCENT, Holding.MONEY, Holding.MIXED))
_DATES = frozenset((Holding.YEAR, Holding.DATE, Holding.MIXED))
_PROMISES = (
    ("YEAR", _DATES),
    ("DATE", _DATES | {Holding.CLOCK}),
    ("CLOCK", frozenset((Holding.CLOCK, Holding.DATE))),
    ("MONEY", _AMOUNTS),
    ("SPAN", _AMOUNTS | _DATES),
    ("PERSON", frozenset((Holding.NAME, Holding.WORDS, Holding.MIXED))),
    ("AMOUNT", _AMOUNTS | {Holding.YEAR, Holding.CLOCK}),
)
"""A population may be 1,974, printed without its comma; a duration may be printed as 1:24."""


def holding(ledger: Ledger, cell: Block) -> Holding:
    """What a cell holds, as far as its figures and letters show."""
    words = cell.words.strip(" -–—.…*")
    if not re.search(r"\w", words):
        return Holding.NOTHING
    if _YEAR.fullmatch(words):
        return Holding.YEAR
    if _CLOCK.fullmatch(words) or _HOURS.fullmatch(words):
        return Holding.CLOCK
    low = bisect_left(ledger.claims, cell.start, key=lambda claim: claim.start)
    high = bisect_left(ledger.claims, cell.end, key=lambda claim: claim.start)
    figures = ledger.claims[low:high]
    if len(figures) == 1 and not _TITLED.search(words):
        kind = figures[0].kind
        known = {Kind.MONEY: Holding.MONEY, Kind.PERCENT: Holding.PERCENT}
        return Holding.DATE if kind in (Kind.DATE, Kind.PERIOD) else known.get(kind, Holding.AMOUNT)
    if re.search(_TIME, words):
        return Holding.CLOCK  # "10:42 (est.)"
    if figures or re.search(r"\d", words):
        return Holding.MIXED
    return _said(words)


def _said(words: str) -> Holding:
    """The same for a cell without a figure."""
    low = words.lower()
    if pattern("cells", "NUMBER_WORD").search(low):
        return Holding.AMOUNT
    if pattern("cells", "WEEKDAY").fullmatch(low) or pattern("cells", "MONTH").search(low):
        return Holding.DATE
    if _TITLED.search(words):
        return Holding.NAME
    if pattern("cells", "ANSWER").search(low) or not _TEXT.search(words):
        return Holding.NOTHING
    return Holding.NAME if _NAMED.fullmatch(words) else Holding.WORDS


def promised(header: str) -> frozenset[Holding]:
    """Which kinds the cells under a header, or beside a label, may hold; nothing where it does not say."""
    bare = _BRACKETS.sub("", header).strip(" :*").lower()
    bare = re.sub(r",?\s(?:in|for|per|to|at|on|,)\s.*$|,.*$|\s(?:1[5-9]|20)\d\d$", "", bare)
    return next((kinds for name, kinds in _PROMISES if pattern("cells", name).fullmatch(bare)), frozenset())
