"""One date as far as a text says it, and the days it stands for."""

from __future__ import annotations

from calendar import isleap
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


def part_of(period: Period, part: str) -> Period:
    """ "early", "middle", "late", "beginning" or "end" of a period, roughly.

    Early and late are halves, the middle a third; the beginning and end of a year or more are thirds.
    """
    if period.start is None or period.end is None:
        return period
    start, end = period.start, period.end
    months = (end.year - start.year) * 12 + end.month - start.month
    days = (end - start).days
    if start.day == end.day == 1 and months > 1:
        first, last = _share(months, part, 12 if months >= 120 else 1)
        low, high = (months_later(start.year, start.month, count) for count in (first, last))
    else:
        known = _OF_WEEK if days == 7 else _OF_MONTH if days > 27 else None
        first, last = known[part] if known else _share(days, part, 1)
        low, high = start + timedelta(days=first), start + timedelta(days=min(last, days))
    return Period(start=low, end=high, grain=Grain.SPAN, approximate=True)


_SHARES = {"early": (0, 3), "beginning": (0, 2), "middle": (2, 4), "late": (3, 6), "end": (4, 6)}
"""From and to which sixth."""
_OF_MONTH = {"early": (0, 15), "beginning": (0, 15), "middle": (9, 20), "late": (15, 31), "end": (15, 31)}
_OF_WEEK = {"early": (0, 3), "beginning": (0, 3), "middle": (1, 5), "late": (3, 7), "end": (3, 7)}


def _share(count: int, part: str, step: int) -> tuple[int, int]:
    """From and to which of so many months or days, rounded outwards to whole steps."""
    if count < 12:
        part = {"beginning": "early", "end": "late"}.get(part, part)
    low, high = _SHARES[part]
    return count * low // (6 * step) * step, min(-(-count * high // (6 * step)) * step, count)


def _nearest_year(point: Point, today: date | None) -> int | None:
    """The year that puts a date without one nearest to the day of writing."""
    if today is None:
        return None
    if point.month is None:
        return today.year
    if (point.month, point.day) == (2, 29):
        leap = [year for year in range(today.year - 8, today.year + 9) if isleap(year)]
        return min(leap, key=lambda year: abs((date(year, 2, 29) - today).days))
    day = min(point.day or 15, 28)
    return min(
        (today.year, today.year - 1, today.year + 1),
        key=lambda y: abs((date(y, point.month or 1, day) - today).days),
    )
