"""Tables and lists in, sums out: a row, column or item called "total" and the cells it adds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from verifier.model.claim import Claim
from verifier.model.document import Block, Zone
from verifier.model.layout import Table, listings, tables
from verifier.model.ledger import Ledger, Sum
from verifier.model.mention import Comparator, Kind

_TOTAL = re.compile(
    r"^\W*(grand |overall )?(total|totals|sum|altogether|in all|all told|combined)\b[^a-z]*$", re.IGNORECASE
)
_ALL = re.compile(r"^\W*(?:all|every) [a-z]+\W*$|^\W*(?:everyone|everybody|everything)\W*$", re.IGNORECASE)
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
    body = table.body
    last = body[-1] if body else ()
    if (
        not last
        or not _TOTAL.match(last[0].words)
        or any(_NOT_ADDED.search(row[0].words) for row in body[:-1])
    ):
        return
    for cell in last[1:]:
        head = next((h.words for h in table.header if h.column == cell.column), "")
        if not _NOT_ADDED.search(head):
            above = [c for row in body[:-1] for c in row if c.column == cell.column]
            yield from _sum(ledger, cell, above, last[0].words)


def _across(ledger: Ledger, table: Table) -> Iterator[Sum]:
    heads = table.header
    if len(heads) < 4 or not (_TOTAL.match(heads[-1].words) or _ALL.match(heads[-1].words)):
        return
    if any(_NOT_ADDED.search(head.words) for head in heads[1:-1]):
        return
    for row in table.body:
        cells = [cell for cell in row if 0 < cell.column < heads[-1].column]
        total = [cell for cell in row if cell.column == heads[-1].column]
        if len(total) == 1 and len(cells) == heads[-1].column - 1:
            yield from _sum(ledger, total[0], cells, heads[-1].words)


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


def _sum(ledger: Ledger, total: Block, parts: Sequence[Block], cue: str) -> Iterator[Sum]:
    figures = [_only(ledger, block) for block in (total, *parts)]
    stated = [figure for figure in figures if figure]
    if len(stated) != len(figures) or len(stated) < 3:
        return
    first = stated[0]
    if all((f.unit, f.dimension) == (first.unit, first.dimension) for f in stated) and all(
        f.comparator in (Comparator.EQUAL, Comparator.ABOUT) for f in stated[1:]
    ):
        yield Sum(total=first, parts=tuple(stated[1:]), cue=cue.strip())


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
