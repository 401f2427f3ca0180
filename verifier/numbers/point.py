"""One date as far as a text says it, and the days it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from verifier.model.period import Grain, Period, months_later

_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.SEASON: 3, Grain.HALF: 6, Grain.YEAR: 12}


@dataclass(slots=True)
class Point:
    """A date or a named stretch of the calendar, up to token `last`."""

    last: int
    grain: Grain
    year: int | None = None
    month: int | None = None
    """The first month of a quarter, half or season."""
    day: int | None = None
    weekday: int | None = None
    fixed: Period | None = None
    """The days themselves, where words like "last year" were counted from a known day."""
    relative: bool = False
    """Whether only the day of writing can tell which one it is."""
    approximate: bool = False
    first: int = -1
    """Where it begins, if before the token it was found at."""


def resolve(point: Point, today: date | None, year: int | None = None) -> Period | None:
    """The days of a point; a year left out is taken from `year`, else the one nearest to today."""
    if point.fixed or point.relative:
        return point.fixed
    if point.grain is Grain.DECADE and point.year is not None:
        return span(date(point.year, 1, 1), 120, Grain.DECADE)
    if point.grain is Grain.CENTURY and point.year is not None:
        return span(date(point.year, 1, 1), 1200, Grain.CENTURY)
    chosen = point.year if point.year is not None else year
    if chosen is None:
        chosen = _nearest_year(point, today)
    if chosen is None or not 1 <= chosen <= 9990:
        return None
    try:
        if point.grain is Grain.DAY and point.month and point.day:
            day = date(chosen, point.month, point.day)
            return Period(start=day, end=day + timedelta(days=1), grain=Grain.DAY)
        start = date(chosen, point.month or 1, 1)
    except ValueError:
        return None
    return span(start, _MONTHS.get(point.grain, 12), point.grain, approximate=point.approximate)


def span(start: date, months: int, grain: Grain, *, approximate: bool = False) -> Period:
    """So many whole months."""
    return Period(
        start=start, end=months_later(start.year, start.month, months), grain=grain, approximate=approximate
    )


def third(period: Period, which: int) -> Period:
    """ "early", "mid-" or "late": a third of the period, roughly."""
    if period.start is None or period.end is None:
        return period
    start, end = period.start, period.end
    months = (end.year - start.year) * 12 + end.month - start.month
    if months >= 3 and months % 3 == 0:
        first = months_later(start.year, start.month, which * months // 3)
        last = months_later(start.year, start.month, (which + 1) * months // 3)
    elif months == 1:
        first = start.replace(day=1 + 10 * which)
        last = end if which == 2 else start.replace(day=11 + 10 * which)
    else:
        days = (end - start).days
        first = start + timedelta(days=which * days // 3)
        last = start + timedelta(days=(which + 1) * days // 3)
    return Period(start=first, end=last, grain=Grain.SPAN, approximate=True)


def _nearest_year(point: Point, today: date | None) -> int | None:
    if today is None:
        return None
    if point.month is None:
        return today.year
    day = min(point.day or 15, 28)
    return min(
        (today.year, today.year - 1, today.year + 1),
        key=lambda y: abs((date(y, point.month or 1, day) - today).days),
    )
