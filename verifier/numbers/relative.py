"""Named stretches counted from the day of writing: "last year", "yesterday", "the week after next"."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from verifier.model.period import Grain, Period, months_later
from verifier.numbers import lexicon
from verifier.numbers.ordinals import ordinal_value
from verifier.numbers.point import Point, span
from verifier.numbers.tokens import Tokens

_LONG = {"year": 12, "quarter": 3, "month": 1, "decade": 120, "century": 1200}
_GRAINS = {unit: Grain(unit) for unit in ("day", "week", "month", "quarter", "year", "decade", "century")}
_NIGHTS = frozenset(("morning", "afternoon", "evening", "night"))
_COMING = frozenset(("coming", "upcoming"))
_TOLD = frozenset(("previous", "prior", "preceding", "following"))
"""Counted from a day the text tells of, not from the day of writing."""
_YEARS = {"calendar": False, "fiscal": True, "financial": True}
_MONTH_VERBS = frozenset(("may", "march", "mar"))
_OWNERS = frozenset(("the", "this", "my", "our", "your", "his", "her", "its", "their", "that"))


def relative_at(t: Tokens, i: int, today: date | None) -> Point | None:
    """The named stretch that begins at a token: "last year", "next March", "this Friday", "today"."""
    low = t.low[i]
    calendar = lexicon.calendar()
    if low in calendar.near:
        return _near(t, i, today, calendar.near[low])
    if low in ("rest", "remainder", "remaining"):
        return _rest(t, i, today)
    if low in _GRAINS or low == "weekend":
        return _after_next(t, i, low, today) or (_to_date(t, i, today) if low == "year" else None)
    if low not in calendar.shifts:
        return None
    if low == "this" and (t.low[i + 1] in _COMING or t.low[i + 1] in ("past", "last", "next")):
        return _shifted(t, i + 1, today)
    return _shifted(t, i, today)


def _shifted(t: Tokens, i: int, today: date | None) -> Point | None:
    """What follows "this", "last", "next": a unit, weekend, month, weekday or season."""
    low, after = t.low[i], t.low[i + 1]
    calendar = lexicon.calendar()
    shift = calendar.shifts[low]
    if after in _NIGHTS and low in ("this", "last"):
        return _day(i + 2, today, -1 if low == "last" else 0)
    unit = calendar.units.get(after)
    if unit and after == unit:
        return _unit_point(t, i, unit, shift, today)
    if after in _YEARS and t.low[i + 2] == "year":
        fixed = None if low in _TOLD else _unit(today, "year", shift)
        if fixed and _YEARS[after]:
            fixed = Period(start=fixed.start, end=fixed.end, grain=Grain.YEAR, approximate=True)
        return Point(i + 3, Grain.YEAR, fixed=fixed, relative=True)
    if after == "weekend":
        return Point(i + 2, Grain.SPAN, fixed=_weekend(today, low, shift), relative=True)
    if after in calendar.months and (t.capital(i + 1) or after not in _MONTH_VERBS) and not t.figure(i + 2):
        fixed = None if low in _TOLD else _month(today, calendar.months[after], shift)
        return Point(i + 2, Grain.MONTH, fixed=fixed, relative=True)
    if after in calendar.weekdays and (t.capital(i + 1) or len(after) > 5):
        fixed = None if low in _TOLD else _weekday(today, calendar.weekdays[after], low, shift)
        return Point(i + 2, Grain.DAY, fixed=fixed, relative=True)
    if after in calendar.seasons and not (after == "fall" and low not in ("this", "last", "next")):
        fixed = None if low in _TOLD else _season(today, calendar.seasons[after], shift)
        return Point(i + 2, Grain.SEASON, fixed=fixed, relative=True)
    return None


def _unit_point(t: Tokens, i: int, unit: str, shift: int, today: date | None) -> Point | None:
    """ "last week", "the coming year", "next year's first quarter"."""
    low = t.low[i]
    if unit in _GRAINS and low in (*_TOLD, "past") and t.low[i - 1] not in ("the", "this") and unit != "day":
        return Point(i + 2, _GRAINS[unit], relative=True)
    if unit == "day":
        return None
    if unit == "fortnight":
        fixed = None if low == "this" else rolling_days(today, unit, Fraction(1), back=shift < 0)
        return Point(i + 2, Grain.SPAN, fixed=fixed, relative=True)
    rolling = low == "past" or (low in _COMING and unit not in ("week", "quarter"))
    if rolling or (unit in ("decade", "century") and shift):
        fixed = rolling_days(today, "month", Fraction(_LONG.get(unit, 0)), back=shift < 0)
        fixed = fixed or rolling_days(today, unit, Fraction(1), back=shift < 0)
    else:
        fixed = _unit(today, unit, shift)
    if low in _TOLD:
        fixed = None
    point = Point(i + 2, _GRAINS[unit], fixed=fixed, relative=True)
    return (unit == "year" and _part_of_year(t, point)) or point


def _part_of_year(t: Tokens, year: Point) -> Point | None:
    """ "next year's first quarter", "this year's second half"."""
    j = year.last
    if t.low[j] in ("'", "’") and t.low[j + 1] == "s":
        j += 2
    else:
        return None
    found = ordinal_value(t, j)
    grain = {"quarter": Grain.QUARTER, "half": Grain.HALF}.get(t.low[found[1]]) if found else None
    if found is None or grain is None or not 1 <= found[0] <= (4 if grain is Grain.QUARTER else 2):
        return None
    months = 3 if grain is Grain.QUARTER else 6
    fixed = None
    if year.fixed and year.fixed.start:
        fixed = span(date(year.fixed.start.year, 1 + months * (found[0] - 1), 1), months, grain)
    return Point(found[1] + 1, grain, fixed=fixed, relative=True)


def _near(t: Tokens, i: int, today: date | None, shift: int) -> Point:
    """ "tomorrow", "the day after tomorrow"."""
    far = t.low[i - 2] == "day" and t.low[i - 1] == {1: "after", -1: "before"}.get(shift)
    point = _day(i + 1, today, 2 * shift if far else shift)
    if far:
        point.first = i - 3 if t.low[i - 3] == "the" else i - 2
    return point


def _rest(t: Tokens, i: int, today: date | None) -> Point | None:
    """ "the rest of the year", "the remainder of this week"."""
    unit = t.low[i + 3]
    if t.low[i + 1] != "of" or t.low[i + 2] not in _OWNERS or unit not in _GRAINS or unit == "day":
        return None
    whole = _unit(today, unit, 0)
    fixed = None
    if whole and today:
        fixed = Period(start=today, end=whole.end, grain=Grain.SPAN)
    return Point(i + 4, Grain.SPAN, fixed=fixed, relative=True)


def _after_next(t: Tokens, i: int, unit: str, today: date | None) -> Point | None:
    """ "the week after next", "the month after the next", "the weekend before last"."""
    k = i + 3 if t.low[i + 2] == "the" else i + 2
    shift = {("after", "next"): 2, ("before", "last"): -2}.get((t.low[i + 1], t.low[k]))
    if shift is None or unit == "day" or (t.word(k + 1) and t.low[k + 1] not in lexicon.group("stops")):
        return None
    if unit == "weekend":
        return Point(k + 1, Grain.SPAN, fixed=_weekend(today, "next", shift), relative=True)
    return Point(k + 1, _GRAINS[unit], fixed=_unit(today, unit, shift), relative=True)


def _to_date(t: Tokens, i: int, today: date | None) -> Point | None:
    """ "the year to date", "year-to-date"."""
    j = i + 1
    for word in ("to", "date"):
        if t.low[j] == "-" and t.glued(j):
            j += 1
        if t.low[j] != word:
            return None
        j += 1
    fixed = None
    if today:
        fixed = Period(start=date(today.year, 1, 1), end=today + timedelta(days=1), grain=Grain.SPAN)
    return Point(j, Grain.SPAN, fixed=fixed, relative=True)


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


def _day(last: int, today: date | None, shift: int) -> Point:
    return Point(
        last, Grain.DAY, fixed=one_day(today + timedelta(days=shift)) if today else None, relative=True
    )


def one_day(day: date) -> Period:
    """The period of one day."""
    return Period(start=day, end=day + timedelta(days=1), grain=Grain.DAY)


def _unit(today: date | None, unit: str, shift: int) -> Period | None:
    """The calendar's own week, month, … so many after the one we are in."""
    if today is None:
        return None
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * shift)
        return Period(start=monday, end=monday + timedelta(days=7), grain=Grain.WEEK)
    months = _LONG[unit]
    if unit == "month":
        return span(months_later(today.year, today.month, shift), 1, Grain.MONTH)
    if unit == "quarter":
        first = (today.month - 1) // 3 * 3 + 1
        return span(months_later(today.year, first, 3 * shift), 3, Grain.QUARTER)
    if unit == "year":
        return span(date(today.year + shift, 1, 1), 12, Grain.YEAR)
    years = months // 12
    return span(date(max((today.year // years + shift) * years, 1), 1, 1), months, _GRAINS[unit])


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


def _month(today: date | None, month: int, shift: int) -> Period | None:
    if today is None:
        return None
    year = today.year
    if shift < 0 and month >= today.month:
        year -= 1
    elif shift > 0 and month <= today.month:
        year += 1
    return span(date(year, month, 1), 1, Grain.MONTH)


def _weekday(today: date | None, which: int, word: str, shift: int) -> Period | None:
    """The Friday of this or next week; "last Friday" and "coming Friday" are the nearest."""
    if today is None:
        return None
    if shift < 0:
        return one_day(today - timedelta(days=(today.weekday() - which - 1) % 7 + 1))
    if word in _COMING:
        return one_day(today + timedelta(days=(which - today.weekday() - 1) % 7 + 1))
    return one_day(today + timedelta(days=which - today.weekday() + 7 * shift))


def _weekend(today: date | None, word: str, shift: int) -> Period | None:
    if today is None or word in _TOLD:
        return None
    if word == "past":
        shift = 0 if today.weekday() > 4 else -1
    elif word in _COMING:
        shift = 0
    saturday = today + timedelta(days=5 - today.weekday() + 7 * shift)
    return Period(start=saturday, end=saturday + timedelta(days=2), grain=Grain.SPAN)


def _season(today: date | None, month: int, shift: int) -> Period | None:
    if today is None:
        return None
    year = today.year - (month == 12 and today.month < 3)
    return span(date(year + shift, month, 1), 3, Grain.SEASON, approximate=True)
