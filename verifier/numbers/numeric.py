"""Dates in digits alone: "2024-04-03", "21/04/2016", "the 1990s"."""

from __future__ import annotations

from verifier.model.period import Grain
from verifier.numbers.point import Point
from verifier.numbers.tokens import Tokens

DECADES = {
    "noughties": 2000,
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}


def decade(t: Tokens, i: int, number: int) -> Point | None:
    """ "the 1990s", "the 1970's", "the 80s"."""
    j = i + 1
    if t.low[j] in ("'", "’") and t.glued(j):
        j += 1
    if t.low[j] != "s" or not t.glued(j) or number % 10 or (t.glued(j + 1) and t.word(j + 1)):
        return None
    if len(t.low[i]) == 4 and 1000 <= number <= 2190 and (j == i + 1 or t.low[i - 1] == "the"):
        return Point(j + 1, Grain.DECADE, year=number)
    if (
        len(t.low[i]) == 2
        and t.low[i - 1] in ("the", "early", "mid", "late", "-")
        and t.low[i - 2] not in ("her", "his", "their", "in")
    ):
        return Point(j + 1, Grain.DECADE, (1900 if number > 20 else 2000) + number)
    if len(t.low[i]) == 2 and t.low[i - 1] == "the":
        return Point(j + 1, Grain.DECADE, (1900 if number > 20 else 2000) + number)
    return None


def numeric(t: Tokens, i: int) -> Point | None:
    """2024-04-03, 03/04/2024, 21/4/16."""
    parts = [t.low[i], t.low[i + 2], t.low[i + 4]]
    if not all(part.isdigit() for part in parts) or (t.low[i + 5] in ("-", "/") and t.glued(i + 5)):
        return None
    if len(parts[0]) == 4:
        year, month, day = map(int, parts)
        if 1 <= month <= 12 and 1 <= day <= 31:
            return Point(i + 5, Grain.DAY, year, month, day)
        return None
    if len(parts[2]) not in (2, 4) or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    return in_order(parts, i + 5, day_first=False)


def in_order(parts: list[str], last: int, *, day_first: bool) -> Point | None:
    """Day, month and year from their digits, in the order they must have."""
    if (
        not all(part.isdigit() for part in parts)
        or len(parts[2]) not in (2, 4)
        or len(parts[0]) > 2
        or len(parts[1]) > 2
    ):
        return None
    a, b, year = map(int, parts)
    if day_first or a > 12:
        a, b = b, a
    if not (1 <= a <= 12 and 1 <= b <= 31):
        return None
    if len(parts[2]) == 2:
        year += 2000 if year < 50 else 1900
    return Point(last, Grain.DAY, year, a, b) if 1000 <= year <= 2199 else None


def short_decade(t: Tokens, i: int) -> Point | None:
    """ "'90s"."""
    low = t.low[i + 1]
    if len(low) == 2 and low[1] == "0" and t.low[i + 2] == "s" and t.glued(i + 2):
        return Point(i + 3, Grain.DECADE, (1900 if low > "15" else 2000) + int(low))
    return None
