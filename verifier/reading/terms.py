"""Parts of a formula: a claim with its unit, and what becomes of units in arithmetic."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from verifier.model.claim import Claim
from verifier.model.mention import Comparator

_LIMITS = {
    "<": Comparator.LESS,
    "<=": Comparator.AT_MOST,
    ">": Comparator.MORE,
    ">=": Comparator.AT_LEAST,
}
# the fewest and the most days of one
_DAYS = {"day": (1, 1), "week": (7, 7), "month": (28, 31), "quarter": (90, 92), "year": (365, 366)}
TIME = "time"


class Unit(NamedTuple):
    """The unit of a claim, and what it measures."""

    name: str
    dimension: str

    @property
    def rate(self) -> bool:
        """Whether it is so much per something: "USD per month"."""
        return "/" in self.dimension

    @property
    def shown(self) -> str:
        """The unit in words."""
        return self.name or "a count"


PURE = Unit("", "")
DAY = Unit("day", TIME)
DATE = "calendar"
PERCENT = "%"
POINTS = "pp"
COMPOUND = Unit("", "/")
"""Money per kilometre and the like, where no claim says it: not told apart, never refused."""


class Term(NamedTuple):
    """A claim that stands for a part of the formula, stated or not."""

    claim: Claim
    unit: Unit

    @property
    def shown(self) -> str:
        """ "'$10 billion' (USD)"."""
        return f"'{self.claim.words}' ({self.unit.name or self.claim.noun or 'a count'})"


def limit(term: Term, sign: str) -> Term:
    """A figure as a bound: its point, never widened by its rounding."""
    value, below = term.claim.value, sign.startswith("<")
    ends = {
        "low": None if below else value,
        "high": value if below else None,
        "low_closed": sign != ">",
        "high_closed": sign != "<",
        "comparator": _LIMITS[sign],
        "slack": Fraction(0),
    }
    return Term(term.claim.model_copy(update=ends), term.unit)


def in_days(term: Term) -> Term | None:
    """A duration in days, from its shortest to its longest reading, both ends counted or not."""
    low, high = term.claim.low, term.claim.high
    if term.unit == DAY and low is None is high:
        return term
    bounds = _DAYS.get(term.unit.name)
    if term.unit.dimension != TIME or bounds is None:
        return None
    wide = {
        "id": f"{term.claim.id} in days",
        "value": None,
        "low": None if low is None else low * bounds[0],
        "high": None if high is None else high * bounds[1] + 1,
        "unit": DAY.name,
    }
    return Term(term.claim.model_copy(update=wide), DAY)


def product_unit(a: Unit, b: Unit) -> Unit:
    """A rate is often written without its unit of time ("wages of $4,000"), so time alone is let go."""
    if PURE in (a, b):
        return b if a == PURE else a
    if a.rate or b.rate:
        return COMPOUND
    if TIME in (a.dimension, b.dimension) and a.dimension != b.dimension:
        return b if a.dimension == TIME else a
    return COMPOUND


def ratio_unit(a: Unit, b: Unit) -> Unit:
    """The unit of a quotient."""
    if a == b or (a.dimension and a.dimension == b.dimension):
        return PURE
    if b == PURE or (b.dimension == TIME and not a.rate):
        return a
    return COMPOUND
