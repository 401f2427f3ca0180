"""Comparison: what sources make of a claim, and the passages that say so."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from verifier.model.record import Record


class Support(StrEnum):
    """What a source makes of a claim, worst first."""

    CONTRADICTED = "contradicted"
    OVERSTATED = "overstated"
    NOT_FOUND = "not-found"
    SUPPORTED = "supported"

    @property
    def rank(self) -> int:
        """0 is worst."""
        return list(Support).index(self)


def worst(given: Iterable[Support]) -> Support:
    """The worst of several; nothing said is not found."""
    return min(given, key=lambda one: one.rank, default=Support.NOT_FOUND)


class Reason(StrEnum):
    """Why."""

    SAID = "said"
    """The source says so."""
    DERIVED = "derived"
    """It follows from figures of the source."""
    OTHER_VALUE = "other-value"
    OTHER_UNIT = "other-unit"
    OTHER_SCALE = "other-scale"
    OTHER_WINDOW = "other-window"
    OTHER_SUBJECT = "other-subject"
    OTHER_DIRECTION = "other-direction"
    NEGATION = "negation"
    PERCENT_FOR_POINTS = "percent-for-points"
    WRONG_ARITHMETIC = "wrong-arithmetic"
    QUALIFIER_LOST = "qualifier-lost"
    BOUND_STRENGTHENED = "bound-strengthened"
    ROUNDED_FLATTERINGLY = "rounded-flatteringly"
    QUOTATION_CHANGED = "quotation-changed"
    QUOTATION_NOT_FOUND = "quotation-not-found"
    UNDECIDED = "undecided"
    """The source speaks of it and leaves it open: "more than 3" for "5"."""
    FIGURE_NOT_FOUND = "figure-not-found"
    NO_PASSAGE = "no-passage"
    """No passage speaks of it."""


class Extract(Record):
    """Words of a text with their place: `quote == text[start:end]` of the text that `document` names."""

    document: str = ""
    """The name of a source; "" for the claim's own text."""
    start: int
    end: int
    line: int
    column: int
    quote: str
    words: str
    """The quote without markup and entities."""


class SourcePair(Record):
    """Words of a claim beside the words of a source that bear them out, or do not."""

    support: Support
    reason: Reason
    claim: Extract
    """The figure, word or quotation; the whole sentence where there is none."""
    passage: Extract | None = None
    """What the source has in its place; None where it says nothing."""
    context: Extract | None = None
    """The sentence of the source that the passage stands in."""
    alignment: int = 0
    """How many of the claim's telling words stand in that sentence or beside it, in percent of their weight."""
    arithmetic: str = ""
    """The sum, or the words of a quotation that were changed."""
    wording: str = ""
    """Words that the source supports in the claim's place; "" where none can be given."""


class Comparison(Record):
    """A claim held against sources."""

    verdict: Support
    """The worst of its pairs."""
    pairs: tuple[SourcePair, ...] = ()
