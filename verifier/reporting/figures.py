"""Exact numbers as people read them: "2,900,000,000", "92 to 94", "14 Mar 2026"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from verifier.model.claim import Claim
from verifier.model.interval import Interval
from verifier.model.mention import Mention
from verifier.model.period import Period
from verifier.model.record import decimal_string
from verifier.reporting.phrases import say

CALENDAR = "calendar"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def grouped(number: Fraction) -> str:
    """All digits, in groups of three; a quotient where no finite decimal exists."""
    whole, dot, rest = decimal_string(number).partition(".")
    return whole + dot + rest if "/" in whole else f"{int(whole):,}{dot}{rest}"


def day(ordinal: Fraction) -> str:
    """A day of the calendar from its ordinal."""
    number = int(ordinal)
    if not 1 <= number <= date.max.toordinal():
        return grouped(ordinal)
    found = date.fromordinal(number)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def period(given: Period) -> str:
    """A period in words: a day, month, quarter, half or year, or from one to another."""
    shown = _period(given, given.edtf.rstrip("~"))
    return say("figures.about", day=shown) if given.approximate else shown


def _period(given: Period, edtf: str) -> str:
    if given.start is None or given.end is None:
        return say(f"figures.{'until' if given.start is None else 'since'}", day=edtf.strip("./"))
    parts = edtf.split("-")
    if "/" in edtf or len(parts) > 3:
        return edtf.replace("/", " to ")
    if len(parts) > 1 and int(parts[1]) > 12:
        return say(f"figures.part.{parts[1]}", year=parts[0])
    shown = [parts[0], *(MONTHS[int(month) - 1] for month in parts[1:2]), *(str(int(d)) for d in parts[2:])]
    return " ".join(reversed(shown))


def value(claim: Claim) -> str:
    """What a claim's number stands for, unit included."""
    if claim.unit == CALENDAR:
        return period(claim.period) if claim.period else ""
    shown = interval(claim.printed, claim)
    return f"{shown} {claim.unit}".rstrip() if shown else ""


def interval(given: Interval, like: Mention, write: Callable[[Fraction], str] = grouped) -> str:
    """Both ends, in full unless told otherwise; days as days."""
    shown = day if like.unit == CALENDAR else write
    low, high = given.low, given.high
    if low is not None and low == high:
        return shown(low)
    if low is not None and high is not None:
        return f"{shown(low)} to {shown(high)}"
    if low is not None:
        return f"{'at least' if given.low_closed else 'more than'} {shown(low)}"
    if high is not None:
        return f"{'at most' if given.high_closed else 'less than'} {shown(high)}"
    return ""


def loosely(claim: Claim) -> str:
    """The most generous reading, where it is wider than the printed one."""
    return interval(claim.loose, claim) if claim.unit != CALENDAR and claim.loose != claim.printed else ""
