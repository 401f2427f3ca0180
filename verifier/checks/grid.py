"""Tables as data: the one figure of each cell, by column, sums and averages left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from verifier.model.claim import Claim
from verifier.model.document import Block, Zone
from verifier.model.layout import Table, tables
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

SUMMED = re.compile(
    r"^\W*(?:grand |overall |sub-?)?(?:total|sum|all|average|mean|median|overall|altogether)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_FEW = 2
_NO_AMOUNT = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.RANGE)


class Column(NamedTuple):
    """One column of a table: its header, and the row labels with their figures."""

    head: Block
    rows: tuple[tuple[Block, Claim], ...]


def columns(ledger: Ledger) -> Iterator[tuple[Table, tuple[Column, ...]]]:
    """Every table with a header, and its columns that hold one figure of one unit in every row."""
    for table in tables(ledger.document):
        if not table.header or len(table.body) < 2 or table.header[0].zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        found = [column for head in table.heads if (column := _column(ledger, table, head))]
        yield table, tuple(found)


def turned(ledger: Ledger) -> Iterator[tuple[Table, tuple[Column, ...]]]:
    """The same of tables whose rows are what is measured: each row as a column, its cells under the table's header."""
    for table in tables(ledger.document):
        if len(table.heads) < _FEW or table.header[0].zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        found = []
        for label, *cells in (row for row in table.body if row[0].column == 0 and row[0].words.strip()):
            heads = [next((h for h in table.header if h.column == cell.column), None) for cell in cells]
            figures = [only(ledger, cell) for cell in cells]
            rows = [(h, f) for h, f in zip(heads, figures, strict=True) if h is not None and f is not None]
            if len(rows) == len(cells) > 1 and len({(f.unit, f.dimension) for _, f in rows}) == 1:
                found.append(Column(label, tuple(rows)))
        yield table, tuple(found)


def years(ledger: Ledger) -> Iterator[tuple[Table, tuple[Column, ...]]]:
    """Every table with a header, and its columns that hold a year in every row."""
    for table in tables(ledger.document):
        found = []
        for head in table.heads:
            cells = [(row[0], cell) for row in table.body for cell in row if cell.column == head.column]
            dates = [(label, year) for label, cell in cells if (year := _year(ledger, cell))]
            if len(dates) == len(cells) > 1:
                found.append(Column(head, tuple(dates)))
        yield table, tuple(found)


def _year(ledger: Ledger, cell: Block) -> Claim | None:
    low = bisect_left(ledger.claims, cell.start, key=lambda claim: claim.start)
    inside = ledger.claims[low : bisect_left(ledger.claims, cell.end, key=lambda claim: claim.start)]
    return inside[0] if len(inside) == 1 and is_year(inside[0]) else None


def is_year(claim: Claim) -> bool:
    """Whether a date is a bare year."""
    return claim.kind is Kind.DATE and _YEAR.fullmatch(claim.words) is not None


def _column(ledger: Ledger, table: Table, head: Block) -> Column | None:
    rows: list[tuple[Block, Claim]] = []
    for row in table.body:
        label = row[0]
        cell = next((cell for cell in row if cell.column == head.column), None)
        figure = only(ledger, cell) if cell else None
        if label.column != 0 or not label.words.strip() or SUMMED.match(label.words):
            continue
        if figure is None:
            return None
        rows.append((label, figure))
    units = {(claim.unit, claim.dimension) for _, claim in rows}
    return Column(head, tuple(rows)) if len(rows) > 1 and len(units) == 1 else None


def only(ledger: Ledger, cell: Block) -> Claim | None:
    """The one amount of a cell."""
    low = bisect_left(ledger.claims, cell.start, key=lambda claim: claim.start)
    high = bisect_left(ledger.claims, cell.end, key=lambda claim: claim.start)
    inside = [claim for claim in ledger.claims[low:high] if claim.kind not in _NO_AMOUNT]
    return inside[0] if len(inside) == 1 and high - low == 1 and inside[0].value is not None else None
