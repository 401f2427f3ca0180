"""Quarters, halves and fiscal years: "Q3 2024", "H1", "FY2024"."""

from __future__ import annotations

from verifier.model.period import Grain
from verifier.numbers.point import Point
from verifier.numbers.tokens import Tokens
from verifier.numbers.years import short_year, spoken_year


def fiscal(t: Tokens, i: int) -> Point | None:
    """ "FY2024", "fiscal 2024", "fiscal year 2024"."""
    j = i + 2 if t.low[i + 1] == "year" else i + 1
    year = None
    if t.figure(j) and t.low[j].isdigit():
        if len(t.low[j]) == 4:
            year = int(t.low[j])
        elif len(t.low[j]) == 2 and t.low[i] == "fy":
            year = 2000 + int(t.low[j])
    if year is None or not 1500 <= year <= 2199:
        return None
    return Point(j + 1, Grain.YEAR, year, approximate=True)


def quarter_mark(t: Tokens, mark: int, number: int, last: int) -> Point | None:
    """ "Q3", "3Q", "H1", with the year that may follow."""
    if not t.low[number].isdigit() or t.raw(mark) not in ("Q", "H") or not (t.glued(max(mark, number))):
        return None
    which = int(t.low[number])
    quarter = t.raw(mark) == "Q"
    if not 1 <= which <= (4 if quarter else 2):
        return None
    return which_of_year(t, last, which, Grain.QUARTER if quarter else Grain.HALF)


def which_of_year(t: Tokens, j: int, which: int, grain: Grain) -> Point | None:
    """A quarter or half, with the year that may follow at a token."""
    month = 1 + (which - 1) * (3 if grain is Grain.QUARTER else 6)
    k = j
    fiscal = False
    while t.low[k] in ("of", "the", "fiscal", "year", ",", "in", "financial", "fy"):
        fiscal = fiscal or t.low[k] in ("fiscal", "fy", "financial")
        k += 1
    if t.figure(k) and len(t.low[k]) == 4 and t.low[k].isdigit() and 1500 <= int(t.low[k]) <= 2199:
        return Point(k + 1, grain, int(t.low[k]), month, approximate=fiscal)
    short = short_year(t, k) if k == j else spoken_year(t, k)
    if short:
        return Point(short[1], grain, short[0], month)
    return Point(j, grain, None, month)
