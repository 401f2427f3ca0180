"""What a printed number may stand for: its printed and its loose reading."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers.amount import Amount

_FIVE_PERCENT = Fraction(1, 20)
_COUNTED_BELOW = 10000


def half_width(amount: Amount, dimension: str) -> Fraction:
    """Half the width of the printed reading; 0 where the number is exact."""
    if amount.exact:
        return Fraction(0)
    if dimension.startswith("percent"):
        return amount.place / 2
    counted = dimension in ("", "time")
    unscaled = amount.scale == 1
    if amount.rounded or (unscaled and dimension.startswith("money")):
        return Fraction(0)
    if counted and unscaled and amount.whole and abs(amount.value) < _COUNTED_BELOW:
        return Fraction(0)
    return amount.place / 2


def slack(amount: Amount) -> Fraction:
    """Half the width of the loose reading: what trailing zeros may hide; 0 where there is none."""
    if amount.exact:
        return (
            abs(amount.value) * _FIVE_PERCENT
            if amount.value.denominator > 1 or amount.scale > 1
            else Fraction(0)
        )
    if not amount.rounded:
        return Fraction(0)
    if amount.scale > 1:
        return amount.place / 2
    return min(_last_digit_place(abs(int(amount.value))) / 2, abs(amount.value) * _FIVE_PERCENT)


def _last_digit_place(number: int) -> Fraction:
    """The place of the last digit that is not 0: 1000 for 12000."""
    place = 1
    while number and number % 10 == 0:
        number //= 10
        place *= 10
    return Fraction(place)
