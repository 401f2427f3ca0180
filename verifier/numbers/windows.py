"""Dates and the words that make periods of them: "by 2030", "since 2019", "from March to June"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from verifier.model.mention import Comparator, Kind
from verifier.model.period import Grain, Period
from verifier.numbers import lexicon
from verifier.numbers.dates import day_at, point_at, with_year
from verifier.numbers.draft import Draft, dated
from verifier.numbers.nouns import stops
from verifier.numbers.nth import nth_at
from verifier.numbers.point import Point, part_of, resolve
from verifier.numbers.relative import one_day, relative_at, weekday_alone
from verifier.numbers.tokens import Tokens
from verifier.numbers.years import is_year

_DASHES = frozenset("-–—‐‑~")
_TO = frozenset(("to", "through", "until", "till", "thru"))
_UNTIL = frozenset(("through", "until", "till", "thru"))
_PLAIN_PARTS = frozenset(("early", "mid", "late"))
_NAMED_PARTS = frozenset(("end", "close", "beginning", "start", "middle", "outset"))
_ONWARDS = frozenset(("on", "onward", "onwards", "forward"))
_NOW = frozenset(("now", "present", "today", "day"))
_BOUNDS = frozenset(("by", "before", "until", "since", "through", "after"))
_STARTING = frozenset(("starting", "beginning", "commencing"))
_LATER = {"later": True, "after": True, "beyond": True, "onwards": True, "earlier": False, "before": False}


@dataclass
class Context:
    """When the text was written, as far as anybody knows."""

    written: Period | None = None

    @cached_property
    def today(self) -> date | None:
        """The day dates are counted from; only a whole day will do for that."""
        return self.written.start if self.written else None


@dataclass(slots=True)
class Found:
    """A date with the part of it that is named: "early", "the end of"."""

    first: int
    point: Point
    part: str = ""

    @property
    def last(self) -> int:
        """The token after it."""
        return self.point.last

    def days(self, today: date | None, year: int | None = None) -> Period | None:
        """The days it stands for."""
        point = self.point
        whole = weekday_alone(today, point) if point.weekday is not None else resolve(point, today, year)
        return part_of(whole, self.part) if whole and self.part else whole


def date_at(t: Tokens, i: int, context: Context) -> Draft | None:
    """The date or period that begins at a token, the word that bounds it included."""
    today = context.today
    found = _found(t, i, today)
    if found is None:
        return _days_of_next_month(t, i, today)
    draft = _days_of_week(t, found, today)
    if draft:
        return draft
    other = _other_end(t, found, today)
    if other is not None:
        return _span(t, found, other, today)
    period = found.days(today)
    first, point = found.first, found.point
    if t.low[first - 1] == "and" and t.low[first - 2] == "now" and t.low[first - 3] == "between":
        return _from_now(first - 3, found, today)
    if t.low[first - 1] in ("earlier", "later") and point.relative and period:
        period = _until_now(period, today, earlier=t.low[first - 1] == "earlier")
        first -= 1
    return _bounded(t, first, point, period)


def _found(t: Tokens, i: int, today: date | None) -> Found | None:
    point = nth_at(t, i, today) or relative_at(t, i, today) or point_at(t, i) or _part_of_season(t, i)
    if point is None:
        return None
    _year_after(t, point, today)
    first = point.first if point.first >= 0 else i
    part = lexicon.phrase_before(t, first, lexicon.calendar().parts)
    if part is None and t.low[first - 1] == "the":
        part = lexicon.phrase_before(t, first - 1, lexicon.calendar().parts)
    if part is None or (t.low[part[1]] in ("end", "close") and t.low[part[1] + 1] != "of"):
        return Found(first, point)
    name, first = part
    if t.low[first - 1] == "the" and t.low[first] in _NAMED_PARTS:
        first -= 1
    return Found(first, point, name)


def _part_of_season(t: Tokens, i: int) -> Point | None:
    """ "mid-summer", "early autumn": a season of no year in particular."""
    if (
        t.low[i] not in lexicon.calendar().seasons
        or lexicon.phrase_before(t, i, lexicon.calendar().parts) is None
    ):
        return None
    if t.low[i - 1] == "of" or (t.word(i + 1) and not stops(t.low[i + 1])):
        return None
    return Point(i + 1, Grain.SEASON, relative=True)


def _until_now(period: Period, today: date | None, *, earlier: bool) -> Period:
    """ "earlier this year", "later this month": the part before or after the day of writing."""
    if today is None or not (period.start and period.end and period.start < today < period.end):
        return period
    start, end = (period.start, today) if earlier else (today, period.end)
    return Period(start=start, end=end, grain=Grain.SPAN, approximate=True)


def _year_after(t: Tokens, point: Point, today: date | None) -> None:
    """Takes in "last year", "this year" after a month, quarter, half or season."""
    if point.year is not None or point.month is None or point.day or point.fixed:
        return
    j = point.last + 1 if t.low[point.last] == "of" else point.last
    if t.low[j + 1] != "year" or t.low[j] not in lexicon.calendar().shifts:
        return
    year = relative_at(t, j, today)
    point.last, point.relative = j + 2, True
    if year and year.fixed and year.fixed.start:
        point.year, point.relative = year.fixed.start.year, False


def _from_now(first: int, found: Found, today: date | None) -> Draft:
    """ "between now and November": up to the next one."""
    days = found.days(today)
    if today and days and days.end and days.end <= today:
        days = found.days(today, today.year + (days.end.year == today.year))
    end = days.end if days else None
    period = Period(start=today, end=end) if today and end and today < end else None
    return dated(first, found.last, Kind.PERIOD, period)


def _days_of_next_month(t: Tokens, i: int, today: date | None) -> Draft | None:
    """ "4 to 22 this month", "between the 3rd and the 5th of next month"."""
    first = day_at(t, i)
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


def _days_of_week(t: Tokens, found: Found, today: date | None) -> Draft | None:
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


def _other_end(t: Tokens, found: Found, today: date | None) -> Found | None:
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
        return Found(k, day)
    begin = _begin(t, k)
    if (
        point.grain is Grain.YEAR
        and point.year
        and is_year(t, begin, sure=True)
        and not (t.glued(begin + 1) and t.word(begin + 1))
        and begin == k
    ):
        year = _found(t, begin, today)
        if year and year.point.grain is Grain.YEAR:
            return year if int(t.low[begin]) > point.year else None
        if year is None:
            return None
    if t.low[begin] in ("now", "present") and (named or point.grain in (Grain.YEAR, Grain.MONTH)):
        if t.word(begin + 1) and not stops(t.low[begin + 1]) and t.low[begin + 1] != "day":
            return None
        last = begin + 2 if t.low[begin + 1] == "day" else begin + 1
        return Found(k, Point(last, Grain.DAY, fixed=one_day(today) if today else None, relative=True))
    other = _found(t, begin, today)
    if other is None or (
        other.point.grain is not point.grain
        and not (point.relative or other.point.relative)
        and low not in _UNTIL
        and not named
        and other.point.grain is not Grain.DAY
    ):
        return None
    return other


def _short_year(t: Tokens, point: Point, k: int) -> Found | None:
    """The second year of "2019-21"; a point without a year where two digits are none."""
    short = t.low[k]
    if not (point.grain is Grain.YEAR and point.year and t.glued(k) and len(short) <= 2 and short.isdigit()):
        return None
    size = 10 ** len(short)
    year = point.year // size * size + int(short)
    if size == 10 and year != point.year + 1:
        return None
    fits = year > point.year and not (t.low[k + 1] in _DASHES and t.glued(k + 1))
    return Found(k, Point(k + 1, Grain.YEAR, year if fits else None))


def _day_alone(t: Tokens, k: int, point: Point, *, dash: bool) -> Point | None:
    """The second day of "January 4 to 22", "April ninth through the seventeenth"."""
    if not (point.month and point.day):
        return None
    at = k + 1 if t.low[k] == "the" else k
    found = day_at(t, at)
    if found is None or found[0] <= point.day or t.low[found[1]] in lexicon.calendar().months:
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
    if t.low[k] in _NAMED_PARTS and t.low[k + 1] == "of":
        k += 2
        return k + 1 if t.low[k] == "the" else k
    return k


def _span(t: Tokens, found: Found, other: Found, today: date | None) -> Draft:
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


def _bounded(t: Tokens, first: int, point: Point, period: Period | None) -> Draft:
    start = first - 2 if t.low[first - 1] == "year" else first - 1
    if start != first - 1 and t.low[start] != "the":
        start = first - 1
    if t.low[start] == "the" and t.low[start - 1] in _BOUNDS:
        start -= 1
    elif start < first - 1:
        start = first - 1
    before = t.low[start]
    kind = Kind.PERIOD if point.grain in (Grain.DECADE, Grain.CENTURY, Grain.SPAN) else Kind.DATE
    draft = dated(first, point.last, kind, period)
    if _modifies(t, point.last, named=start < first - 1):
        return draft
    if before == "than" and t.low[start - 1] in ("later", "earlier"):
        return _than(t, draft, start - 1)
    begun = start if before in _STARTING else start - 1 if before in ("on", "in", "from") else first
    if begun < first and t.low[begun] in _STARTING:
        _from_then(draft, period)
        draft.first = begun
        return draft
    if before == "since":
        _from_then(draft, period)
    elif before in _UNTIL and point.weekday is None:
        _up_to(draft, period)
    elif before == "by":
        draft.comparator, draft.low = Comparator.AT_MOST, None
    elif before == "before" or (before == "to" and t.low[first - 2] == "prior"):
        whole = t.low[first + (t.low[first] == "the")] in ("end", "close")
        draft.comparator, draft.high, draft.low = Comparator.LESS, draft.high if whole else draft.low, None
        start = first - 2 if before == "to" else start
    elif before == "after":
        draft.comparator, draft.low, draft.high = Comparator.MORE, draft.high, None
    elif before == "from" and t.low[point.last] in _ONWARDS:
        _from_then(draft, period)
        draft.last = point.last + 1
    elif t.low[point.last] in ("or", "and") and t.low[point.last + 1] in _LATER:
        return _or_later(t, draft, period)
    else:
        return draft
    draft.first = start
    if t.low[draft.first - 1] in ("later", "up") and t.low[draft.first] in ("than", "to"):
        draft.first -= 1
    return draft


def _from_then(draft: Draft, period: Period | None) -> None:
    """Makes it a period without an end."""
    draft.kind, draft.comparator = Kind.PERIOD, Comparator.AT_LEAST
    draft.period = Period(start=period.start) if period else None
    draft.high = None


def _up_to(draft: Draft, period: Period | None) -> None:
    """Makes it a period without a beginning."""
    draft.kind, draft.comparator = Kind.PERIOD, Comparator.AT_MOST
    draft.period = Period(end=period.end) if period else None
    draft.low = None


def _than(t: Tokens, draft: Draft, start: int) -> Draft:
    """ "later than 2020", "no later than 5 May"."""
    later = t.low[start] == "later"
    if t.low[start - 1] in ("no", "not"):
        start -= 1
        draft.comparator = Comparator.AT_MOST if later else Comparator.AT_LEAST
        draft.low, draft.high = (None, draft.high) if later else (draft.low, None)
    elif later:
        draft.comparator, draft.low, draft.high = Comparator.MORE, draft.high, None
    else:
        draft.comparator, draft.low, draft.high = Comparator.LESS, None, draft.low
    draft.first = start
    return draft


def _or_later(t: Tokens, draft: Draft, period: Period | None) -> Draft:
    """ "2012 or later", "2020 and beyond", "2012 or earlier"."""
    word = t.low[draft.last + 1]
    after = t.low[draft.last + 2]
    if t.low[draft.last] == "and" and word != "beyond" and t.word(draft.last + 2) and not stops(after):
        return draft
    if word in ("after", "before") and t.word(draft.last + 2):
        return draft
    last = draft.last + 2
    if _LATER[word]:
        _from_then(draft, period)
    else:
        _up_to(draft, period)
    draft.last = last
    return draft


def _modifies(t: Tokens, j: int, *, named: bool) -> bool:
    """Whether the bound is about a thing the date belongs to: "after the 2023 harvest", "Monday's vote"."""
    possessive = t.low[j] in ("'", "’") and t.glued(j) and t.low[j + 1] == "s"
    return possessive or (named and t.word(j) and not stops(t.low[j]))
