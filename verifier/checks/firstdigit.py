"""A figure in, what a slip in its first digit would make of it out: 40 told as 90, or as 10.

A bound that no such slip would break weighs nothing: that 12 of a country's people were hurt fits 92 of them too.
"""

from __future__ import annotations

from fractions import Fraction

from verifier.model.claim import Claim


def smallest(claim: Claim) -> Fraction:
    """Its value with 1 for the first digit, or 0 for the second where it is 1; 0 without a value."""
    value = abs(claim.value or Fraction(0))
    size = _size(value)
    first = value // size
    return value - (first - 1) * size if first > 1 else value - (value % size) // (size / 10) * (size / 10)


def largest(claim: Claim) -> Fraction:
    """Its value with 9 for the first digit; 0 without a value."""
    value = abs(claim.value or Fraction(0))
    return value + (9 - value // _size(value)) * _size(value) if value else value


def _size(value: Fraction) -> Fraction:
    """The power of ten of its first digit."""
    size = Fraction(1)
    while value >= size * 10:
        size *= 10
    while 0 < value < size:
        size /= 10
    return size
