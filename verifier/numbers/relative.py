"""Named stretches counted from the day of writing: "last year", "yesterday", "the week after next"."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from verifier.model.period import Grain, Period
from verifier.numbers import lexicon
from verifier.numbers.ordinals import ordinal_value
from verifier.numbers.point import Point, span
from verifier.numbers.reckoning import (
    COMING,
    GRAINS,
    LONG,
    TOLD,
    calendar_unit,
    nearest_month,
    one_day,
    rolling_days,
    season_of,
    weekday_of,
    weekend_of,
)
from verifier.numbers.tokens import Tokens

_AROUND = 16
_ENDS = frozenset((".", ";", "?", "!", "\n\n"))
_NIGHTS = frozenset(("morning", "afternoon", "evening", "night"))
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
    if low in GRAINS or low == "weekend":
        return _after_next(t, i, low, today) or (_to_date(t, i, today) if low == "year" else None)
    if low not in calendar.shifts:
        return None
    if low == "this" and (t.low[i + 1] in COMING or t.low[i + 1] in ("past", "last", "next")):
        return _shifted(t, i + 1, today)
    return _shifted(t, i, today)


def _shifted(t: Tokens, i: int, today: date | None) -> Point | None:
    """What follows "this", "last", "next": a unit, weekend, month, weekday or season."""
    low, after = t.low[i], t.low[i + 1]
    calendar = lexicon.calendar()
    shift = calendar.shifts[low]
    if of_a_past(t, i):
        today = None
    if after in _NIGHTS and low in ("this", "last"):
        return _day(i + 2, today, -1 if low == "last" else 0)
    unit = calendar.units.get(after)
    if unit and after == unit:
        return _unit_point(t, i, unit, shift, today)
    if after in _YEARS and t.low[i + 2] == "year":
        fixed = None if low in TOLD else calendar_unit(today, "year", shift)
        if fixed and _YEARS[after]:
            fixed = Period(start=fixed.start, end=fixed.end, grain=Grain.YEAR, approximate=True)
        return Point(i + 3, Grain.YEAR, fixed=fixed, relative=True)
    if after == "weekend":
        return Point(i + 2, Grain.SPAN, fixed=weekend_of(today, low, shift), relative=True)
    if after in calendar.months and (t.capital(i + 1) or after not in _MONTH_VERBS) and not t.figure(i + 2):
        fixed = None if low in TOLD else nearest_month(today, calendar.months[after], shift)
        return Point(i + 2, Grain.MONTH, fixed=fixed, relative=True)
    if after in calendar.weekdays and (t.capital(i + 1) or len(after) > 5):
        fixed = None if low in TOLD else weekday_of(today, calendar.weekdays[after], low, shift)
        return Point(i + 2, Grain.DAY, fixed=fixed, relative=True)
    if after in calendar.seasons and not (after == "fall" and low not in ("this", "last", "next")):
        fixed = None if low in TOLD else season_of(today, calendar.seasons[after], shift)
        return Point(i + 2, Grain.SEASON, fixed=fixed, relative=True)
    return None


def _unit_point(t: Tokens, i: int, unit: str, shift: int, today: date | None) -> Point | None:
    """ "last week", "the coming year", "next year's first quarter"."""
    low = t.low[i]
    if unit in GRAINS and low in (*TOLD, "past") and t.low[i - 1] not in ("the", "this") and unit != "day":
        return Point(i + 2, GRAINS[unit], relative=True)
    if unit == "day":
        return None
    if low == "last" and (t.low[i + 2] == "of" or (unit == "quarter" and t.low[i + 2] in ("century", "-"))):
        return None  # "the last week of the season", "the last quarter of a century"
    if unit == "fortnight":
        fixed = None if low == "this" else rolling_days(today, unit, Fraction(1), back=shift < 0)
        return Point(i + 2, Grain.SPAN, fixed=fixed, relative=True)
    rolling = low == "past" or (low in COMING and unit not in ("week", "quarter"))
    if rolling or (unit in ("decade", "century") and shift):
        fixed = rolling_days(today, "month", Fraction(LONG.get(unit, 0)), back=shift < 0)
        fixed = fixed or rolling_days(today, unit, Fraction(1), back=shift < 0)
    else:
        fixed = calendar_unit(today, unit, shift)
    if low in TOLD:
        fixed = None
    point = Point(i + 2, GRAINS[unit], fixed=fixed, relative=True)
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


def of_a_past(t: Tokens, i: int) -> bool:
    """Whether "the next" at a token is counted from a day that is told of: "for the next decade he worked"."""
    if t.low[i] != "next" or t.low[i - 1] != "the":
        return False
    first = last = i
    while first > max(i - _AROUND, 0) and t.low[first - 1] not in _ENDS:
        first -= 1
    while last < i + _AROUND and t.low[last] and t.low[last] not in _ENDS:
        last += 1
    near = t.low[first:last]
    if any(word in lexicon.group("looks ahead") for word in near):
        return False
    return any(word in lexicon.group("past verbs") or (word[-2:] == "ed" and len(word) > 4) for word in near)


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
    if t.low[i + 1] != "of" or t.low[i + 2] not in _OWNERS or unit not in GRAINS or unit == "day":
        return None
    whole = calendar_unit(today, unit, 0)
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
        return Point(k + 1, Grain.SPAN, fixed=weekend_of(today, "next", shift), relative=True)
    return Point(k + 1, GRAINS[unit], fixed=calendar_unit(today, unit, shift), relative=True)


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


def _day(last: int, today: date | None, shift: int) -> Point:
    return Point(
        last, Grain.DAY, fixed=one_day(today + timedelta(days=shift)) if today else None, relative=True
    )
