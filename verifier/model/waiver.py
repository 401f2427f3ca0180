"""Waiver: someone answers for a finding, so that it is kept and no longer counts."""

from __future__ import annotations

from datetime import date

from verifier.model.record import Record


class Waiver(Record):
    """One line of a claim file, or one comment in the prose, that waives a finding.

    It waives what its check says of a place inside `covers`. All offsets index the document that is checked.
    """

    check: str
    """The check, or a whole family of them."""
    reason: str
    by: str = ""
    until: date | None = None
    """The last day it holds; None has no end."""
    claim: str = ""
    """Id of the claim the finding blames, where a claim file says so."""
    quote: str = ""
    """The article's words the finding blames, where a claim file quotes them in place of an id."""
    covers: tuple[tuple[int, int], ...] = ()
    """Start and end of each stretch it speaks for."""
    start: int = 0
    """Where it is told of when nothing needs it, or its day has passed."""
    end: int = 0
    origin: str = ""
    """The file it was written in, where that is not the document itself."""

    judged: bool = True
    """Whether this document alone can tell that nothing needs it."""

    def expired(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.until is not None and today > self.until

    def reaches(self, check: str, family: str, start: int, end: int) -> bool:
        """Whether a finding of this check that blames this place is one it waives."""
        return self.check in (check, family) and any(
            low < max(end, start + 1) and start < max(high, low + 1) for low, high in self.covers
        )
