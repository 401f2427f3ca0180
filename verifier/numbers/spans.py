"""Two dates that make a period: "from March to June", "January 4 to 22", "2019–21", "4 to 22 this month"."""

from __future__ import annotations

from datetime import date

from verifier.model.mention import Kind
from verifier.model.period import Grain, Period
from verifier.numbers import lexicon
from verifier.numbers.draft import Draft, dated
from verifier.numbers.named import NAMED_PARTS, Named, named_at
from verifier.numbers.nouns import stops
from verifier.numbers.point import Point
from verifier.numbers.reckoning import one_day
from verifier.numbers.relative import relative_at
from verifier.numbers.tokens import Tokens
from verifier.numbers.written import day_at, with_year
from verifier.numbers.years import is_year

_DASHES = frozenset("-–—‐‑~")
_TO = frozenset(("to", "through", "until", "till", "thru"))
_UNTIL = frozenset(("through", "until", "till", "thru"))
_PLAIN_PARTS = frozenset(("early", "mid", "late"))
_NOW = frozenset(("now", "present", "today", "day"))


def span_at(t: Tokens, found: Named, today: date | None) -> Draft | None:
    """The period that a date begins, if another one ends it."""
    week = _days_of_week(t, found, today)
    if week:
        return week
    other = _other_end(t, found, today)
    if other is not None:
        return _span(t, found, other, today)
    first = found.first
    if t.low[first - 1] == "and" and t.low[first - 2] == "now" and t.low[first - 3] == "between":
        return _from_now(first - 3, found, today)
    return None


def days_of_month(t: Tokens, i: int, today: date | None) -> Draft | None:
    """ "4 to 22 this month", "between the 3rd and the 5th of next month"."""
    first = day_at(t, i) if "month" in t.low[i + 2 : i + 10] else None
    if first is None:
        return None
    between = t.low[i - 1] == "between" or (t.low[i - 1] == "the" and t.low[i - 2] == "between")
    join = t.low[first[1]]
    if join not in _TO and join not in _DASHES and not (join == "and" and between):
        return None
    k = first[1] + 2 if t.low[first[1] + 1] == "the" else first[1] + 1
    second = day_at(t, k)
    if second is None or second[0] <= first[0]:
        return None
    j = second[1] + 1 if t.low[second[1]] == "of" else second[1]
    if t.low[j] not in ("this", "last", "next") or t.low[j + 1] != "month":
        return None
    month = relative_at(t, j, today)
    period = None
    if month and month.fixed and month.fixed.start:
        try:
            low, high = (one_day(month.fixed.start.replace(day=day)) for day in (first[0], second[0]))
        except ValueError:
            return None
        period = Period(start=low.start, end=high.end, grain=Grain.SPAN)
    return dated(_opening(t, i), j + 2, Kind.PERIOD, period)


def _days_of_week(t: Tokens, found: Named, today: date | None) -> Draft | None:
    """ "next week between Wednesday and Friday", "this week from Tue to Thur"."""
    weekdays = lexicon.calendar().weekdays
    j = found.last
    if found.point.grain is not Grain.WEEK or t.low[j] not in ("from", "between") or found.part:
        return None
    low, high = weekdays.get(t.low[j + 1]), weekdays.get(t.low[j + 3])
    if low is None or high is None or low >= high or t.low[j + 2] not in ("to", "and", "through", "until"):
        return None
    week = found.days(today)
    period = None
    if week and week.start:
        start = date.fromordinal(week.start.toordinal() + low)
        period = Period(
            start=start, end=date.fromordinal(week.start.toordinal() + high + 1), grain=Grain.SPAN
        )
    return dated(found.first, j + 4, Kind.PERIOD, period)


def _from_now(first: int, found: Named, today: date | None) -> Draft:
    """ "between now and November": up to the next one."""
    days = found.days(today)
    if today and days and days.end and days.end <= today:
        days = found.days(today, today.year + (days.end.year == today.year))
    end = days.end if days else None
    period = Period(start=today, end=end) if today and end and today < end else None
    return dated(first, found.last, Kind.PERIOD, period)


def _other_end(t: Tokens, found: Named, today: date | None) -> Named | None:
    """The date at the other end of a range."""
    point, j = found.point, found.last
    low = t.low[j]
    opening = t.low[_opening(t, found.first)]
    named, between = opening in ("from", "between"), opening == "between"
    dash = low in _DASHES
    if not (dash or low in _TO or (low == "and" and between) or (low == "/" and t.glued(j))):
        return None
    if dash and t.glued(j) != t.glued(j + 1) and point.grain is not Grain.DAY:
        return None
    if dash and low == "—" and not t.glued(j):
        return None
    k = j + 1
    if dash or low == "/":
        short = _short_year(t, point, k)
        if short is not None:
            return short if short.point.year else None
    day = _day_alone(t, k, point, dash=dash)
    if day:
        return Named(k, day)
    begin = _begin(t, k)
    if (
        point.grain is Grain.YEAR
        and point.year
        and is_year(t, begin, sure=True)
        and not (t.glued(begin + 1) and t.word(begin + 1))
        and begin == k
    ):
        year = named_at(t, begin, today)
        if year and year.point.grain is Grain.YEAR:
            return year if int(t.low[begin]) > point.year else None
        if year is None:
            return None
    if t.low[begin] in ("now", "present") and (named or point.grain in (Grain.YEAR, Grain.MONTH)):
        if t.word(begin + 1) and not stops(t.low[begin + 1]) and t.low[begin + 1] != "day":
            return None
        last = begin + 2 if t.low[begin + 1] == "day" else begin + 1
        return Named(k, Point(last, Grain.DAY, fixed=one_day(today) if today else None, relative=True))
    other = named_at(t, begin, today)
    if other and other.point.weekday is not None and point.weekday is None:
        return None
    if other is None or (
        other.point.grain is not point.grain
        and not (point.relative or other.point.relative)
        and low not in _UNTIL
        and not named
        and other.point.grain is not Grain.DAY
    ):
        return None
    return other


def _short_year(t: Tokens, point: Point, k: int) -> Named | None:
    """The second year of "2019-21"; a point without a year where two digits are none."""
    short = t.low[k]
    if not (point.grain is Grain.YEAR and point.year and t.glued(k) and short.isdigit()):
        return None
    if t.low[k - 1] == "/" and short == str(point.year + 1):
        return Named(k, Point(k + 1, Grain.YEAR, point.year + 1))  # "2024/2025"
    if len(short) > 2:
        return None
    size = 10 ** len(short)
    year = point.year // size * size + int(short)
    if size == 10 and year != point.year + 1:
        return None
    fits = year > point.year and not (t.low[k + 1] in _DASHES and t.glued(k + 1))
    return Named(k, Point(k + 1, Grain.YEAR, year if fits else None))


def _day_alone(t: Tokens, k: int, point: Point, *, dash: bool) -> Point | None:
    """The second day of "January 4 to 22", "April ninth through the seventeenth"."""
    if not (point.month and point.day):
        return None
    at = k + 1 if t.low[k] == "the" else k
    found = day_at(t, at)
    if found is None or found[0] <= point.day or t.low[found[1]] in lexicon.calendar().months:
        return None
    if t.glued(found[1]) and t.low[found[1]] in (":", "/", ".") and t.figure(found[1] + 1):
        return None
    counted = t.word(found[1]) and not stops(t.low[found[1]])
    if t.low[found[1]] == "of" or (counted and not (dash and t.glued(at))):
        return None
    return with_year(t, found[1], point.month, found[0])


def _begin(t: Tokens, k: int) -> int:
    """Where a date begins after "the", "early", "the end of"."""
    if t.low[k] == "the":
        k += 1
    if t.low[k] in _PLAIN_PARTS:
        return k + 2 if t.low[k + 1] in _DASHES else k + 1
    if t.low[k] in NAMED_PARTS and t.low[k + 1] == "of":
        k += 2
        return k + 1 if t.low[k] == "the" else k
    return k


def _span(t: Tokens, found: Named, other: Named, today: date | None) -> Draft:
    """Both ends and all between."""
    point, last = found.point, other.point
    if point.year is None and last.year is not None and point.month and last.month:
        point.year = last.year - (1 if point.month > last.month else 0)
    low = found.days(today)
    year = point.year
    if year is None and last.year is None and low and low.start and point.month and last.month:
        year = low.start.year
    if year is not None and point.month and last.month and last.month < point.month:
        year += 1
    high = other.days(today, year if last.year is None else None)
    period = None
    if low and low.start and high is None and t.low[other.last - 1] in _NOW:
        period = Period(start=low.start, approximate=low.approximate)
    if low and high and low.start and high.end and low.start < high.end:
        period = Period(
            start=low.start,
            end=high.end,
            grain=Grain.SPAN,
            approximate=low.approximate or high.approximate,
        )
    return dated(_opening(t, found.first), other.last, Kind.PERIOD, period)


def _opening(t: Tokens, first: int) -> int:
    """Where a range begins, "from" or "between" and an article before it included."""
    at = first - 1 if t.low[first - 1] == "the" else first
    return at - 1 if t.low[at - 1] in ("from", "between") else first
