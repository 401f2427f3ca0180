"""A finding and its claims in, a small drawing out: intervals, amounts or periods on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from verifier.model.claim import Claim
from verifier.model.finding import Finding, Place, PlaceRole
from verifier.model.interval import Interval
from verifier.model.record import decimal_string
from verifier.numbers import write
from verifier.reporting.figures import CALENDAR, interval, value

WIDTH = 1000
_MOST_ROWS = 8
_THIN = 8


class Row(NamedTuple):
    """One bar: what it stands for, in words, and where it lies on the scale of 0 to WIDTH."""

    label: str
    meaning: str
    kind: str
    """"stated" for what the text says, "needed" for what the rest of it demands, "other"."""
    left: str
    width: str
    fades: str = ""
    """"left" or "right" where it has no end on that side."""


class Drawing(NamedTuple):
    """Rows on one scale."""

    title: str
    rows: tuple[Row, ...]


_Bar = tuple[str, str, str, Interval]
Claims = Mapping[tuple[int, int], Claim]


def drawing(finding: Finding, claims: Claims) -> Drawing | None:
    """The drawing that fits the finding, if any does."""
    found = [
        (place, claim)
        for place in finding.here
        if place.role is not PlaceRole.ACKNOWLEDGED and (claim := claims.get((place.start, place.end)))
    ]
    if not found or found[0][0] is not finding.places[0]:
        return None
    units = {claim.unit for _, claim in found}
    if finding.needed and found[0][1].unit != CALENDAR:
        return _against_needed(finding.needed, *found[0])
    if len(units) > 1 or len(found) < 2:
        return None
    return _periods(found) if units == {CALENDAR} else _amounts(found)


def _against_needed(needed: Interval, place: Place, claim: Claim) -> Drawing | None:
    allowed = interval(needed, claim, lambda end: write(end, claim))
    return _drawn(
        "Where the figures lie",
        [
            (place.words or place.quote, value(claim), "stated", claim.printed),
            ("what the other figures allow", allowed, "needed", needed),
        ],
    )


def _amounts(found: Sequence[tuple[Place, Claim]]) -> Drawing | None:
    amounts = {claim.value for _, claim in found}
    if len(amounts) < 2 or any(amount is None or amount < 0 for amount in amounts):
        return None
    bars = [
        (place.words or place.quote, value(claim), _kind(place), Interval(low=Fraction(0), high=claim.value))
        for place, claim in found
    ]
    return _drawn("The figures on one scale", bars, from_zero=True)


def _periods(found: Sequence[tuple[Place, Claim]]) -> Drawing | None:
    bars = [(place.words or place.quote, value(claim), _kind(place), claim.printed) for place, claim in found]
    return _drawn("On one time line", bars)


def _kind(place: Place) -> str:
    return "stated" if place.role is PlaceRole.PRIMARY else "other"


def _drawn(title: str, bars: Sequence[_Bar], *, from_zero: bool = False) -> Drawing | None:
    ends = [end for *_, given in bars for end in (given.low, given.high) if end is not None]
    if not ends or any(given.low is given.high is None for *_, given in bars):
        return None
    low, high = min(ends), max(ends)
    margin = (high - low or max(abs(high), Fraction(1)) / 10) / 4
    low, high = (low, high) if from_zero else (low - margin, high + margin)
    return Drawing(title, tuple(_row(bar, low, WIDTH / (high - low)) for bar in bars[:_MOST_ROWS]))


def _row(bar: _Bar, zero: Fraction, scale: Fraction) -> Row:
    label, meaning, kind, given = bar
    left = (given.low - zero) * scale if given.low is not None else Fraction(0)
    right = (given.high - zero) * scale if given.high is not None else Fraction(WIDTH)
    if right - left < _THIN:
        left = max(Fraction(0), (left + right - _THIN) / 2)
        right = left + _THIN
    fades = "left" if given.low is None else "right" if given.high is None else ""
    return Row(label, meaning, kind, _tenths(left), _tenths(right - left), fades)


def _tenths(number: Fraction) -> str:
    return decimal_string(Fraction(round(number * 10), 10))
