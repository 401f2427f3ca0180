"""A ranking in which a lower rank has the higher value."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from verifier.checks.check import Outcome, check
from verifier.checks.grid import columns, only
from verifier.checks.labelled import within
from verifier.checks.lineups import ranked
from verifier.checks.phrases import forms, found, pattern
from verifier.checks.superlatives import placed
from verifier.model.claim import Claim
from verifier.model.document import Block, Form
from verifier.model.finding import Held, Hit, Severity, Stretch, Verdict
from verifier.model.layout import Listing, Table, listings, tables
from verifier.model.ledger import Ledger

_RANK = re.compile(r"^\W*(?:rank|ranking|place|pos\.?|position|standing)\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*(\d{1,3})(?:st|nd|rd|th)?\.?\W*$")


_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_CAME = re.compile(
    rf"(?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){{0,3}}) (?:came|ranks?|ranked|finished|is|was|stands?|stood|comes)"
    rf" (?:in )?(?P<rank>{'|'.join(_PLACES)}|last)(?: place)?"
    r"(?=[,.;]|$| (?:in|on|of) (?:the|this) (?:table|list|ranking|standings)\b)"
)
_TWO = re.compile(r"[.?!]\s")
_ANOTHER = re.compile(
    r"\b(?:before|after|until|if|would|not|behind only|previous|last (?:year|season)|in (?:19|20)\d\d)\b"
)


@check(
    message="“{low}” on rank {second} is {than} “{high}” on rank {first}",
    suggestion="Order the rows anew, or mend one of the two values.",
    at_most=Severity.WARNING,
    bad=(
        "| Rank | Port | Sailings |\n|---|---|---|\n| 1 | Northport | 745 |\n| 2 | Eastbay | 650 |\n"
        "| 3 | Alder | 710 |\n| 4 | Holm | 320 |\n",
        "| Boat | Points |\n|---|---|\n| Tern | 27 |\n| Gull | 24 |\n| Eider | 22 |\n| Heron | 9 |\n\n"
        "With 22 points, Eider came second in the table.\n",
        "| Place | Boat | Faults |\n|---|---|---|\n| 1 | Ada | 2 |\n| 2 | Bea | 5 |\n"
        "| 3 | Cleo | 4 |\n| 4 | Dora | 9 |\n",
        "| Pos. | Club | Points |\n|---|---|---|\n| 1st | Reds | 41 |\n| 2nd | Blues | 44 |\n| 3rd | Greens | 39 |\n"
        "| 4th | Whites | 12 |\n| 5th | Blacks | 8 |\n",
        "The longest piers, by length\n\n1. Alder, 3.4 km\n2. Holm, 2.6 km\n3. Tern, 2.9 km\n4. Gull, 1.1 km\n",
    ),
    good=(
        "The longest piers, by length\n\n1. Alder, 3.4 km\n2. Holm, 2.9 km\n3. Tern, 2.6 km\n4. Gull, 1.1 km\n",
        "The stages of the walk\n\n1. To Alder, 3.4 km\n2. To Holm, 2.6 km\n3. To Tern, 2.9 km\n4. To Gull, 1.1 km\n",
        "| Rank | Port | Sailings |\n|---|---|---|\n| 1 | Northport | 745 |\n| 2 | Eastbay | 710 |\n"
        "| 3 | Alder | 650 |\n| 4 | Holm | 650 |\n",
        "| Boat | Points |\n|---|---|\n| Tern | 27 |\n| Gull | 24 |\n| Eider | 22 |\n| Heron | 9 |\n\n"
        "With 22 points, Eider came third in the table. With nine points, Heron came last.\n",
        "| Place | Boat | Minutes |\n|---|---|---|\n| 1 | Ada | 41 |\n| 2 | Bea | 44 |\n"
        "| 3 | Cleo | 52 |\n| 4 | Dora | 60 |\n",
        "| Rank | Port | Sailings | Berths |\n|---|---|---|---|\n| 1 | Northport | 745 | 3 |\n"
        "| 2 | Eastbay | 650 | 9 |\n"
        "| 3 | Alder | 710 | 2 |\n| 4 | Holm | 320 | 5 |\n",
        "| Rank | Port | Sailings |\n|---|---|---|\n| 1 | Northport | 45 |\n| 2 | Eastbay | 650 |\n| 3 | Alder | 71 |\n"
        "| 4 | Holm | 320 |\n",
    ),
)
def rank_misses_values(ledger: Ledger) -> Iterator[Outcome]:
    """A table or list ranks its rows, and their only figure does not fall (or rise) from rank to rank.

    One break in an otherwise ordered column is a slip; a column in no order was not what the rank is of.
    """
    yield from _told(ledger)
    yield from _behind(ledger)
    yield from _lined_up(ledger)
    for table in tables(ledger.document):
        yield from _ordered(_ranked(ledger, table), 4, _announced(ledger, table.rows[0][0]))
    for listing in listings(ledger.document):
        yield from _ordered(_numbered(ledger, listing), 3, _announced(ledger, listing.items[0]))


def _announced(ledger: Ledger, first: Block) -> str:
    """What stands right above a table or a list, where it says how it is ordered: "the three biggest employers"."""
    blocks = ledger.document.blocks
    at = bisect_left(blocks, first.start, key=lambda block: block.start)
    below = next((n for n in range(at, len(blocks)) if blocks[n].group != first.group), at)
    beside = [blocks[n].words for n in (at - 1, below) if 0 <= n < len(blocks) and n != at]
    told = [
        words for words in beside if pattern("superlative", "RANKED").search(words) and not _TWO.search(words)
    ]
    return told[0] if told else ""


def _ordered(figures: list[Claim], least: int, above: str) -> Iterator[Outcome]:
    """Figures in the order of their ranks: one swapped pair in an order that is else kept."""
    values = [claim.value or Fraction(0) for claim in figures]
    falling = [pattern("superlative", words).search(above) is not None for words in ("MOST", "LEAST")]
    if len(values) < (3 if any(falling) else least):
        return
    falls = [at for at, (a, b) in enumerate(pairwise(values)) if a < b]
    rises = [at for at, (a, b) in enumerate(pairwise(values)) if a > b]
    if not falls or not rises:
        yield Held.on(*figures)
    elif len(values) == 3 and falling[0] is not falling[1]:
        at, falls_ = (falls[0], True) if falling[0] else (rises[0], False)
        yield _swapped(figures, at, falling=falls_)
    elif min(len(falls), len(rises)) == 1 and max(len(falls), len(rises)) > 1:
        at = min(falls, rises, key=len)[0]
        falling_ = len(falls) <= len(rises)
        if [*values[:at], values[at + 1], values[at], *values[at + 2 :]] != sorted(values, reverse=falling_):
            return
        yield _swapped(figures, at, falling=falling_)


def _swapped(figures: list[Claim], at: int, *, falling: bool) -> Hit:
    """Two figures of which the second should stand first."""
    return Hit.on(
        figures[at + 1],
        figures[at],
        verdict=Verdict.OVERSTATED,
        low=figures[at + 1].words,
        high=figures[at].words,
        first=at + 1,
        second=at + 2,
        than="more than" if falling else "less than",
        arithmetic=f"{figures[at].words} {'<' if falling else '>'} {figures[at + 1].words}",
    )


def _numbered(ledger: Ledger, listing: Listing) -> list[Claim]:
    """The figures of a list numbered from 1 whose heading says that it is a ranking: one an item, of one unit."""
    numbers = [item.number for item in listing.items]
    if numbers != list(range(1, len(numbers) + 1)) or not _announced(ledger, listing.items[0]):
        return []
    figures = [within(ledger, item) for item in listing.items]
    if any(len(claims) != 1 or claims[0].value is None for claims in figures):
        return []
    return [claims[0] for claims in figures] if len({claims[0].unit for claims in figures}) == 1 else []


def _told(ledger: Ledger) -> Iterator[Outcome]:
    """ "With 22 goals, Holm came second in the table": the row, its own figure, and its place in an ordered column."""
    ordered = [
        column
        for _, cells in columns(ledger)
        for column in cells
        if len(column.rows) > 2 and _falls([claim.value or Fraction(0) for _, claim in column.rows])
    ]
    if not ordered:
        return
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        came = _CAME.search(sentence.words) if block.form is not Form.CELL else None
        if not came or _ANOTHER.search(sentence.words):
            continue
        for column in ordered:
            named = [
                (label, claim) for label, claim in column.rows if came["name"].endswith(label.words.strip())
            ]
            if len(named) != 1 or named[0][1].value not in {claim.value for claim in claims}:
                continue
            values = [claim.value for _, claim in column.rows]
            row = named[0][1]
            rank = len(values) if came["rank"] == "last" else _PLACES.index(came["rank"]) + 1
            start, end = sentence.span(*came.span("rank"))
            place = Stretch(start=start, end=end)
            if rank <= len(values) and values[rank - 1] == row.value:
                yield Held.on(place, row)
            else:
                yield Hit.on(
                    place,
                    row,
                    low=row.words,
                    high=values[0],
                    first=1,
                    second=values.index(row.value) + 1,
                    than="less than",
                    arithmetic=f"{named[0][0].words} is on row {values.index(row.value) + 1}, not {rank}",
                )


def _behind(ledger: Ledger) -> Iterator[Outcome]:
    """ "Norway came second with 25 medals, behind Sweden with 21 and ahead of Finland with 14"."""
    for index, skeleton in ledger.figures.items():
        words = ledger.sentences[index][2].words
        if not pattern("superlative", "STANDS").search(words) or pattern("superlative", "FEWER").search(
            words
        ):
            continue
        for section, more in (("behind", False), ("ahead_of", True)):
            for match, by in found(forms("superlative", section), skeleton):
                own, other = by["a"], by["b"]
                alike = own.unit == other.unit and len({c.noun for c in (own, other) if c.noun}) < 2
                if not alike or own.dimension == "time" or own.value is None or other.value is None:
                    continue
                if own.value == other.value or (own.value > other.value) is more:
                    yield Held.on(own, other)
                    continue
                yield Hit.on(
                    other,
                    own,
                    low=other.words,
                    high=own.words,
                    first=2 if more else 1,
                    second=1 if more else 2,
                    than="more than" if more else "less than",
                    arithmetic=f"{match['word']}: {own.words} {'<' if more else '>'} {other.words}",
                )


def _lined_up(ledger: Ledger) -> Iterator[Outcome]:
    """ "Alder scored 81, Birch 76 and Holm 88. Alder came first"."""
    told = list(ranked(ledger))
    broken = [one for one in told if not one.holds]
    superlatives = [one.told.sentence for one in placed(ledger) if not one.holds] if broken else []
    broken = [one for one in broken if not any(s.start <= one.place.start < s.end for s in superlatives)]
    yield from (Held.on(one.place, one.own.claim) for one in told if one.holds)
    for one in broken[:1]:
        own, up = one.own.claim, one.up is not False
        order = sorted((own, *(other.claim for other in one.rivals)), key=lambda c: c.value or 0, reverse=up)
        rank = one.rank if one.rank > 0 else len(order)
        other = next(claim for claim in (order[rank - 1], *order) if claim is not own)
        yield Hit.on(
            one.place,
            own,
            other,
            low=own.words,
            high=other.words,
            first=order.index(other) + 1,
            second=order.index(own) + 1,
            than="less than" if (order.index(own) > order.index(other)) is up else "more than",
            arithmetic=(" > " if up else " < ").join(claim.words for claim in order),
        )


def _falls(values: list[Fraction]) -> bool:
    return all(a >= b for a, b in pairwise(values)) and values[0] > values[-1]


def _ranked(ledger: Ledger, table: Table) -> list[Claim]:
    """The figures of the only other column of amounts, where the first column is a rank from 1 on."""
    if not table.header or not _RANK.match(table.header[0].words):
        return []
    ranks = [_NUMBER.match(row[0].words) for row in table.body if row]
    if [int(rank[1]) for rank in ranks if rank] != list(range(1, len(table.body) + 1)):
        return []
    figures: list[list[Claim]] = []
    for head in table.heads:
        cells: list[Block] = list(table.column(head.column))
        claims = [claim for cell in cells if (claim := only(ledger, cell))]
        if claims:
            figures.append(claims if len(claims) == len(table.body) else [])
    return figures[0] if len(figures) == 1 and len({claim.unit for claim in figures[0]}) == 1 else []
