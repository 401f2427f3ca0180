"""Decades and centuries: "the 1990s", "the '40s", "the nineteen seventies", "the 21st century"."""

from __future__ import annotations

from verifier.model.period import Grain
from verifier.numbers import lexicon
from verifier.numbers.point import Point
from verifier.numbers.tokens import Tokens
from verifier.numbers.years import ERAS_BEFORE

DECADES = {
    "noughties": 2000,
    "aughts": 2000,
    "tens": 2010,
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}
_BEFORE = frozenset(
    ("the", "early", "mid", "late", "-", "roaring", "swinging", "booming", "hungry", "naughty")
)
_OWN = frozenset(("her", "his", "their", "my", "our", "your", "in"))
_FIRMS = frozenset(("fox", "insurance", "group", "holding", "holdings", "studios", "films"))
_DASHES = frozenset("-–‐‑")
_CENTURIES = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}


def decade(t: Tokens, i: int, number: int) -> Point | None:
    """ "the 1990s", "the 1970's", "the 80s", "1990 s" of a text cut into tokens."""
    j = i + 1
    if t.low[j] in ("'", "’") and t.glued(j):
        j += 1
    tied = t.glued(j) or (len(t.low[i]) == 4 and not t.word(j + 1))
    if t.low[j] != "s" or not tied or number % 10 or (t.glued(j + 1) and t.word(j + 1)):
        return None
    if t.low[j + 1] == "of" and number % 1000 == 0 and t.low[j + 2] not in ("the", "this"):
        return None  # "1000s of people"
    if len(t.low[i]) == 4 and 1000 <= number <= 2190 and (j == i + 1 or t.low[i - 1] == "the"):
        return Point(j + 1, Grain.DECADE, year=number)
    if len(t.low[i]) == 2 and _named(t, i):
        return Point(j + 1, Grain.DECADE, (1900 if number > 20 else 2000) + number)
    return None


def _named(t: Tokens, i: int) -> bool:
    """Whether it is a decade of the calendar, not of a life: "the 80s", not "in her early 80s"."""
    k = i - 2 if t.low[i - 1] == "-" else i - 1
    return t.low[k] == "the" or (t.low[k] in _BEFORE and t.low[k - 1] not in _OWN)


def short_decade(t: Tokens, i: int) -> Point | None:
    """ "'90s"."""
    low = t.low[i + 1]
    if len(low) == 2 and low[1] == "0" and t.low[i + 2] == "s" and t.glued(i + 2):
        return Point(i + 3, Grain.DECADE, (1900 if low > "15" else 2000) + int(low))
    return None


def spoken_decade(t: Tokens, i: int) -> Point | None:
    """ "the nineties", "the nineteen seventies", "the twenty-tens"."""
    low = t.low[i]
    if low in DECADES:
        if low in ("tens", "aughts") or t.low[i - 1] not in _BEFORE:
            return None
        return Point(i + 1, Grain.DECADE, DECADES[low]) if _named(t, i) else None
    j = i + 2 if t.low[i + 1] in _DASHES and t.glued(i + 1) else i + 1
    century = _CENTURIES.get(low)
    if century is None or t.low[j] not in DECADES or t.low[i - 1] not in _BEFORE:
        return None
    return Point(j + 1, Grain.DECADE, century + DECADES[t.low[j]] % 100)


def century_at(t: Tokens, i: int, value: int, j: int) -> Point | None:
    """ "21st century", not "its second century" or a firm's name."""
    counted = value < 10 and t.low[i - 1] in (*_OWN, "its")
    if (
        t.raw(j + 1) in ERAS_BEFORE
        or t.low[j] not in ("century", "centuries")
        or not 0 < value <= 30
        or counted
        or t.low[j + 1] in _FIRMS
    ):
        return None
    return Point(j + 1, Grain.CENTURY, max(100 * (value - 1), 1))


def decades() -> frozenset[str]:
    """Words at which a decade may begin."""
    return frozenset(DECADES) | frozenset(_CENTURIES) & frozenset(lexicon.cardinals())
