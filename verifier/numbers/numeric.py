"""Dates in digits alone: "2024-04-03", "21/04/2016", "13.5.2015", "on 4/22", "11/2016".

Where day and month could be either way (03/04/2024), a weekday beside the date or another date of the same
text decides; else the date is all the days between both readings, roughly.
"""

from __future__ import annotations

from datetime import date, timedelta

from verifier.model.period import Grain, Period
from verifier.numbers import lexicon
from verifier.numbers.point import Point
from verifier.numbers.tokens import Tokens
from verifier.numbers.years import whole_year

_SIGNS = frozenset("-/–.")
_CUES = frozenset(("on", "by", "until", "till", "since"))
_YEARS = range(1800, 2200)


def numeric(t: Tokens, i: int, weekday: int | None = None) -> Point | None:
    """The date in digits that begins at a token."""
    low = t.low[i]
    if low.count(".") == 2:
        return _in_order(t, low.split("."), i + 1, weekday) if _plain(t, i, low) else None
    sign = t.low[i + 1]
    if sign not in _SIGNS or not t.figure(i + 2) or not low.isdigit():
        return None
    tied = t.glued(i + 1) and t.glued(i + 2)
    if t.low[i + 3] == sign and t.figure(i + 4) and (tied or t.glued(i + 1) == t.glued(i + 2)):
        return _three(t, i, weekday)
    if t.low[i + 3] in _SIGNS and t.glued(i + 3) and t.figure(i + 4):
        return None
    return _year_month(t, i, tied=tied) or (_day_month(t, i, weekday) if tied else None)


def _three(t: Tokens, i: int, weekday: int | None) -> Point | None:
    """ "2024-04-03", "03/04/2024", "21/4/16"."""
    parts = [t.low[i], t.low[i + 2], t.low[i + 4]]
    tied = all(t.glued(i + k) for k in (1, 2, 3, 4))
    goes_on = t.low[i + 5] == t.low[i + 1] or (t.low[i + 5] == "-" and t.low[i + 7] != "/")
    if not all(part.isdigit() for part in parts) or (goes_on and t.low[i + 5] in "-/" and t.glued(i + 5)):
        return None
    if not tied and (t.low[i + 1] != "/" or len(parts[2]) != 4):
        return None
    if len(parts[0]) == 4:
        year, month, day = map(int, parts)
        fits = 1 <= month <= 12 and 1 <= day <= 31
        return Point(i + 5, Grain.DAY, year, month, day) if fits else None
    return _in_order(t, parts, i + 5, weekday)


def _plain(t: Tokens, i: int, low: str) -> bool:
    """Whether three numbers with dots are a date, not a version: years in full, or a date's neighbours."""
    if len(low.rpartition(".")[2]) == 4:
        return True
    before = i - 1
    return not (t.word(before) and (t.capital(before) or t.low[before] in ("v", "version")))


def _in_order(t: Tokens, parts: list[str], last: int, weekday: int | None) -> Point | None:
    """Day, month and year in the order they must have."""
    if not all(part.isdigit() for part in parts) or len(parts[2]) not in (2, 4):
        return None
    if len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    first, second, year = map(int, parts)
    if len(parts[2]) == 2:
        year = whole_year(year)
    if not 1000 <= year <= 2199:
        return None
    days = [day for day in (_day(year, first, second), _day(year, second, first)) if day]
    if len(days) == 2 and days[0] != days[1]:
        days = [day for day in days if day.weekday() == weekday] or days
        us = t.month_first
        if len(days) == 2 and us is None:
            low, high = min(days), max(days) + timedelta(days=1)
            return Point(
                last, Grain.DAY, fixed=Period(start=low, end=high, grain=Grain.SPAN, approximate=True)
            )
        if len(days) == 2:
            days = days[:1] if us else days[1:]
    if not days:
        return None
    return Point(last, Grain.DAY, days[0].year, days[0].month, days[0].day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_month(t: Tokens, i: int, *, tied: bool) -> Point | None:
    """ "2016-11", "2016/3", "11/2016"; "2011-12" is two years."""
    a, sign, b = t.low[i], t.low[i + 1], t.low[i + 2]
    before, after = i - 1, i + 3
    if not (a.isdigit() and b.isdigit()) or sign == "." or not (tied or sign == "/"):
        return None
    if t.glued(after) and (t.word(after) or t.low[after] in _SIGNS - {"."} or t.low[after] == "%"):
        return None
    if (t.glued(i) and (t.word(before) or t.low[before] in "-/_#:")) or t.low[before] == "no":
        return None
    if len(a) == 4 and len(b) <= 2 and int(a) in _YEARS and 1 <= int(b) <= 12:
        two_years = int(b) > int(a) % 10 ** len(b)
        return None if two_years else Point(after, Grain.MONTH, int(a), int(b))
    named = t.capital(before) and not t.opens(before)
    if len(a) <= 2 and len(b) == 4 and int(b) in _YEARS and 1 <= int(a) <= 12 and not named:
        return Point(after, Grain.MONTH, int(b), int(a))
    return None


def _day_month(t: Tokens, i: int, weekday: int | None) -> Point | None:
    """ "on 4/22", "Friday 22/4": only with a word that says it is a date, and only if one order fits."""
    a, sign, b = t.low[i], t.low[i + 1], t.low[i + 2]
    if weekday is None and (t.low[i - 1] not in _CUES or (sign == "-" and t.low[i - 1] != "on")):
        return None
    if sign in ".–" or not (a.isdigit() and b.isdigit()) or len(a) > 2 or len(b) > 2:
        return None
    if t.word(i + 3) and t.low[i + 3] not in lexicon.group("stops"):
        return None
    first, second = int(a), int(b)
    month, day = (first, second) if second > 12 else (second, first)
    if not (1 <= month <= 12 < day <= 31):
        return None
    return Point(i + 3, Grain.DAY, None, month, day)
