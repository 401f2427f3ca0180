"""Limits: where a checker of plausibility begins to speak."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.record import Number, Record


class Limits(Record):
    """Shares from which a thing is told; a matter of judgement, so a user may move them."""

    share_of_base_note: Number = Fraction(1, 4)
    """A target that is this share of the stock it is drawn from is worth a note."""
    share_of_base_warning: Number = Fraction(1, 2)
    """And from here a warning."""
