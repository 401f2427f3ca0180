"""Dates named by their place in another: "the first week of October", "Friday next week", "week of 5 May"."""

from __future__ import annotations

from datetime import date, timedelta

from verifier.model.period import Grain, Period, months_later
from verifier.numbers import lexicon
from verifier.numbers.cardinal import amount_at
from verifier.numbers.dates import point_at
from verifier.numbers.nouns import stops
from verifier.numbers.ordinals import ordinal_value
from verifier.numbers.point import Point, resolve
from verifier.numbers.relative import relative_at
from verifier.numbers.tokens import Tokens
from verifier.numbers.years import year_after

_INNER = frozenset(("day", "week", "weekend", "month", "quarter", "half"))
_GRAIN_OF = {"week": Grain.WEEK, "month": Grain.MONTH, "quarter": Grain.QUARTER, "half": Grain.HALF}
_LAST_OF_YEAR = {"quarter": 3, "half": 6}
"""Months of "the last quarter of 2019"; the others are told by their ordinals."""
_LATEST = frozenset(("last", "final"))
_STARTS = frozenset(("of", "starting", "beginning", "commencing", "ending"))
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


def nth_at(t: Tokens, i: int, today: date | None) -> Point | None:
    """The date at a token that is a part of the one named after it."""
    calendar = lexicon.calendar()
    low = t.low[i]
    if low in calendar.weekdays:
        k = i + 2 if t.low[i + 1] == "of" else i + 1
        if t.low[k] in calendar.shifts and t.low[k + 1] == "week":
            return _day_of_week(t, k, calendar.weekdays[low], k + 2, today)
    if low in calendar.shifts and t.low[i + 1] == "week":
        k = i + 3 if t.low[i + 2] == "on" else i + 2
        if t.low[k] in calendar.weekdays:
            return _day_of_week(t, i, calendar.weekdays[t.low[k]], k + 1, today)
    if low in ("week", "weekend", "w", "iso", "calendar"):
        return _week(t, i, today)
    found = (None, i + 1) if low in _LATEST else ordinal_value(t, i)
    if found and found[0] and t.low[found[1]] in _LAST_OF_YEAR:
        return None
    return (_several(t, found, today) or _part(t, found, today)) if found else None


def _day_of_week(t: Tokens, week: int, weekday: int, last: int, today: date | None) -> Point | None:
    point = relative_at(t, week, today)
    if point is None:
        return None
    fixed = point.fixed
    day = fixed.start + timedelta(days=weekday) if fixed and fixed.start else None
    return Point(last, Grain.DAY, fixed=_days(day, 1, Grain.DAY), relative=True)


def _week(t: Tokens, i: int, today: date | None) -> Point | None:
    """ "week of 5 May", "the week beginning May 5", "w/c 5 May", "ISO week 31", "week 31 of 2018"."""
    low = t.low[i]
    if low == "w":
        if t.low[i + 1] == "/" and t.raw(i + 2) in ("c", "e", "b") and t.glued(i + 1) and t.glued(i + 2):
            return _week_of(t, i + 3, "of" if t.low[i + 2] == "c" else "ending", "week", today)
        return None
    j = i + 2 if low in ("iso", "calendar") and t.low[i + 1] == "week" else i + 1
    if t.figure(j) and t.low[j].isdigit() and len(t.low[j]) <= 2 and 1 <= int(t.low[j]) <= 53:
        return _numbered_week(t, j, today, named=j > i + 1)
    if low not in ("week", "weekend") or t.low[j] not in _STARTS:
        return None
    k = j + 1
    k += 1 if t.low[k] in ("on", "the") else 0
    return _week_of(t, k, t.low[j], low, today)


def _numbered_week(t: Tokens, j: int, today: date | None, *, named: bool) -> Point | None:
    """The ISO week of a year; "week 10" alone counts a season or a trial."""
    number = int(t.low[j])
    found = year_after(t, j + 1) if t.low[j + 1] != "in" else None
    if found is None and not named:
        return None
    year = found[0] if found else today.year if today else None
    start = date.fromisocalendar(year, number, 1) if year and number < 53 else None
    last = found[1] if found else j + 1
    return Point(last, Grain.WEEK, fixed=_days(start, 7, Grain.WEEK), relative=True)


def _week_of(t: Tokens, k: int, word: str, unit: str, today: date | None) -> Point | None:
    """The week that a day stands in, begins or ends."""
    inner = relative_at(t, k, today) or point_at(t, k)
    if inner is None or inner.grain is not Grain.DAY or (word == "of" and inner.relative):
        return None
    if t.low[inner.last] in ("to", "through", "-", "–"):
        return None
    if inner.year is None and today and word not in ("of", "ending"):
        inner.year = _monday_year(inner, today)
    found = resolve(inner, today)
    day = found.start if found and found.grain is Grain.DAY else None
    if day is None:
        return Point(inner.last, Grain.WEEK, relative=True)
    if unit == "weekend":
        day += timedelta(days=min(5 - day.weekday(), 0) if day.weekday() > 4 else 5 - day.weekday())
        return Point(inner.last, Grain.SPAN, fixed=_days(day, 2, Grain.SPAN), relative=True)
    if word == "ending":
        day -= timedelta(days=6)
    elif word == "of":
        day -= timedelta(days=day.weekday())
    return Point(inner.last, Grain.WEEK, fixed=_days(day, 7, Grain.WEEK), relative=True)


def _monday_year(point: Point, today: date) -> int | None:
    """The nearest year in which a day is a Monday, as the first day of a week should be."""
    for year in sorted(range(today.year - 2, today.year + 3), key=lambda year: abs(year - today.year)):
        period = resolve(point, today, year)
        if period and period.start and period.start.weekday() == 0:
            return year
    return None


def _several(t: Tokens, found: tuple[int | None, int], today: date | None) -> Point | None:
    """ "first six months of 2024", "the last 10 days of May"."""
    count, j = found
    if count not in (None, 1):
        return None
    amount = amount_at(t, j)
    if amount is None or amount.value.denominator != 1 or not 0 < amount.value < 400:
        return None
    unit = lexicon.calendar().units.get(t.low[amount.last])
    k = amount.last + 1
    if unit not in ("day", "week", "month", "quarter", "year") or t.low[k] not in ("of", "in"):
        return None
    outer = _outer(t, k + 1, today)
    if outer is None or outer.grain is Grain.DAY:
        return None
    point = Point(outer.last, Grain.SPAN, relative=True)
    whole = resolve(outer, today)
    if whole and whole.start and whole.end:
        point.fixed = _stretch(whole.start, whole.end, int(amount.value), unit, from_end=count is None)
        if point.fixed and whole.approximate:
            point.fixed = point.fixed.model_copy(update={"approximate": True})
    return point


def _stretch(start: date, end: date, count: int, unit: str, *, from_end: bool) -> Period | None:
    """So many units at the beginning or end of a stretch."""
    months = _MONTHS_IN.get(unit, 0) * count
    if months:
        low = months_later(end.year, end.month, -months) if from_end else start
        high = end if from_end else months_later(start.year, start.month, months)
        exact = start.day == end.day == 1
    else:
        days = timedelta(days=count * (7 if unit == "week" else 1))
        low, high = (end - days, end) if from_end else (start, start + days)
        exact = unit == "day"
    if not (start <= low < high <= end):
        return None
    return Period(start=low, end=high, grain=Grain.SPAN, approximate=not exact)


def _outer(t: Tokens, k: int, today: date | None) -> Point | None:
    """The stretch that holds the part: "October", "next year", "the 1990s"."""
    k += 1 if t.low[k] == "the" else 0
    point = relative_at(t, k, today) or point_at(t, k)
    if point and point.grain is Grain.YEAR and t.word(point.last) and not stops(t.low[point.last]):
        return point if t.low[point.last] in ("calendar", "fiscal", "financial") else None
    return point


def _part(t: Tokens, found: tuple[int | None, int], today: date | None) -> Point | None:
    """ "first week of October", "last Friday of 2015", "20th of next month", "third week next year"."""
    count, j = found
    calendar = lexicon.calendar()
    named = t.low[j]
    inner = named if named in _INNER else None
    weekday = calendar.weekdays.get(named) if t.capital(j) or len(named) > 5 else None
    if inner or weekday is not None:
        k = j + 1
    elif count and t.low[j if named != "of" else j + 1] in calendar.shifts:
        k, inner = j, "day"
        if t.low[j if named != "of" else j + 1] == "past" or t.low[j + 1 + (named == "of")] != "month":
            return None
    else:
        return None
    if t.low[k] in ("of", "in"):
        k += 1
    elif t.low[k] not in ("this", "last", "next") or (inner in _LAST_OF_YEAR or t.low[k + 1] == "week"):
        return None
    outer = _outer(t, k, today)
    if outer is None or outer.grain is Grain.DAY:
        return None
    if inner in _LAST_OF_YEAR and outer.grain is not Grain.YEAR:
        return None
    point = Point(outer.last, _GRAIN_OF.get(inner or "", Grain.DAY), relative=True)
    whole = resolve(outer, today)
    if whole and whole.start and whole.end:
        point.fixed = _count(whole.start, whole.end, count, inner, weekday)
    return point


def _count(
    start: date, end: date, count: int | None, inner: str | None, weekday: int | None
) -> Period | None:
    """The nth week, day, month or weekday between two days; the last one if `count` is None."""
    if inner in _LAST_OF_YEAR:
        low = months_later(end.year, end.month, -_LAST_OF_YEAR[inner]) if count is None else None
        return Period(start=low, end=end, grain=_GRAIN_OF[inner]) if low else None
    if inner == "month":
        first = (
            months_later(start.year, start.month, count - 1)
            if count
            else months_later(end.year, end.month, -1)
        )
        return (
            Period(start=first, end=months_later(first.year, first.month, 1), grain=Grain.MONTH)
            if start <= first < end
            else None
        )
    if inner == "week":
        return _nth_week(start, end, count)
    wanted = 5 if inner == "weekend" else weekday
    if wanted is None:
        day = start + timedelta(days=count - 1) if count else end - timedelta(days=1)
    elif count:
        day = start + timedelta(days=(wanted - start.weekday()) % 7 + 7 * (count - 1))
    else:
        final = end - timedelta(days=1)
        day = final - timedelta(days=(final.weekday() - wanted) % 7)
    if not start <= day < end:
        return None
    return _days(day, 2 if inner == "weekend" else 1, Grain.DAY)


def _nth_week(start: date, end: date, count: int | None) -> Period | None:
    """Weeks run from Monday and belong where most of their days are (ISO 8601); a text may mean days 1 to 7."""
    inside = start + timedelta(days=3) if count else end - timedelta(days=4)
    monday = inside - timedelta(days=inside.weekday()) + timedelta(days=7 * ((count or 1) - 1))
    if monday + timedelta(days=3) >= end:
        return None
    return Period(start=monday, end=monday + timedelta(days=7), grain=Grain.WEEK, approximate=True)


def _days(start: date | None, count: int, grain: Grain) -> Period | None:
    if start is None:
        return None
    return Period(start=start, end=start + timedelta(days=count), grain=grain if count != 2 else Grain.SPAN)
