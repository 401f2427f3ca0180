"""Dates and the words that make periods of them: "by 2030", "since 2019", "from March to June"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from verifier.model.mention import Comparator, Kind
from verifier.model.period import Grain, Period
from verifier.numbers import lexicon
from verifier.numbers.dates import point_at, with_year
from verifier.numbers.draft import Draft, dated
from verifier.numbers.nouns import stops
from verifier.numbers.nth import nth_at
from verifier.numbers.point import Point, resolve, third
from verifier.numbers.relative import relative_at, weekday_alone
from verifier.numbers.tokens import Tokens
from verifier.numbers.years import is_year

_DASHES = frozenset("-–—‐‑")
_TO = frozenset(("to", "through", "until", "till", "thru"))
_UNTIL = frozenset(("through", "until", "till", "thru"))


@dataclass
class Context:
    """When the text was written, as far as anybody knows."""

    written: Period | None = None

    @cached_property
    def today(self) -> date | None:
        """The day dates are counted from; only a whole day will do for that."""
        return self.written.start if self.written else None


def date_at(t: Tokens, i: int, context: Context) -> Draft | None:
    """The date or period that begins at a token, the word that bounds it included."""
    today = context.today
    point = nth_at(t, i, today) or relative_at(t, i, today) or point_at(t, i)
    if point is None:
        return None
    first = point.first if point.first >= 0 else i
    _year_after(t, point, today)
    second = _other_end(t, i, point, today)
    if second is not None:
        return _span(t, i, point, second, today)
    period = _days(point, today)
    part = lexicon.phrase_before(t, first, lexicon.calendar().parts)
    if part is None and t.low[first - 1] == "the":
        part = lexicon.phrase_before(t, first - 1, lexicon.calendar().parts)
    if (part and t.low[part[1]] not in ("end", "close")) or (part and t.low[part[1] + 1] == "of"):
        which, first = part
        period = third(period, which) if period else None
        if t.low[first - 1] == "the" and t.low[first] in ("end", "beginning", "start", "middle", "close"):
            first -= 1
    if t.low[first - 1] in ("earlier", "later") and point.relative and period:
        period = _until_now(period, today, earlier=t.low[first - 1] == "earlier")
        first -= 1
    return _bounded(t, first, point, period)


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


def _days(point: Point, today: date | None, year: int | None = None) -> Period | None:
    if point.weekday is not None:
        return weekday_alone(today, point.weekday)
    return resolve(point, today, year)


def _other_end(t: Tokens, i: int, point: Point, today: date | None) -> Point | None:
    """The date at the other end of a range."""
    j = point.last
    low = t.low[j]
    named = t.low[i - 1] in ("from", "between")
    between = t.low[i - 1] == "between" or (t.low[i - 1] == "the" and t.low[i - 2] == "between")
    dash = low in _DASHES
    if not (dash or low in _TO or (low == "and" and between) or (low == "/" and t.glued(j))):
        return None
    if dash and t.glued(j) != t.glued(j + 1) and point.grain is not Grain.DAY:
        return None
    if dash and low == "—" and not t.glued(j):
        return None
    k = j + 1
    short = t.low[k]
    if (
        point.grain is Grain.YEAR
        and point.year
        and (dash or low == "/")
        and t.glued(k)
        and len(short) == 2
        and short.isdigit()
    ):
        year = point.year // 100 * 100 + int(short)
        after = t.low[k + 1]
        if year > point.year and not (after in _DASHES and t.glued(k + 1)):
            return Point(k + 1, Grain.YEAR, year)
        return None
    day = (
        int(short)
        if short.isdigit() and len(short) <= 2 and t.low[k + 1] not in lexicon.calendar().months
        else 0
    )
    if point.month and point.day and point.day < day <= 31:
        return with_year(t, k + 1, point.month, day)
    if t.low[k] in ("early", "mid", "late"):
        k += 2 if t.low[k + 1] in _DASHES else 1
    elif t.low[k] == "the":
        k += 1
    if (
        point.grain is Grain.YEAR
        and point.year
        and is_year(t, k, sure=True)
        and not (t.glued(k + 1) and t.word(k + 1))
    ):
        return Point(k + 1, Grain.YEAR, int(t.low[k])) if int(t.low[k]) > point.year else None
    other = relative_at(t, k, today) or point_at(t, k)
    if other is None or (
        other.grain is not point.grain
        and not (point.relative or other.relative)
        and low not in _UNTIL
        and not named
        and other.grain is not Grain.DAY
    ):
        return None
    return other


def _span(t: Tokens, i: int, point: Point, other: Point, today: date | None) -> Draft:
    """Both ends and all between."""
    if point.year is None and other.year is not None and point.month and other.month:
        point.year = other.year - (1 if point.month > other.month else 0)
    low = _days(point, today)
    high = _days(other, today, point.year if other.year is None else None)
    period = None
    if low and high and low.start and high.end and low.start < high.end:
        period = Period(
            start=low.start,
            end=high.end,
            grain=Grain.SPAN,
            approximate=low.approximate or high.approximate,
        )
    first = i
    part = lexicon.phrase_before(t, i, lexicon.calendar().parts)
    if part:
        first = part[1]
    if t.low[first - 1] == "the" and t.low[first - 2] in ("from", "between"):
        first -= 1
    if t.low[first - 1] in ("from", "between"):
        first -= 1
    return dated(first, other.last, Kind.PERIOD, period)


def _bounded(t: Tokens, first: int, point: Point, period: Period | None) -> Draft:
    before = t.low[first - 1]
    start = first - 1
    if before == "the" and t.low[first - 2] in ("by", "before", "until", "since", "through", "after"):
        before, start = t.low[first - 2], first - 2
    kind = Kind.PERIOD if point.grain in (Grain.DECADE, Grain.CENTURY, Grain.SPAN) else Kind.DATE
    draft = dated(first, point.last, kind, period)
    if _modifies(t, point.last, named=start < first - 1):
        return draft
    if before == "since":
        draft.kind, draft.comparator = Kind.PERIOD, Comparator.AT_LEAST
        draft.period = Period(start=period.start) if period else None
        draft.high = None
    elif before in _UNTIL and point.weekday is None:
        draft.kind, draft.comparator = Kind.PERIOD, Comparator.AT_MOST
        draft.period = Period(end=period.end) if period else None
        draft.low = None
    elif before == "by":
        draft.comparator, draft.low = Comparator.AT_MOST, None
    elif before == "before" or (before == "to" and t.low[first - 2] == "prior"):
        draft.comparator, draft.high, draft.low = Comparator.LESS, draft.low, None
        start = first - 2 if before == "to" else start
    elif before == "after":
        draft.comparator, draft.low, draft.high = Comparator.MORE, draft.high, None
    elif before == "from" and t.low[point.last] in ("on", "onward", "onwards", "forward"):
        draft.kind, draft.comparator = Kind.PERIOD, Comparator.AT_LEAST
        draft.period = Period(start=period.start) if period else None
        draft.high = None
        draft.last = point.last + 1
    else:
        return draft
    draft.first = start
    if t.low[draft.first - 1] in ("later", "up") and t.low[draft.first] in ("than", "to"):
        draft.first -= 1
    return draft


def _modifies(t: Tokens, j: int, *, named: bool) -> bool:
    """Whether the bound is about a thing the date belongs to: "after the 2023 harvest", "Monday's vote"."""
    possessive = t.low[j] in ("'", "’") and t.glued(j) and t.low[j + 1] == "s"
    return possessive or (named and t.word(j) and not stops(t.low[j]))
