"""Two amounts of money and the time they stand in, in; the rates they may have been changed at, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from verifier.checks.phrases import table
from verifier.model.claim import Claim
from verifier.model.facts import Rate
from verifier.model.interval import Interval
from verifier.model.period import Period

_SLACK = Fraction(1, 10)
"""A bank's rate, a rounded rate or another day of the year may be so far from the reference rates."""


def currency(claim: Claim, text: str) -> str:
    """The ISO code of an amount's currency; "" where the text leaves open which of several it is."""
    named = table("currencies")["named"].get(claim.unit)
    if named:
        meant = [code for code, places in named.items() if re.search(rf"\b{places}\b", text)]
        return meant[0] if len(meant) == 1 else ""
    shared = table("currencies")["shared"].get(claim.unit)
    if shared and re.search(shared["sign"], claim.words) and re.search(rf"\b{shared['others']}\b", text):
        return ""
    return claim.unit


def rate(base: str, other: str, told: Period | None, rates: Iterable[Rate]) -> Interval | None:
    """What one unit of `base` bought of `other` at some time in `told`, or at any time; None where unknown.

    The user's own `rates` come first, then the European Central Bank's of each year (`words/rates.toml`).
    """
    own = [found for one in rates if not told or one.period.meets(told) for found in _own(one, base, other)]
    if own:
        found = Interval(low=min(low for low, _ in own), high=max(high for _, high in own))
    else:
        known = _published(base, other, told)
        if known is None:
            return None
        found = known
    low, high = found.low or Fraction(0), found.high or Fraction(0)
    return Interval(low=low * (1 - _SLACK), high=high * (1 + _SLACK))


def _own(one: Rate, base: str, other: str) -> list[tuple[Fraction, Fraction]]:
    if (one.base, one.currency) == (base, other):
        return [(one.low, one.high)]
    return [(1 / one.high, 1 / one.low)] if (one.base, one.currency) == (other, base) else []


def _published(base: str, other: str, told: Period | None) -> Interval | None:
    """Through the euro, year by year; None where the first year that is asked for is not in the table."""
    one, two = _years(base), _years(other)
    years = sorted(int(year) for year in (one or two or {}) if _in(one, year) and _in(two, year))
    if not years:
        return None
    if told:
        if told.start is None or told.start.year < years[0] or told.start.year > years[-1] + 1:
            return None
        last = told.last.year + 1 if told.last else years[-1]
        years = [year for year in years if told.start.year - 1 <= year <= last]
    ranges = [(_range(one, year), _range(two, year)) for year in years]
    if not ranges:
        return None
    return Interval(
        low=min(there[0] / here[1] for here, there in ranges),
        high=max(there[1] / here[0] for here, there in ranges),
    )


def _years(code: str) -> dict[str, str] | None:
    """The ranges of a currency by year; None for the euro itself, nothing for one that is not told."""
    if code == "EUR":
        return None
    years: dict[str, str] = table("rates").get(code, {})
    return years


def _in(years: dict[str, str] | None, year: str) -> bool:
    return years is None or year in years


def _range(years: dict[str, str] | None, year: int) -> tuple[Fraction, Fraction]:
    if years is None:
        return Fraction(1), Fraction(1)
    low, high = years[str(year)].split()
    return Fraction(low), Fraction(high)
