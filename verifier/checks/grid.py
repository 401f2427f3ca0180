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
        found = [column for head in table.header[1:] if (column := _column(ledger, table, head))]
        yield table, tuple(found)


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
