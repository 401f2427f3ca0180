"""Quarters, halves and fiscal years: "Q3 2024", "H1", "FY2024", "2019-Q1"."""

from __future__ import annotations

from verifier.model.period import Grain
from verifier.numbers.point import Point
from verifier.numbers.tokens import Tokens
from verifier.numbers.years import short_year, whole_year, year_after

_FISCAL = frozenset(("fiscal", "fy", "financial"))
_BEGIN_LATER = frozenset(("tax", "academic", "school"))
"""Years that begin in another month than January, where "year" follows."""
YEARS_OF = _FISCAL | _BEGIN_LATER | {"calendar"}


def fiscal(t: Tokens, i: int) -> Point | None:
    """ "FY2024", "fiscal 2024", "fiscal year 2024", "FY24"."""
    if t.low[i] in _BEGIN_LATER and t.low[i + 1] != "year":
        return None
    found = _numbered(t, i)
    return _quarter_of(t, *found) if found else None


def _quarter_of(t: Tokens, year: int, j: int) -> Point:
    """ "FY2025 Q1" or the fiscal year alone."""
    if t.raw(j) in ("Q", "H") and t.glued(j + 1) and t.figure(j + 1):
        point = quarter_mark(t, j, j + 1, j + 2, year)
        if point:
            point.approximate = True
            return point
    return Point(j, Grain.YEAR, year, approximate=True)


def calendar_year(t: Tokens, i: int) -> Point | None:
    """ "calendar year 2024", "CY2024"."""
    found = _numbered(t, i) if t.low[i + 1] == "year" or t.raw(i) == "CY" else None
    return Point(found[1], Grain.YEAR, found[0]) if found else None


def _numbered(t: Tokens, i: int) -> tuple[int, int] | None:
    """The year after "FY", "fiscal year" and the like, and the token after it."""
    j = i + 2 if t.low[i + 1] == "year" else i + 1
    if t.figure(j) and len(t.low[j]) == 2 and t.low[i] in ("fy", "cy") and t.low[j].isdigit():
        return 2000 + int(t.low[j]), j + 1
    text = t.low[j]
    if len(text) == 4 and text.isdigit() and t.low[j + 1] == "/" and len(t.low[j + 2]) == 2:
        return int(text), j + 1  # of "2024/25"
    found = year_after(t, j) if t.figure(j) or t.low[j] in ("'", "’") else None
    return found if found and found[0] >= 1500 else None


def quarter_mark(t: Tokens, mark: int, number: int, last: int, year: int | None = None) -> Point | None:
    """ "Q3", "3Q", "H1", with the year that may follow, if none went before."""
    first = min(mark, number)
    if (
        not t.low[number].isdigit()
        or not t.glued(max(mark, number))
        or (t.glued(first) and t.word(first - 1))
    ):
        return None
    if t.glued(last) and t.word(last) and t.low[last] not in _FISCAL:
        return None  # "H2O"
    which = int(t.low[number])
    quarter = t.low[mark] == "q"
    if not 1 <= which <= (4 if quarter else 2):
        return None
    grain = Grain.QUARTER if quarter else Grain.HALF
    if year is not None:
        return Point(last, grain, year, _first_month(which, grain))
    if mark > number and t.glued(last) and t.figure(last):
        after = _tied_year(t, last)
        return Point(last + 1, grain, after, _first_month(which, grain)) if after else None
    if t.low[last] in ("/", "-") and t.glued(last) and t.glued(last + 1) and len(t.low[last + 1]) == 2:
        after = _tied_year(t, last + 1)  # "Q4/24"
        if after:
            return Point(last + 2, grain, after, _first_month(which, grain))
    point = which_of_year(t, last, which, grain)
    return point if t.raw(mark) in ("Q", "H") or (point.year is not None and mark < number) else None


def _tied_year(t: Tokens, k: int) -> int | None:
    """The year of "2Q24" and "2Q2024"."""
    text = t.low[k]
    if not text.isdigit() or (t.glued(k + 1) and (t.word(k + 1) or t.figure(k + 1))):
        return None
    return whole_year(int(text)) if len(text) == 2 else int(text) if len(text) == 4 else None


def which_of_year(t: Tokens, j: int, which: int, grain: Grain) -> Point:
    """A quarter or half, with the year that may follow at a token."""
    month = _first_month(which, grain)
    k = j
    is_fiscal = False
    while t.low[k] in ("of", "the", "year", ",", "in") or t.low[k] in _FISCAL:
        is_fiscal = is_fiscal or t.low[k] in _FISCAL
        k += 1
    found = year_after(t, k)
    if t.low[k - 1] == "fy" and t.figure(k) and len(t.low[k]) == 2 and _tied_year(t, k):
        found = _tied_year(t, k) or 0, k + 1
    if found and found[0] >= 1500 and (t.low[k] not in ("'", "’", "‘") or short_year(t, j)):
        return Point(found[1], grain, found[0], month, approximate=is_fiscal or t.low[found[1]] in _FISCAL)
    return Point(j, grain, None, month)


def _first_month(which: int, grain: Grain) -> int:
    return 1 + (which - 1) * (3 if grain is Grain.QUARTER else 6)
