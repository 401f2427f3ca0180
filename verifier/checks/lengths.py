"""Two dates or one period in, the time between in years, months, weeks or days out, in every reading."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from verifier import numbers
from verifier.model.claim import Claim
from verifier.model.interval import Interval
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Grain, Period

_YEAR = 12
_MONTHS = {"year": 12, "month": 1, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    "|Aug|Sept?|Oct|Nov|Dec)"
)
_TWO_MONTHS = re.compile(rf"\b{_MONTH}\b.+\b{_MONTH}\b")
_ORDINARY = 2023
"""A year without a leap day."""
UNITS = frozenset({*_MONTHS, *_DAYS})


def days(claim: Claim) -> Period | None:
    """The days of a date or period; where no year is told, those of an ordinary year."""
    if claim.kind not in (Kind.DATE, Kind.PERIOD):
        return None
    return claim.period or _in_an_ordinary_year(claim.words)


@lru_cache(maxsize=1024)
def _in_an_ordinary_year(words: str) -> Period | None:
    if not any(letter.isdigit() for letter in words) and not _TWO_MONTHS.search(words):
        return None
    found = numbers.read(words, date=Period.model_validate("2023-01-01"))
    period = found[0].period if len(found) == 1 and found[0].words == words else None
    if period is None or not period.start or not period.end or period.start.year == _ORDINARY:
        return period
    late = period.end.year - period.start.year + _ORDINARY
    shifted = {"start": _in_year(period.start, _ORDINARY), "end": _in_year(period.end, late)}
    return period.model_copy(update=shifted)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)


def whole(period: Period | None) -> bool:
    """Whether its first and last day are known."""
    return period is not None and None not in (period.start, period.end) and not period.approximate


def ends(*claims: Claim) -> tuple[Period, Period] | None:
    """The first and the last of two dates, or the edges of one period; None where either is open."""
    if not claims:
        return None
    closing = _until(claims[-1]) if len(claims) == 2 else None
    if any(claim.comparator is not Comparator.EQUAL for claim in (claims[:-1] if closing else claims)):
        return None
    told = [*map(days, claims[:-1]), closing or days(claims[-1])]
    if not all(whole(period) for period in told):
        return None
    if len(told) == 2 and told[0] and told[1]:
        return told[0], told[1]
    return _edges(claims[0], told[0]) if told[0] else None


def _until(claim: Claim) -> Period | None:
    """The day, month or year that "until ..." names."""
    words, period = claim.words, claim.period
    if period is None or period.start or not period.last or not words.lower().startswith(("until ", "till ")):
        return None
    if re.search(r"\b\d{1,2}\b", words):
        return _day(period.last)
    return _month(period.last) if re.search(r"[A-Z]", words[1:]) else _year(period.last)


def _edges(claim: Claim, period: Period) -> tuple[Period, Period] | None:
    """A period is as finely told as its words: years, months or days."""
    start, last = period.start, period.last
    if claim.kind is not Kind.PERIOD or start is None or last is None or start >= last:
        return None
    after = last + timedelta(days=1)
    if (start.month, start.day, after.month, after.day) == (1, 1, 1, 1):
        return _year(start), _year(last)
    if (start.day, after.day) == (1, 1) and (last - start).days > 31:
        return _month(start), _month(last)
    return _day(start), _day(last)


def _year(day: date) -> Period:
    return Period.model_validate(f"{day.year:04}")


def _month(day: date) -> Period:
    return Period.model_validate(f"{day:%Y-%m}")


def _day(day: date) -> Period:
    return Period.model_validate(day.isoformat())


def between(first: Period, last: Period, unit: str, *, begun: bool = True) -> Interval | None:
    """How many years, months, weeks or days lie between, in every reading: full ones, and `begun` ones.

    From a day in `first` to a day in `last`; both ends may count ("2019 to 2022" is three or four years).
    """
    if not first.start or not first.last or not last.start or not last.last:
        return None
    if unit in _MONTHS:
        size = _MONTHS[unit]
        low, high = _months(first.last, last.start) // size, _months(first.start, last.last) // size
        if size == _YEAR and first.grain is last.grain is Grain.MONTH:
            low = _months(first.start, last.start) // size  # nobody calls 47 months three years
        return Interval(low=Fraction(max(low, 0)), high=Fraction(high + (1 if begun else 0)))
    if unit in _DAYS:
        size = _DAYS[unit]
        least, most = (last.start - first.last).days, (last.last - first.start).days
        slack = size - 1 if begun else 0
        least = max(least - (1 if begun else 0), 0)
        return Interval(low=Fraction(least // size), high=Fraction((most + 1 + slack) // size))
    return None


def _months(start: date, end: date) -> int:
    """Full months from one day to another."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
