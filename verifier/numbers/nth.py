"""Dates named by their place in another: "the first week of October", "Friday next week"."""

from __future__ import annotations

from datetime import date, timedelta

from verifier.model.period import Grain, Period, months_later
from verifier.numbers import lexicon
from verifier.numbers.dates import point_at
from verifier.numbers.ordinals import ordinal_value
from verifier.numbers.point import Point, resolve
from verifier.numbers.relative import relative_at
from verifier.numbers.tokens import Tokens


def nth_at(t: Tokens, i: int, today: date | None) -> Point | None:
    """The date at a token that is a part of the one named after it."""
    calendar = lexicon.calendar()
    low = t.low[i]
    if low in calendar.weekdays and t.low[i + 1] in calendar.shifts and t.low[i + 2] == "week":
        return _day_of_week(t, i + 1, calendar.weekdays[low], i + 3, today)
    if low in calendar.shifts and t.low[i + 1] == "week" and t.low[i + 2] in calendar.weekdays:
        return _day_of_week(t, i, calendar.weekdays[t.low[i + 2]], i + 3, today)
    found = (None, i + 1) if low == "last" else ordinal_value(t, i)
    return _part(t, found, today) if found else None


def _day_of_week(t: Tokens, week: int, weekday: int, last: int, today: date | None) -> Point | None:
    point = relative_at(t, week, today)
    if point is None:
        return None
    fixed = point.fixed
    day = fixed.start + timedelta(days=weekday) if fixed and fixed.start else None
    return Point(last, Grain.DAY, fixed=_days(day, 1, Grain.DAY), relative=True)


def _part(t: Tokens, found: tuple[int | None, int], today: date | None) -> Point | None:
    """ "first week of October", "last Friday of 2015", "20th of next month"."""
    count, j = found
    calendar = lexicon.calendar()
    named = t.low[j]
    inner = named if named in ("week", "weekend", "day", "month") else None
    weekday = calendar.weekdays.get(named) if t.capital(j) else None
    if inner or weekday is not None:
        k = j + 1
    elif named == "of" and count and t.low[j + 1] in calendar.shifts and t.low[j + 2] == "month":
        k, inner = j, "day"
    else:
        return None
    if t.low[k] not in ("of", "in"):
        return None
    k += 2 if t.low[k + 1] == "the" else 1
    outer = relative_at(t, k, today) or point_at(t, k)
    if outer is None or outer.grain is Grain.DAY:
        return None
    point = Point(outer.last, Grain.WEEK if inner == "week" else Grain.DAY, relative=True)
    period = resolve(outer, today)
    if period and period.start and period.end:
        point.fixed = _count(period.start, period.end, count, inner, weekday)
    return point


def _count(
    start: date, end: date, count: int | None, inner: str | None, weekday: int | None
) -> Period | None:
    """The nth week, day, month or weekday between two days; the last one if `count` is None."""
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
    long = 7 if inner in ("week", "weekend") else 1
    wanted = 0 if inner == "week" else 5 if inner == "weekend" else weekday
    if wanted is None:
        day = start + timedelta(days=count - 1) if count else end - timedelta(days=1)
    elif count:
        day = start + timedelta(days=(wanted - start.weekday()) % 7 + 7 * (count - 1))
    else:
        final = end - timedelta(days=1)
        day = final - timedelta(days=(final.weekday() - wanted) % 7)
    if not start <= day < end:
        return None
    return _days(day, 2 if inner == "weekend" else long, Grain.WEEK if inner == "week" else Grain.DAY)


def _days(start: date | None, count: int, grain: Grain) -> Period | None:
    if start is None:
        return None
    return Period(start=start, end=start + timedelta(days=count), grain=grain if count != 2 else Grain.SPAN)
