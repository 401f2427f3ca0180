"""Durations counted from a day: "the past three years", "two weeks ago", "3 weeks from Monday"."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from verifier.model.mention import Comparator, Kind
from verifier.model.period import Grain, Period, months_later
from verifier.numbers import lexicon
from verifier.numbers.cardinal import amount_at
from verifier.numbers.dates import point_at
from verifier.numbers.draft import Draft, dated
from verifier.numbers.durations import lengthen, one, steps_of
from verifier.numbers.nth import nth_at
from verifier.numbers.point import Point, resolve, span
from verifier.numbers.quantity import quantity_at
from verifier.numbers.reckoning import moved, one_day, rolling_days, weekday_alone
from verifier.numbers.relative import of_a_past, relative_at
from verifier.numbers.tokens import Tokens

_FUTURE = frozenset(("will", "'ll", "’ll", "shall", "must", "going"))
_BACK = 10
_RANGES = frozenset(("to", "until", "till", "through", "-", "–", "and"))
_STARTS = frozenset(("starting", "beginning", "commencing"))


def stretch_at(t: Tokens, i: int, today: date | None) -> Draft | None:
    """ "the past three years", "next 12 months", "the next couple of weeks": the days are known."""
    low = t.low[i]
    calendar = lexicon.calendar()
    if low not in calendar.shifts or low == "this" or (low == "last" and nth_at(t, i, today)):
        return None
    draft = _couple(t, i + 1)
    if draft is None:
        amount = amount_at(t, i + 1)
        if amount is None or t.low[amount.last] not in calendar.units:
            return None
        draft = quantity_at(t, i + 1)
    if draft is None or draft.dimension != "time":
        return None
    if draft.kind is Kind.DURATION and draft.value is not None:
        lengthen(t, draft)
        back = low in lexicon.group("back")
        today = None if of_a_past(t, i) else today
        within = t.low[i - 1] == "within" or (t.low[i - 1] == "the" and t.low[i - 2] == "within")
        now = today - timedelta(days=1) if today and within else today
        draft.period = _from_today(t, draft, now, back=back)
    draft.first = i
    return draft


def _couple(t: Tokens, i: int) -> Draft | None:
    """ "couple of weeks", "couple weeks"."""
    j = i + 2 if t.low[i + 1] == "of" else i + 1
    unit = lexicon.calendar().units.get(t.low[j])
    if t.low[i] != "couple" or unit is None:
        return None
    return one(i, j + 1, Fraction(2), unit)


def _from_today(t: Tokens, draft: Draft, today: date | None, *, back: bool) -> Period | None:
    steps = steps_of(t, draft)
    if len(steps) == 1:
        ((unit, count),) = steps.items()
        return rolling_days(today, unit, Fraction(count), back=back)
    if not steps or today is None:
        return None
    start = today if back else today + timedelta(days=1)
    other = moved(start, {unit: -count if back else count for unit, count in steps.items()})
    low, high = sorted((start, other or start))
    return Period(start=low, end=high, grain=Grain.SPAN, approximate=True) if other else None


def ago(t: Tokens, draft: Draft, today: date | None) -> Draft:
    """Takes in what a duration is counted from: "two years ago", "a week from Monday", "within 10 months"."""
    if draft.value is None or draft.period:
        return draft
    if t.low[draft.last] == "ago":
        hedge = lexicon.phrase_before(t, draft.first, lexicon.hedges_before())
        draft.period = _ago(t, draft, today) if hedge is None or hedge[0].comparator == "~" else None
        draft.last += 1
        if t.low[draft.first] in ("a", "an") and hedge is None:
            return dated(draft.first, draft.last, Kind.DATE, draft.period)
        return draft
    found = _anchored(t, draft, today)
    if found:
        return found
    before = t.low[draft.first - 1]
    if before in ("within", "in") and today and _future(t, draft.first) and not t.word(draft.last):
        if before == "within":
            draft.period = _from_today(t, draft, today - timedelta(days=1), back=False)
        else:
            day = moved(today, steps_of(t, draft))
            draft.period = one_day(day) if day else None
    return draft


def _future(t: Tokens, i: int) -> bool:
    """Whether a word before it in the sentence speaks of the future."""
    for k in range(i - 1, max(i - _BACK, -1), -1):
        if t.low[k] in _FUTURE:
            return True
        if t.low[k] in (".", ";", "?", "!", "\n\n"):
            return False
    return False


def _ago(t: Tokens, draft: Draft, today: date | None) -> Period | None:
    steps = steps_of(t, draft)
    if today is None or not steps:
        return None
    day = moved(today, {unit: -count for unit, count in steps.items()})
    if day is None:
        return None
    if set(steps) == {"year"}:
        return span(date(day.year, 1, 1), 12, Grain.YEAR, approximate=True)
    if set(steps) <= {"year", "month"}:
        return span(months_later(day.year, day.month, 0), 1, Grain.MONTH, approximate=True)
    return one_day(day)


def _anchored(t: Tokens, draft: Draft, today: date | None) -> Draft | None:
    """ "two weeks from tomorrow", "3 days before 5 May", "for 3 weeks from 5 May", "a week starting Monday"."""
    j = draft.last + 1 if t.low[draft.last] == "," and t.low[draft.last + 1] == "from" else draft.last
    word = t.low[j]
    starting = word in _STARTS
    if word not in ("from", "after", "before") and not starting:
        return None
    k = j + 2 if t.low[j + 1] in ("on", "from", "the") else j + 1
    steps = steps_of(t, draft)
    if t.low[k] == "now" and word == "from":
        point: Point | None = Point(k + 1, Grain.DAY, fixed=one_day(today) if today else None, relative=True)
    else:
        point = relative_at(t, k, today) or point_at(t, k)
    if point is None or point.grain is not Grain.DAY or not steps or t.low[point.last] in _RANGES:
        return None
    if "year" in steps and not point.relative:
        return None  # "65 years after 3 May 1950": the span of two dates is checked, so both stay in sight
    if point.weekday is not None:
        point.fixed = weekday_alone(today, point)
        if word == "from" and today and point.fixed and point.fixed.start and point.fixed.start < today:
            point.fixed = one_day(point.fixed.start + timedelta(days=7))
    anchor = resolve(point, today)
    day = anchor.start if anchor else None
    other = moved(day, {u: -n if word == "before" else n for u, n in steps.items()}) if day else None
    lasting = starting or (word == "from" and t.low[draft.first - 1] in ("for", "within"))
    if lasting:
        period = Period(start=day, end=other, grain=Grain.SPAN) if day and other else None
        return dated(draft.first, point.last, Kind.PERIOD, period)
    found = dated(draft.first, point.last, Kind.DATE, one_day(other) if other else None)
    return _bounded(t, found, day, other, before=word == "before")


def _bounded(t: Tokens, draft: Draft, day: date | None, other: date | None, *, before: bool) -> Draft:
    """ "more than 2 weeks after Monday": from then on; "less than 3 days after Monday": up to then."""
    hedge = lexicon.phrase_before(t, draft.first, lexicon.hedges_before())
    if hedge is None:
        return draft
    comparator = hedge[0].comparator
    if not day or not other or comparator in ("=", "~"):
        return draft
    draft.first, draft.kind = hedge[1], Kind.PERIOD
    if comparator in (">", ">="):
        period = Period(end=other) if before else Period(start=other)
        draft.comparator = Comparator.AT_MOST if before else Comparator.AT_LEAST
    else:
        period = Period(start=min(day, other), end=max(day, other))
    bounds = dated(draft.first, draft.last, Kind.PERIOD, period)
    draft.period, draft.low, draft.high = period, bounds.low, bounds.high
    return draft
