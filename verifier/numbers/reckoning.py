"""Days counted from the day of writing, by the calendar alone: no text is read here."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from verifier.model.period import Grain, Period, months_later
from verifier.numbers.point import Point, span

LONG = {"year": 12, "quarter": 3, "month": 1, "decade": 120, "century": 1200}
"""Months."""
GRAINS = {unit: Grain(unit) for unit in ("day", "week", "month", "quarter", "year", "decade", "century")}
COMING = frozenset(("coming", "upcoming"))
TOLD = frozenset(("previous", "prior", "preceding", "following"))
"""Counted from a day the text tells of, not from the day of writing."""


def weekday_alone(today: date | None, point: Point) -> Period | None:
    """ "on Friday": the last one up to the day of writing; "Friday the 21st": the nearest such day."""
    if today is None or point.weekday is None:
        return None
    if point.day is None:
        return one_day(today - timedelta(days=(today.weekday() - point.weekday) % 7))
    months = [months_later(today.year, today.month, shift) for shift in range(-12, 13)]
    days = [
        month.replace(day=point.day)
        for month in months
        if (month + timedelta(days=point.day - 1)).month == month.month
    ]
    fitting = [day for day in days if day.weekday() == point.weekday]
    return one_day(min(fitting, key=lambda day: abs((day - today).days))) if fitting else None


def one_day(day: date) -> Period:
    """The period of one day."""
    return Period(start=day, end=day + timedelta(days=1), grain=Grain.DAY)


def calendar_unit(today: date | None, unit: str, shift: int) -> Period | None:
    """The calendar's own week, month, … so many after the one we are in."""
    if today is None:
        return None
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * shift)
        return Period(start=monday, end=monday + timedelta(days=7), grain=Grain.WEEK)
    months = LONG[unit]
    if unit == "month":
        return span(months_later(today.year, today.month, shift), 1, Grain.MONTH)
    if unit == "quarter":
        first = (today.month - 1) // 3 * 3 + 1
        return span(months_later(today.year, first, 3 * shift), 3, Grain.QUARTER)
    if unit == "year":
        return span(date(today.year + shift, 1, 1), 12, Grain.YEAR)
    years = months // 12
    return span(date(max((today.year // years + shift) * years, 1), 1, 1), months, GRAINS[unit])


def rolling_days(today: date | None, unit: str, count: Fraction, *, back: bool) -> Period | None:
    """So many units up to the day of writing, or from the day after it; quarters are the calendar's."""
    if today is None or count.denominator != 1 or not 0 < count <= 3000:
        return None
    if unit == "quarter":
        begin = months_later(today.year, (today.month - 1) // 3 * 3 + 1, -3 * int(count) if back else 3)
        return span(begin, 3 * int(count), Grain.SPAN)
    start = today if back else today + timedelta(days=1)
    other = moved(start, {unit: -int(count) if back else int(count)})
    if other is None:
        return None
    low, high = sorted((start, other))
    return Period(start=low, end=high, grain=Grain.SPAN, approximate=True)


def moved(day: date, steps: dict[str, int]) -> date | None:
    """The day so many units later; None beyond the calendar or for a unit finer than a day."""
    months = days = 0
    for unit, count in steps.items():
        if unit not in _MONTHS_IN and unit not in _DAYS_IN:
            return None
        months += _MONTHS_IN.get(unit, 0) * count
        days += _DAYS_IN.get(unit, 0) * count
    index = day.year * 12 + day.month - 1 + months
    if not 24 < index < 119000 or abs(days) > 40000:
        return None
    first = months_later(day.year, day.month, months)
    longest = (months_later(first.year, first.month, 1) - first).days
    return first + timedelta(days=min(day.day, longest) - 1 + days)


_MONTHS_IN = {"year": 12, "month": 1, "quarter": 3, "decade": 120}
_DAYS_IN = {"week": 7, "day": 1, "fortnight": 14}


def nearest_month(today: date | None, month: int, shift: int) -> Period | None:
    """ "last March" and "next March" are the nearest before and after the month of writing."""
    if today is None:
        return None
    year = today.year
    if shift < 0 and month >= today.month:
        year -= 1
    elif shift > 0 and month <= today.month:
        year += 1
    return span(date(year, month, 1), 1, Grain.MONTH)


def weekday_of(today: date | None, which: int, word: str, shift: int) -> Period | None:
    """The Friday of this or next week; "last Friday" and "coming Friday" are the nearest."""
    if today is None:
        return None
    if shift < 0:
        return one_day(today - timedelta(days=(today.weekday() - which - 1) % 7 + 1))
    if word in COMING:
        return one_day(today + timedelta(days=(which - today.weekday() - 1) % 7 + 1))
    return one_day(today + timedelta(days=which - today.weekday() + 7 * shift))


def weekend_of(today: date | None, word: str, shift: int) -> Period | None:
    """The weekend of this, last or next week; "past" and "coming" are the nearest."""
    if today is None or word in TOLD:
        return None
    if word == "past":
        shift = 0 if today.weekday() > 4 else -1
    elif word in COMING:
        shift = 0
    saturday = today + timedelta(days=5 - today.weekday() + 7 * shift)
    return Period(start=saturday, end=saturday + timedelta(days=2), grain=Grain.SPAN)


def season_of(today: date | None, month: int, shift: int) -> Period | None:
    """The season of this, last or next year; January lies in the winter of the year before."""
    if today is None:
        return None
    year = today.year - (month == 12 and today.month < 3)
    return span(date(year + shift, month, 1), 3, Grain.SEASON, approximate=True)
