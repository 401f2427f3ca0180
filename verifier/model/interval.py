"""Interval: every value a written number may stand for."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.record import Number, Record


class Interval(Record):
    """The numbers between two ends, each open or closed; None is unbounded."""

    low: Number | None = None
    high: Number | None = None
    low_closed: bool = True
    high_closed: bool = True

    @property
    def empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed))

    def __contains__(self, number: Fraction | int) -> bool:
        return not self.meet(point(number)).empty

    def meet(self, other: Interval) -> Interval:
        """What both allow; may be empty."""
        low, low_closed = _tighter(self.low, self.low_closed, other.low, other.low_closed, 1)
        high, high_closed = _tighter(self.high, self.high_closed, other.high, other.high_closed, -1)
        return Interval(low=low, high=high, low_closed=low_closed, high_closed=high_closed)

    def meets(self, other: Interval) -> bool:
        """Whether some number is in both."""
        return not self.meet(other).empty

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_closed = _wider(self.low, self.low_closed, other.low, other.low_closed, 1)
        high, high_closed = _wider(self.high, self.high_closed, other.high, other.high_closed, -1)
        return Interval(low=low, high=high, low_closed=low_closed, high_closed=high_closed)


def point(number: Fraction | int) -> Interval:
    """The interval of one number."""
    return Interval(low=Fraction(number), high=Fraction(number))


def _tighter(
    a: Fraction | None, a_closed: bool, b: Fraction | None, b_closed: bool, sign: int
) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return (b, b_closed) if a is None else (a, a_closed)
    if a == b:
        return a, a_closed and b_closed
    return (a, a_closed) if (a > b) == (sign > 0) else (b, b_closed)


def _wider(
    a: Fraction | None, a_closed: bool, b: Fraction | None, b_closed: bool, sign: int
) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return None, True
    if a == b:
        return a, a_closed or b_closed
    return (a, a_closed) if (a < b) == (sign > 0) else (b, b_closed)
