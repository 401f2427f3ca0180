"""Hedges: how far a blurred number may be off."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.record import Number, Record

_TENTH = Fraction(1, 10)


class Hedges(Record):
    """Widths as shares of the number (Ferson et al. 2015, on numeric hedges)."""

    about: Number = _TENTH
    """ "about", "roughly", "around", "some": to both sides."""
    nearly: Number = _TENTH
    """ "nearly", "almost", "just under": below it."""
    just_over: Number = _TENTH
    """ "just over", "a little more than": above it."""

    def width(self, low: object, high: object) -> Fraction:
        """The width for a hedge that opens to both sides, or only below (`high` is 0) or above (`low` is 0)."""
        if not high:
            return self.nearly
        return self.about if low else self.just_over
