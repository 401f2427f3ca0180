"""Mention: a number or date as a text writes it."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from verifier.model.interval import Interval
from verifier.model.period import Period
from verifier.model.record import Number, Record


class Kind(StrEnum):
    """What sort of figure it is."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    DATE = "date"
    PERIOD = "period"
    DURATION = "duration"
    ORDINAL = "ordinal"
    RANGE = "range"
    RATIO = "ratio"


class Comparator(StrEnum):
    """What the words around a number say of the true value: it is ... the number."""

    EQUAL = "="
    ABOUT = "~"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="

    @property
    def bound(self) -> bool:
        """Whether it gives one end only ("more than")."""
        return self not in (Comparator.EQUAL, Comparator.ABOUT)


class Direction(StrEnum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"


class Mention(Record):
    """A number or date as written, its bound words included, with every value it may stand for.

    Offsets index the text it was read from (a sentence's `words`, or the document); `quote` is
    exactly that slice. For a date, a period or a fiscal year `low` and `high` are proleptic
    Gregorian ordinals (days, `datetime.date.toordinal`), half-open, the unit is "calendar".
    """

    quote: str
    words: str
    """The quote without markup and entities."""
    start: int
    end: int
    kind: Kind
    value: Number | None = None
    """The printed value: 57 for "57 %", 2900000000 for "$2.9 billion"."""
    low: Number | None = None
    """The printed reading; None is unbounded."""
    high: Number | None = None
    low_closed: bool = True
    high_closed: bool = True
    unit: str = ""
    """ISO 4217 code, "%", or the canonical name of the unit ("kilometre", "year")."""
    dimension: str = ""
    """"money", "percent", "length", "time", ...; "" for a pure number or a count."""
    comparator: Comparator = Comparator.EQUAL
    direction: Direction | None = None
    noun: str = ""
    """What is counted, with its modifiers: "IT workers"."""
    slack: Number = Fraction(0)
    """Half the width of the loose reading around `value` (`checks.md`: trailing zeros)."""
    period: Period | None = None
    """The days of a date or period, where they are known."""

    @property
    def printed(self) -> Interval:
        """Every value that would be printed like this."""
        return Interval(
            low=self.low, high=self.high, low_closed=self.low_closed, high_closed=self.high_closed
        )

    @property
    def loose(self) -> Interval:
        """The most generous reading: trailing zeros may hide a rounding; a bound is never widened."""
        if self.value is None or self.comparator.bound or not self.slack:
            return self.printed
        around = Interval(low=self.value - self.slack, high=self.value + self.slack)
        return self.printed.hull(around)
