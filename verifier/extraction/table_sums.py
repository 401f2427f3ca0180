"""Tables and lists in, sums out: a row, column or item called "total" and the cells it adds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction

from verifier.extraction.stems import stem, stemmed
from verifier.model.claim import Claim
from verifier.model.document import Block, Zone
from verifier.model.layout import Table, listings, tables
from verifier.model.ledger import Ledger, Sum
from verifier.model.mention import Comparator, Kind

_TOTAL = re.compile(
    r"^\W*(?:(?:grand|overall|sum) )?(?:totals?|sum|altogether|all together|overall|in all|in total|all told"
    r"|all|combined|together|everyone|everybody|everything)\b\s*(?:\([^)]*\))?[^a-z]*$",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"^\W*(?:all|every|both|total|whole|the whole) (?:[a-z-]+ ){0,2}(?P<noun>[a-z-]+)\W*$", re.IGNORECASE
)
_YEAR = re.compile(r"^\W*(?:(?:1[5-9]|20)\d\d|(?:full |whole )?(?:year|season))\W*$", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_IN_YEAR = re.compile(
    rf"^\W*(?:{_MONTH}(?:\s?(?:[-–—]|to)\s?{_MONTH})?|q[1-4]|h[12]|(?:first|second|third|fourth|1st|2nd|3rd|4th)"
    r" (?:half|quarter)|spring|summer|autumn|fall|winter)(?: (?:1[5-9]|20)\d\d)?\W*$",
    re.IGNORECASE,
)
_IN_A_YEAR = {2: "half", 4: "quarter", 12: "month"}
"""Into so many parts a year is divided, if nothing of it is left out."""
_NOT_ADDED = re.compile(
    r"\b(average|mean|median|rate|ratio|per|index|price|growth|change|rank|year|age|score|time|density|share of"
    r"|subtotal|sub-total|total|net|gross|of which|including|cumulative|running|minimum|maximum|min|max|balance)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(includ\w+|such as|among|example|e\.g\.|at least|some of|mainly|mostly|largest|biggest|other|more|than|up from"
    r"|options?|prizes?|prices?|packages?|each|between|either|from|to choose)\b",
    re.IGNORECASE,
)
_PLAIN = (Comparator.EQUAL, Comparator.ABOUT)
_ADDABLE = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.PERCENT)


def table_sums(ledger: Ledger) -> Iterator[Sum]:
    """Totals per axis of every table, and of every list with a "Total: ..." item."""
    for table in tables(ledger.document):
        if len(table.rows) >= 3:
            yield from _down(ledger, table)
            yield from _across(ledger, table)
    yield from _items(ledger)
    yield from _announced(ledger)


def _down(ledger: Ledger, table: Table) -> Iterator[Sum]:
    """The row of totals, below its parts or above them."""
    body, labels = table.body, [row[0].words for row in table.body]
    around = [head.words for head in table.header]
    at = next(
        (at for at in (-1, 0) if _is_total(labels[at], labels[:-1] if at else labels[1:], around)), None
    )
    named = (
        at is None and _ALL.match(labels[-1]) is not None
    )  # "Total income": one column at least must show it
    if at is None and not named:
        return
    at = -1 if at is None else at
    parts = body[:-1] if at else body[1:]
    if any(_NOT_ADDED.search(row[0].words) or _TOTAL.match(row[0].words) for row in parts):
        return
    found: list[Sum] = []
    for cell in body[at][1:]:
        head = next((h.words for h in table.header if h.column == cell.column), "")
        if not _NOT_ADDED.search(_TOTAL.sub("", head)):
            beside = [c for row in parts for c in row if c.column == cell.column]
            found += _sum(ledger, cell, beside, body[at][0].words, near=at == 0)
    if not named or any(_makes(one.total, one.parts, Fraction(0)) for one in found):
        yield from found


def _across(ledger: Ledger, table: Table) -> Iterator[Sum]:
    """The column of totals, right of its parts or left of them."""
    labels = [head.words for head in table.heads]
    if len(labels) < 3:
        return
    around = [table.header[0].words] if labels[-1].lower().startswith("total") else labels[-1:]
    at = next(
        (at for at in (-1, 0) if _is_total(labels[at], labels[:-1] if at else labels[1:], around)), None
    )
    if at is None:
        return
    parts = labels[:-1] if at else labels[1:]
    if any(_NOT_ADDED.search(label) or _ALL.match(label) for label in parts):
        return
    found: list[Sum] = []
    for row in table.body:
        cells = [cell for cell in row if cell.column > 0]
        if len(cells) == len(labels):
            found += _sum(ledger, cells[at], cells[:-1] if at else cells[1:], labels[at])
    held = sum(_makes(one.total, one.parts, Fraction(0)) for one in found)
    # right of a total may stand what is no part of it; an "All calls" no row adds up to has more kinds than columns
    total = at and (held or not _ALL.match(labels[at]))
    if total or 2 * held >= len(found) > 1:
        yield from found


def _is_total(label: str, parts: Sequence[str], around: Sequence[str]) -> bool:
    """ "Total", "All gates" under "Gate", and the year of its quarters."""
    if _TOTAL.match(label):
        return True
    told = _ALL.match(label)
    if told:
        return any(stem(told["noun"].lower()) in stemmed(words) for words in around)
    return _YEAR.match(label) is not None and len(parts) in _IN_A_YEAR and all(map(_IN_YEAR.match, parts))


def _items(ledger: Ledger) -> Iterator[Sum]:
    """ "- Quay: £4m", "- Yard: £3m", "- Total: £7m"."""
    for listing in listings(ledger.document):
        items = listing.top
        label, colon, _ = items[-1].words.partition(":")
        if len(items) < 3 or not colon or not _TOTAL.match(label):
            continue
        labels = [item.words.partition(":") for item in items[:-1]]
        if all(mark and not _NOT_ADDED.search(name) for name, mark, _ in labels):
            yield from _sum(ledger, items[-1], items[:-1], label)


def _announced(ledger: Ledger) -> Iterator[Sum]:
    """ "The board has set aside £14m for three works:" and a list whose every item has one amount."""
    blocks = ledger.document.blocks
    for listing in listings(ledger.document):
        items, intro = listing.top, blocks[listing.first - 1] if listing.first else None
        if intro is None or len(items) < 2 or not intro.words.rstrip().endswith(":"):
            continue
        whole = re.match(r"(?:All|The whole|Every one of|Its|Their|Our)\b", intro.words) is not None
        kinds = (Kind.MONEY, Kind.NUMBER, Kind.COUNT) if whole else (Kind.MONEY,)
        figures = [c for c in ledger.by_block.get(listing.first - 1, ()) if c.kind in kinds]
        told = intro.words + " ".join(item.words for item in items)
        if len(figures) != 1 or _SOME.search(intro.words) or _NOT_ADDED.search(told):
            continue
        parts = [_only(ledger, item) for item in items]
        total = figures[0]
        if (
            all(p and p.unit == total.unit and p.comparator in _PLAIN for p in parts)
            and total.comparator in _PLAIN
        ):
            yield Sum(total=total, parts=tuple(p for p in parts if p), cue=":")


def _sum(
    ledger: Ledger, total: Block, parts: Sequence[Block], cue: str, *, near: bool = False
) -> Iterator[Sum]:
    """`near` where a total stands first: what follows may as well be only some of it, or cut in two ways."""
    figures = [_only(ledger, block) for block in (total, *parts)]
    stated = [figure for figure in figures if figure]
    if len(stated) != len(figures) or len(stated) < 3:
        return
    first = stated[0]
    if near and not _makes(first, stated[1:], Fraction(1, 5)):
        return
    if all((f.unit, f.dimension) == (first.unit, first.dimension) for f in stated) and all(
        f.comparator in (Comparator.EQUAL, Comparator.ABOUT) for f in stated[1:]
    ):
        yield Sum(total=first, parts=tuple(stated[1:]), cue=cue.strip())


def _makes(total: Claim, parts: Sequence[Claim], slack: Fraction) -> bool:
    """Whether the parts make the total, give or take a share of it."""
    made = sum((part.value or Fraction(0) for part in parts), Fraction(0))
    return total.value is not None and abs(made - total.value) <= slack * abs(total.value)


def _only(ledger: Ledger, block: Block) -> Claim | None:
    """The one figure of a cell or item, if it is one that can be added."""
    if block.zone in (Zone.REFERENCES, Zone.RELATED):
        return None
    inside = [
        claim for claim in _claims(ledger, block) if claim.kind not in (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)
    ]
    return inside[0] if len(inside) == 1 and inside[0].kind in _ADDABLE else None


def _claims(ledger: Ledger, block: Block) -> list[Claim]:
    low = bisect_left(ledger.claims, block.start, key=lambda claim: claim.start)
    high = bisect_left(ledger.claims, block.end, key=lambda claim: claim.start)
    return list(ledger.claims[low:high])
