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

    @property
    def single(self) -> Fraction | None:
        """The one number in it, if it holds just one."""
        return self.low if self.low == self.high and not self.empty else None

    @property
    def unbounded(self) -> bool:
        """Whether it says nothing."""
        return self.low is None and self.high is None

    def __neg__(self) -> Interval:
        return self.times(Fraction(-1))

    def __add__(self, other: Interval) -> Interval:
        """Every sum of a number here and one there."""
        return Interval(
            low=None if self.low is None or other.low is None else self.low + other.low,
            high=None if self.high is None or other.high is None else self.high + other.high,
            low_closed=self.low_closed and other.low_closed,
            high_closed=self.high_closed and other.high_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def times(self, factor: Fraction) -> Interval:
        """Every number here times the factor."""
        if factor == 1:
            return self
        if not factor:
            return point(factor)
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor < 0:
            return Interval(low=high, high=low, low_closed=self.high_closed, high_closed=self.low_closed)
        return Interval(low=low, high=high, low_closed=self.low_closed, high_closed=self.high_closed)

    def __mul__(self, other: Interval) -> Interval:
        """Every product of a number here and one there."""
        products = [_product(one, two) for one in self._ends for two in other._ends]
        low, low_open = min((place, not closed) for place, closed in products)
        high, high_closed = max(products)
        return Interval(
            low=None if low[0] else low[1],
            high=None if high[0] else high[1],
            low_closed=not low_open,
            high_closed=high_closed,
        )

    def __truediv__(self, divisor: Interval) -> Interval:
        """Every number that, times some number of the divisor, is in here; what lies between counts too.

        A divisor that may be 0, or have either sign, says nothing.
        """
        low, high = divisor.low, divisor.high
        if 0 in divisor:
            inside = low is None or high is None or low < 0 < high
            if inside or low == high or 0 in self:
                return Interval()
        return self * Interval(
            low=None if high == 0 else _inverse(high),
            high=None if low == 0 else _inverse(low),
            low_closed=divisor.high_closed and high is not None,
            high_closed=divisor.low_closed and low is not None,
        )

    @property
    def _ends(self) -> tuple[_End, _End]:
        return (
            ((-1, Fraction(0)) if self.low is None else (0, self.low), self.low_closed),
            ((1, Fraction(0)) if self.high is None else (0, self.high), self.high_closed),
        )


_End = tuple[tuple[int, Fraction], bool]
"""Where an end lies (-1, 0 or 1 for below, among and above all numbers; the number) and if it is closed."""


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


def _product(one: _End, two: _End) -> _End:
    ((far, number), closed), ((far_two, number_two), closed_two) = one, two
    zero, zero_two = not far and not number, not far_two and not number_two
    if zero or zero_two:
        return (0, Fraction(0)), (closed and closed_two) or (zero and closed) or (zero_two and closed_two)
    if far or far_two:
        positive = (far > 0 or number > 0) == (far_two > 0 or number_two > 0)
        return (1 if positive else -1, Fraction(0)), False
    return (0, number * number_two), closed and closed_two


def _inverse(end: Fraction | None) -> Fraction:
    return 1 / end if end else Fraction(0)
