"""Figures with a label: the items of a list told as "Harvest: 4,000 tonnes", and the rows of a table of two columns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from verifier.model.claim import Claim
from verifier.model.document import Block
from verifier.model.layout import listings, tables
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)


class Labelled(NamedTuple):
    """ "Harvest of wheat", 4,000 tonnes."""

    label: str
    claim: Claim


def labelled(ledger: Ledger) -> Iterator[list[Labelled]]:
    """Of every list and every table of two columns, the lines that hold one figure after their label."""
    for listing in listings(ledger.document):
        told = [_item(ledger, item) for item in listing.top]
        yield [one for one in told if one]
    for table in tables(ledger.document):
        if all(len(row) == 2 for row in table.rows):
            lines = [(row[0].words, within(ledger, row[1])) for row in table.body]
            yield [Labelled(label, claims[0]) for label, claims in lines if len(claims) == 1]


def within(ledger: Ledger, block: Block) -> list[Claim]:
    """The figures of a block, dates and ranks left out."""
    low = bisect_left(ledger.claims, block.start, key=lambda claim: claim.start)
    high = bisect_left(ledger.claims, block.end, key=lambda claim: claim.start)
    return [claim for claim in ledger.claims[low:high] if claim.kind not in _TIMES]


def _item(ledger: Ledger, item: Block) -> Labelled | None:
    head, colon, _ = item.words.partition(":")
    claims = within(ledger, item)
    later = len(claims) == 1 and item.words.find(claims[0].words) > len(head)
    return Labelled(re.sub(r"\s+", " ", head.strip()), claims[0]) if colon and later else None
