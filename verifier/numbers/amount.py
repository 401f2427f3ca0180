"""A bare number: digits or words, with its scale and the place of its last printed digit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

_MOST_DIGITS = 30
DASHES = frozenset("-–—‐‑")


@dataclass(slots=True)
class Amount:
    """A number as printed, from token `first` up to, not including, `last`."""

    value: Fraction
    first: int
    last: int
    scale: Fraction = Fraction(1)
    decimals: int = 0
    """Digits printed after the point."""
    spelled: bool = False
    exact: bool = False
    """Whether nothing was rounded: "half", "a dozen"."""
    share: bool = False
    """Whether it is a bare fraction: "1/4", "two thirds"."""

    @property
    def mantissa(self) -> Fraction:
        """The number before its scale word."""
        return self.value / self.scale

    @property
    def place(self) -> Fraction:
        """The place of the last printed digit."""
        return self.scale / Fraction(10) ** self.decimals

    @property
    def whole(self) -> bool:
        """Whether the mantissa is a whole number, printed as one."""
        return self.decimals == 0 and self.mantissa.denominator == 1

    @property
    def rounded(self) -> bool:
        """Whether the mantissa is a whole number that ends in 0."""
        return self.whole and self.value != 0 and self.mantissa % 10 == 0


def digits_value(text: str) -> tuple[Fraction, int] | None:
    """Digits as a number, and how many stand after the point."""
    text, _, power = text.partition("e")
    plain = "".join(letter for letter in text if letter in "0123456789.")
    if len(plain) > _MOST_DIGITS or plain.count(".") > 1:
        return None
    whole, _, rest = plain.partition(".")
    value = Fraction(int((whole + rest) or "0"), 10 ** len(rest))
    return (value * Fraction(10) ** int(power), len(rest) - int(power)) if power else (value, len(rest))
