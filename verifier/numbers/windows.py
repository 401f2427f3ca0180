"""Dates and the words that make periods of them: "by 2030", "since 2019", "from March to June"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verifier.model.period import Grain, Period
from verifier.numbers.date_bounds import bounded
from verifier.numbers.draft import Draft
from verifier.numbers.named import named_at
from verifier.numbers.spans import days_of_month, span_at
from verifier.numbers.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Context:
    """The day a text was written, if anybody knows it."""

    today: date | None = None


def date_at(t: Tokens, i: int, context: Context) -> Draft | None:
    """The date or period that begins at a token, the word that bounds it included."""
    today = context.today
    found = named_at(t, i, today)
    if found is None:
        return days_of_month(t, i, today)
    span = span_at(t, found, today)
    if span:
        return span
    period, first = found.days(today), found.first
    if t.low[first - 1] in ("earlier", "later") and found.point.relative and period:
        period = _until_now(period, today, earlier=t.low[first - 1] == "earlier")
        first -= 1
    return bounded(t, first, found.point, period)


def _until_now(period: Period, today: date | None, *, earlier: bool) -> Period:
    """ "earlier this year", "later this month": the part before or after the day of writing."""
    if today is None or not (period.start and period.end and period.start < today < period.end):
        return period
    start, end = (period.start, today) if earlier else (today, period.end)
    return Period(start=start, end=end, grain=Grain.SPAN, approximate=True)
