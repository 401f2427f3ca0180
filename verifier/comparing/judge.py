"""Two figures in, what one makes of the other out: borne out, overstated, contradicted, left open."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from verifier import numbers
from verifier.model.comparison import Reason, Support
from verifier.model.interval import Interval, point
from verifier.model.mention import Comparator, Kind, Mention
from verifier.model.period import Grain, Period
from verifier.model.record import decimal_string

_QUARTER = Fraction(1, 4)
_TENTH = Fraction(1, 10)
_FINER = Fraction(1, 20)
_NEAR = Fraction(1, 50)
_REACHED = Fraction(3, 4)
"""The share of a ceiling that somebody has to reach before it is told: "up to 50%" is no word for 30%."""
_LARGE = 1000
_TWO_YEARS = 700
_EXACTLY = re.compile(r"\b(?:exactly|precisely)\b", re.I)
_UP = (Comparator.MORE, Comparator.AT_LEAST)
_DOWN = (Comparator.LESS, Comparator.AT_MOST)
_STRICT = (Comparator.MORE, Comparator.LESS)


class Weighed(NamedTuple):
    """What a source's figure makes of a claim's."""

    support: Support
    reason: Reason


_SAID = Weighed(Support.SUPPORTED, Reason.SAID)
_OPEN = Weighed(Support.NOT_FOUND, Reason.UNDECIDED)
_OTHER = Weighed(Support.CONTRADICTED, Reason.OTHER_VALUE)


def weigh(
    claim: Mention, source: Mention, *, repeated: bool = False, doubled: bool = False
) -> Weighed | None:
    """What the source's figure makes of the claim's, if they speak of one thing; None if they cannot.

    In a sentence that is `repeated` word for word, a figure without a unit has that of the other. Where a
    bound is `doubled` ("higher than more than 20"), all numbers above may be meant.
    """
    if (claim.dimension == "calendar") != (source.dimension == "calendar"):
        return None
    if claim.dimension == "calendar":
        return _dates(claim, source)
    if (claim.kind is Kind.ORDINAL) != (source.kind is Kind.ORDINAL):
        return None
    if _part(claim) != _part(source):
        return _other_unit(claim, source)
    readings = [] if _same_number(claim, source) else in_unit(source, claim)
    if (
        not readings
        and repeated
        and not (claim.unit and source.unit)
        and "%" not in (claim.unit, source.unit)
    ):
        readings = [(source.value, source.printed)]
    if not readings:
        return _other_unit(claim, source)
    weighed = [_values(claim, value, interval, source) for value, interval in readings]
    best = min(weighed, key=lambda one: -one.support.rank)
    if doubled and claim.comparator.bound and source.comparator.bound:
        within = any(_within(interval, claim.printed) for _, interval in readings)
        return _SAID if within else _OPEN
    turned = claim.direction and source.direction and claim.direction != source.direction
    if best.support is not Support.CONTRADICTED and turned:
        return Weighed(Support.CONTRADICTED, Reason.OTHER_DIRECTION)
    return best


def _part(figure: Mention) -> bool:
    """Whether it is a share of something, in percent or as a fraction."""
    return figure.unit in ("%", "pp") or (figure.kind is Kind.RATIO and not figure.unit)


def in_unit(figure: Mention, like: Mention) -> list[tuple[Fraction | None, Interval]]:
    """The figure's value and what it may stand for, in the unit of another; empty where it has no such unit."""
    if figure.unit == like.unit and figure.dimension == like.dimension:
        return [(figure.value, figure.printed)]
    if figure.unit == "%" and like.kind is Kind.RATIO and not like.unit:
        return [(_times(figure.value, Fraction(1, 100)), figure.printed.times(Fraction(1, 100)))]
    if like.unit == "%" and figure.kind is Kind.RATIO and not figure.unit:
        return [(_times(figure.value, Fraction(100)), figure.printed.times(Fraction(100)))]
    if (" per " in figure.unit) != (" per " in like.unit):
        bare = figure.model_copy(
            update={"unit": figure.unit.partition(" per ")[0], "dimension": like.dimension}
        )
        return in_unit(bare, like.model_copy(update={"unit": like.unit.partition(" per ")[0]}))
    if not figure.unit or not like.unit or {figure.unit, like.unit} == {"%", "pp"}:
        return []
    found = numbers.conversions(figure.printed, figure.unit, like.unit)
    values = (
        numbers.conversions(point(figure.value), figure.unit, like.unit)
        if figure.value is not None
        else found
    )
    return [(value.single, interval) for value, interval in zip(values, found, strict=True)]


def _times(value: Fraction | None, factor: Fraction) -> Fraction | None:
    return None if value is None else value * factor


def _same_number(claim: Mention, source: Mention) -> bool:
    """Whether one number stands with two units of one dimension."""
    return bool(claim.value and claim.value == source.value and claim.unit and source.unit) and (
        claim.unit.partition(" per ")[0] != source.unit.partition(" per ")[0] and claim.dimension != "time"
    )


def _other_unit(claim: Mention, source: Mention) -> Weighed | None:
    if claim.value is None or claim.value != source.value:
        return None
    units = {claim.unit, source.unit}
    if units == {"%", "pp"}:
        return Weighed(Support.CONTRADICTED, Reason.PERCENT_FOR_POINTS)
    if ("" in units and "%" not in units) or claim.kind is Kind.DURATION or source.kind is Kind.DURATION:
        return None
    return Weighed(Support.CONTRADICTED, Reason.OTHER_UNIT)


def _dates(claim: Mention, source: Mention) -> Weighed | None:
    ours, theirs = claim.period, source.period
    if ours is None or theirs is None:
        if claim.words.lower() == source.words.lower():
            return _SAID
        return _bare_days(claim, source)
    first, last = _days(ours)
    begin, end = _days(theirs)
    if ours == theirs or (first <= begin and end <= last):
        return _SAID
    apart = last <= begin or end <= first
    years = theirs.grain is Grain.SPAN and end - begin > _TWO_YEARS and _FROM_TO.search(source.words)
    return Weighed(Support.CONTRADICTED, Reason.OTHER_WINDOW) if apart or years else _OPEN


def _days(period: Period) -> tuple[int, int]:
    """Its first day and the day behind its last, as ordinals; an open end is far away."""
    first = period.start.toordinal() if period.start else date.min.toordinal()
    return first, period.end.toordinal() if period.end else date.max.toordinal()


_NAMED = ("first", "second", "third", "fourth")
_QUARTER_OF = re.compile(rf"\bq([1-4])\b|\b({'|'.join(_NAMED)})[ -]quarter")
_FROM_TO = re.compile(r"\b(?:from|between|to|until|through|and)\b|[-–/]")
_DAYS = re.compile(
    r"\b(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\b\.?(?:\s+(?P<after>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\d))?",
    re.I,
)


def _bare_days(claim: Mention, source: Mention) -> Weighed | None:
    """Days and quarters without a year: "3 March" against "March 3, 2021"."""
    quarters = _quarter(claim.words), _quarter(source.words)
    if all(quarters) and quarters[0] != quarters[1]:
        return Weighed(Support.CONTRADICTED, Reason.OTHER_WINDOW)
    if all(quarters):
        return None if claim.period and not source.period else _SAID
    ours, theirs = _day_of(claim.words), _day_of(source.words)
    if ours is None or theirs is None:
        return None
    if not ours & theirs and {month for month, _ in ours} & {month for month, _ in theirs}:
        bare = any(not day for _, day in ours)
        return _SAID if bare else Weighed(Support.CONTRADICTED, Reason.OTHER_WINDOW)
    return _SAID if ours <= theirs else Weighed(Support.CONTRADICTED, Reason.OTHER_WINDOW)


def _quarter(words: str) -> str:
    """ "1" to "4", where a quarter of a year is named."""
    found = _QUARTER_OF.search(words.lower())
    return "" if found is None else found[1] or str(_NAMED.index(found[2]) + 1)


def _day_of(words: str) -> set[tuple[str, str]] | None:
    """Months with their days: {("apr", "18")}."""
    found = {
        (one["month"].lower(), (one["day"] or one["after"] or "").lstrip("0"))
        for one in _DAYS.finditer(words)
    }
    return found or None


def _values(claim: Mention, value: Fraction | None, theirs: Interval, source: Mention) -> Weighed:
    ours = claim.printed
    if claim.kind is Kind.RANGE and source.kind is Kind.RANGE:
        return _SAID if ours == theirs else _OTHER
    if not claim.comparator.bound and claim.kind is not Kind.RANGE:
        return _to_point(claim, value, theirs, source)
    if value is not None and not source.comparator.bound:
        if claim.kind is Kind.RANGE:
            return _OPEN if value in ours else _OTHER
        if value in ours:
            far = (
                claim.comparator is Comparator.AT_MOST and 0 < value < ours.high * _REACHED
                if ours.high
                else False
            )
            return Weighed(Support.OVERSTATED, Reason.BOUND_STRENGTHENED) if far else _SAID
        return (
            Weighed(Support.OVERSTATED, Reason.BOUND_STRENGTHENED)
            if _short(claim, value)
            else _scale(claim, value)
        )
    if _misquoted(claim, value, source):
        return _OTHER
    if _within(theirs, ours) and (claim.kind is not Kind.RANGE or theirs == ours):
        return _SAID
    if claim.kind is Kind.RANGE or not ours.meets(theirs):
        near = value is not None and claim.kind is not Kind.RANGE and _short(claim, value)
        return Weighed(Support.OVERSTATED, Reason.BOUND_STRENGTHENED) if near else _OTHER
    if any(claim.comparator in side and source.comparator in side for side in (_UP, _DOWN)):
        return Weighed(Support.OVERSTATED, Reason.BOUND_STRENGTHENED)
    return _OPEN


def _misquoted(claim: Mention, value: Fraction | None, source: Mention) -> bool:
    """Whether a bound is given a much weaker number: "over 80" for the source's "over 100"."""
    if claim.value is None or not value or not source.comparator.bound:
        return False
    same = any(claim.comparator in side and source.comparator in side for side in (_UP, _DOWN))
    weaker = claim.value < value if claim.comparator in _UP else claim.value > value
    room = abs(value) * _TENTH if source.comparator in _STRICT and _rounder(claim.value, value) else 0
    return same and weaker and abs(claim.value - value) > room


def _rounder(claim: Fraction, value: Fraction) -> bool:
    """Whether a number is the rounder one: it has fewer digits, or the same and ends in a five."""
    ours, theirs = (decimal_string(one).replace(".", "").strip("-0") for one in (claim, value))
    return len(ours) < len(theirs) or (len(ours) == len(theirs) and ours[-1:] == "5" != theirs[-1:])


def _to_point(claim: Mention, value: Fraction | None, theirs: Interval, source: Mention) -> Weighed:
    """A claim that gives a number, exact or blurred."""
    if source.comparator.bound:
        if claim.value == value:
            return _SAID if source.comparator in _UP else Weighed(Support.OVERSTATED, Reason.QUALIFIER_LOST)
        if claim.comparator is Comparator.ABOUT and value is not None and value in claim.printed:
            return _SAID
        return _OPEN if claim.value is not None and claim.value in theirs else _OTHER
    if value is None or claim.value is None:
        return _SAID if theirs == claim.printed else _OPEN if claim.printed.meets(theirs) else _OTHER
    if (
        source.comparator is Comparator.ABOUT
        and claim.comparator is Comparator.EQUAL
        and claim.value == value
    ):
        return Weighed(Support.OVERSTATED, Reason.QUALIFIER_LOST) if _EXACTLY.search(claim.quote) else _SAID
    both = claim.comparator is Comparator.ABOUT and source.comparator is Comparator.ABOUT
    off = abs(claim.value - value)
    if both and off and (off > abs(value) * _NEAR or not _rounder(claim.value, value)):
        return _scale(claim, value)
    if claim.comparator is Comparator.EQUAL and claim.value > value > 0 and off > value * _TENTH:
        if value in claim.printed:  # 1.8 printed as 2 is a tenth more
            return Weighed(Support.OVERSTATED, Reason.ROUNDED_FLATTERINGLY)
    elif claim.value == value or value in claim.printed or _rounded(claim, value):
        return _SAID
    if claim.value in theirs:  # more exact than its source, which says so only roughly
        return _SAID if abs(claim.value - value) <= abs(value) * _FINER else _OPEN
    if claim.comparator is Comparator.ABOUT and _short(claim, value):
        return Weighed(Support.OVERSTATED, Reason.ROUNDED_FLATTERINGLY)
    return _scale(claim, value)


def _rounded(claim: Mention, value: Fraction) -> bool:
    """Whether the claim's number is the source's with fewer digits, and close by."""
    if claim.value is None or abs(value) < _LARGE or abs(claim.value - value) > abs(value) * _NEAR:
        return False
    return value in claim.loose


def _short(claim: Mention, value: Fraction) -> bool:
    """Whether the evidence falls short of the claim by a quarter at most."""
    return claim.value is not None and abs(value - claim.value) <= abs(claim.value) * _QUARTER


def _scale(claim: Mention, value: Fraction) -> Weighed:
    if claim.value and value:
        ratio = max(claim.value / value, value / claim.value)
        if ratio in (10**3, 10**6, 10**9):
            return Weighed(Support.CONTRADICTED, Reason.OTHER_SCALE)
    return _OTHER


def _within(inner: Interval, outer: Interval) -> bool:
    return inner.hull(outer) == outer or inner.meet(outer) == inner
