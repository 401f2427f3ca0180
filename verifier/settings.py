"""Every setting, in one record."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.period import Period
from verifier.model.record import Number, Record


class Settings(Record):
    """What a user may choose. Strictness belongs here, never in a check."""

    date: Period | None = None
    """The document's date, where the text does not say it."""
    select: tuple[str, ...] = ()
    """Checks or families to run; empty for all."""
    ignore: tuple[str, ...] = ()
    """Checks or families to leave out."""
    about: Number = Fraction(1, 10)
    """How far "about", "roughly", "nearly" may be off, as a share of the number (Ferson et al. 2015)."""
    pipeline: str = ""
    """Another spaCy pipeline than our own to parse English with: the name of an installed one, or a path."""
