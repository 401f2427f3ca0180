"""A share, difference or mean in a table that its own cells do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, permutations

from verifier.checks.check import Outcome, check
from verifier.checks.grid import Column, columns, only
from verifier.model.claim import Claim
from verifier.model.document import Block
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.interval import Interval
from verifier.model.layout import Table
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator

_SHARE = re.compile(
    r"^\W*(?:share|percentage|per ?cent|percent|proportion|%)(?: of (?:the )?(?P<told>\w+))?\W*$",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"^\W*(?:difference|gap|surplus|margin|net|balance|shortfall)\b[^a-z]*(?:\([^)]*\))?\W*$", re.IGNORECASE
)
_MEAN = re.compile(r"^\W*(?:average|mean|overall (?:average|mean))\W*$", re.IGNORECASE)
_TOTAL = re.compile(r"^\W*(?:grand |overall )?(?:total|sum|all|altogether)\b", re.IGNORECASE)
# a mean of rates is weighted, a share of years is a change
_NO_MEAN = re.compile(r"\b(rate|share|ratio|per|index|percentage|density)\b|%", re.IGNORECASE)
_RATE = re.compile(r"\brate\b|%|\bper ?cent\b|\bshare\b|\bpercentage\b|\bproportion\b", re.IGNORECASE)
_YEAR = re.compile(r"^\W*(?:1[5-9]|20)\d\d\b")
_SURE = 2
"""So many rows that fit exactly show how a column was made."""


@check(
    message="“{words}” in the row “{row}” does not follow from its cells: {arithmetic}",
    suggestion="True would be about {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "| Route | Trips | Share |\n|---|---|---|\n| North | 120 | 40% |\n| South | 90 | 30% |\n| East | 90 | 35% |\n",
        "| Pier | Income | Costs | Net |\n|---|---|---|---|\n| Old | £90 | £60 | £30 |\n| New | £80 | £70 | £15 |\n",
        "| Boat | Crew |\n|---|---|\n| Ada | 6 |\n| Bea | 9 |\n| Cleo | 12 |\n| Average | 11 |\n",
        "| Boat | Sailings | Late | Late (%) |\n|---|---|---|---|\n| Ada | 40 | 30 | 75 |\n| Bea | 60 | 48 | 80 |\n"
        "| Cleo | 50 | 32 | 74 |\n",
        "| Port | Crew | Women | Men |\n|---|---|---|---|\n| Alder | 40 | 18 | 22 |\n| Holm | 61 | 29 | 32 |\n"
        "| Tern | 55 | 20 | 25 |\n",
    ),
    good=(
        "| Boat | Sailings | Late | Late (%) |\n|---|---|---|---|\n| Ada | 40 | 30 | 75 |\n| Bea | 60 | 48 | 80 |\n"
        "| Cleo | 50 | 32 | 64 |\n",
        "| Route | Trips | Share |\n|---|---|---|\n| North | 120 | 40% |\n| South | 90 | 30% |\n| East | 90 | 30% |\n",
        "| Pier | Income | Costs | Net |\n|---|---|---|---|\n| Old | £90 | £60 | £30 |\n| New | £80 | £70 | £10 |\n",
        "| Boat | Crew |\n|---|---|\n| Ada | 6 |\n| Bea | 9 |\n| Cleo | 12 |\n| Average | 9 |\n",
        "| Year | Trips | % |\n|---|---|---|\n| 2021 | 120 | 4% |\n| 2022 | 90 | −25% |\n| 2023 | 99 | 10% |\n",
        "| Boat | Late (%) |\n|---|---|\n| Ada | 6% |\n| Bea | 9% |\n| Average | 8% |\n",
        "| Port | Crew | Boats | Berths |\n|---|---|---|---|\n| Alder | 40 | 18 | 22 |\n| Holm | 61 | 29 | 40 |\n"
        "| Tern | 55 | 20 | 25 |\n",
        "| Pupil group | Pupils | Share on time |\n|---|---|---|\n| North | 120 | 40% |\n| South | 90 | 95% |\n",
    ),
)
def derived_column_misses_cells(ledger: Ledger) -> Iterator[Outcome]:
    """A table works out a share, a difference or a mean from its own cells, and one of them does not fit.

    One cell was updated and the one that depends on it was not.
    """
    for table, cells in columns(ledger):
        yield from _shares(ledger, table, cells)
        yield from _percentages(cells)
        yield from _sums(cells)
        yield from _differences(cells)
        yield from _means(ledger, table, cells)


def _shares(ledger: Ledger, table: Table, cells: tuple[Column, ...]) -> Iterator[Outcome]:
    """One column of amounts, and one that says what share of their total each is."""
    shares = [c for c in cells if _SHARE.match(c.head.words) and all(f.unit == "%" for _, f in c.rows)]
    amounts = [c for c in cells if all(f.unit != "%" for _, f in c.rows)]
    if (
        len(shares) != 1
        or len(amounts) != 1
        or len(cells) != 2
        or len(shares[0].rows) != len(amounts[0].rows)
    ):
        return
    if any(_YEAR.match(label.words) for label, _ in amounts[0].rows) or any(
        f.direction for _, f in shares[0].rows
    ):
        return
    told, makes = _SHARE.match(shares[0].head.words), sum(f.value or 0 for _, f in shares[0].rows)
    of = (told["told"] if told else "") or ""
    theirs = of.lower() in ("total", "all", "whole") or _stem(of) in map(_stem, amounts[0].head.words.split())
    if not theirs and (of or not 85 <= makes <= 115):  # shares of something else each
        return
    whole = _total(ledger, table, amounts[0])
    if whole.low is None or whole.low <= 0:
        return
    for (label, share), (_, amount) in zip(shares[0].rows, amounts[0].rows, strict=True):
        yield _judged(
            label,
            share,
            (amount.printed / whole).times(Fraction(100)),
            f"{amount.words} of the total",
            amount,
        )


def _percentages(cells: tuple[Column, ...]) -> Iterator[Outcome]:
    """ "Entered | Passed | Pass rate (%)": all rows but one show which column is divided by which."""
    for told in (c for c in cells if _RATE.search(c.head.words)):
        others = [c for c in cells if c is not told and len(c.rows) == len(told.rows) > 2]
        for part, whole in permutations(others, 2):
            rows = list(zip(told.rows, part.rows, whole.rows, strict=True))
            if any(not b.value or not a.value or a.unit == "%" for _, (_, a), (_, b) in rows):
                continue
            fits = [
                (a.printed / b.printed).times(Fraction(100)).meets(_percent(t))
                for (_, t), (_, a), (_, b) in rows
            ]
            if fits.count(False) > 1 or fits.count(True) < 2:
                continue
            for fit, ((label, t), (_, a), (_, b)) in zip(fits, rows, strict=True):
                if fit:
                    yield Held.on(t, a, b)
                    continue
                made = float(Fraction(a.value or 0) / Fraction(b.value or 1) * 100)
                yield Hit.on(
                    t,
                    a,
                    b,
                    confidence=Confidence.MEDIUM,
                    arithmetic=f"{a.words} / {b.words} = {made:.1f} %, not {t.words}",
                    words=t.words,
                    row=label.words,
                    truth=f"{made:.0f} %",
                )


def _sums(cells: tuple[Column, ...]) -> Iterator[Outcome]:
    """ "Played | Won | Drawn | Lost": all rows but one show which columns are added up to which."""
    for total in (c for c in cells if not _TOTAL.match(c.head.words)):
        for first, last in combinations(range(len(cells) + 1), 2):
            parts = cells[first:last]
            if len(parts) < 2 or total in parts or len({len(c.rows) for c in (total, *parts)}) > 1:
                continue
            rows = [
                (label, told, [part.rows[at][1] for part in parts])
                for at, (label, told) in enumerate(total.rows)
            ]
            if any(one.unit != told.unit or not one.value for _, told, made in rows for one in (told, *made)):
                continue
            fits = [told.value == sum(one.value or 0 for one in made) for _, told, made in rows]
            if fits.count(True) < _SURE or fits.count(False) > 1:
                continue
            for fit, (label, told, made) in zip(fits, rows, strict=True):
                if fit:
                    yield Held.on(told, *made)
                    continue
                sum_ = sum((one.value or Fraction(0) for one in made), Fraction(0))
                yield Hit.on(
                    told,
                    *made,
                    confidence=Confidence.MEDIUM,
                    arithmetic=f"{' + '.join(one.words for one in made)} = {float(sum_):,g}, not {told.words}",
                    words=told.words,
                    row=label.words,
                    truth=f"{float(sum_):,g}",
                )


def _percent(claim: Claim) -> Interval:
    """A percentage as printed, its sign in the header or beside it."""
    places = len(claim.words.partition(".")[2].rstrip("% "))
    half = Fraction(1, 2 * 10**places)
    value = claim.value or Fraction(0)
    return Interval(low=value - half, high=value + half)


def _stem(word: str) -> str:
    return word.lower().rstrip("s")


def _total(ledger: Ledger, table: Table, amounts: Column) -> Interval:
    """What the cells of a column make: the total the table prints, or their sum."""
    for row in table.body:
        if row and _TOTAL.match(row[0].words):
            cell = next((cell for cell in row if cell.column == amounts.head.column), None)
            figure = only(ledger, cell) if cell else None
            if figure:
                return figure.printed
    total = Interval(low=Fraction(0), high=Fraction(0))
    for _, figure in amounts.rows:
        total = total + figure.printed
    return total


def _differences(cells: tuple[Column, ...]) -> Iterator[Outcome]:
    """ "Income | Costs | Balance": the last column is the difference of the two before it."""
    for at in range(2, len(cells)):
        first, second, last = cells[at - 2 : at + 1]
        alike = len({(c.rows[0][1].unit, len(c.rows)) for c in (first, second, last)}) == 1
        if not alike or not _DIFFERENCE.match(last.head.words) or at != 2 or len(cells) != 3:
            continue
        for (label, difference), (_, a), (_, b) in zip(last.rows, first.rows, second.rows, strict=True):
            gap = a.printed - b.printed
            stated = difference.printed
            fits = gap if gap.meets(stated) or not (-gap).meets(stated) else -gap
            yield _judged(label, difference, fits, f"{a.words} − {b.words}", a, b)


def _means(ledger: Ledger, table: Table, cells: tuple[Column, ...]) -> Iterator[Outcome]:
    """The row called "Average" against the rows above it."""
    for row in table.body:
        if not row or not _MEAN.match(row[0].words):
            continue
        for column in cells:
            cell = next((cell for cell in row if cell.column == column.head.column), None)
            mean = only(ledger, cell) if cell else None
            if mean is None or mean.unit == "%" or _NO_MEAN.search(column.head.words) or len(column.rows) < 2:
                continue
            total = Interval(low=Fraction(0), high=Fraction(0))
            for _, figure in column.rows:
                total = total + figure.printed
            figures = [figure for _, figure in column.rows]
            values = [figure.value or Fraction(0) for figure in figures]
            outside = mean.value is not None and not min(values) <= mean.value <= max(values)
            yield _judged(
                row[0],
                mean,
                total.times(Fraction(1, len(figures))),
                f"({' + '.join(figure.words for figure in figures[:6])}) / {len(figures)}",
                *figures,
                confidence=Confidence.HIGH if outside else Confidence.MEDIUM,
            )


def _judged(
    label: Block,
    stated: Claim,
    room: Interval,
    sum_: str,
    *cells: Claim,
    confidence: Confidence = Confidence.HIGH,
) -> Outcome:
    around = _loosened(stated)
    if stated.comparator not in (Comparator.EQUAL, Comparator.ABOUT) or around.meets(room):
        return Held.on(stated, *cells)
    middle = ((room.low or Fraction(0)) + (room.high or Fraction(0))) / 2
    places = 0 if stated.value is not None and stated.value.denominator == 1 else 1
    truth = f"{float(middle):,.{places}f}{' %' if stated.unit == '%' else ''}"
    return Hit.on(
        stated,
        *cells[:2],
        confidence=confidence,
        words=stated.words,
        row=label.words,
        truth=truth,
        arithmetic=f"{sum_} = {truth}, not {stated.words}",
    )


def _loosened(claim: Claim) -> Interval:
    """The printed reading, and one more unit of the last place either way: shares are rounded to make 100."""
    low, high = claim.printed.low, claim.printed.high
    if low is None or high is None:
        return claim.printed
    step = high - low if claim.unit == "%" and high > low else Fraction(0)
    half = (
        Fraction(1, 2)
        if step == 0 and claim.unit != "%" and claim.value is not None and claim.value.denominator == 1
        else Fraction(0)
    )
    return Interval(low=low - step / 2 - half, high=high + step / 2 + half)
