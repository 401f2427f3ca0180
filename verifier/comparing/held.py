"""Held: one part of a claim beside one part of a source, before their places are known."""

from __future__ import annotations

from typing import NamedTuple

from verifier.comparing.passages import Passages
from verifier.comparing.terms import Statement
from verifier.model.comparison import Reason, Support
from verifier.model.mention import Mention

Span = tuple[int, int]
NOWHERE: Span = (0, 0)
SPOKEN_OF = 0.2
"""The alignment from which a few words of a claim may go back to a sentence of the source."""


class Held(NamedTuple):
    """What a source makes of a part of a claim."""

    support: Support
    reason: Reason
    span: Span
    """Of the claim's words."""
    passage: int = -1
    """Index of the source's sentence; -1 for none."""
    at: Span = NOWHERE
    """Of that sentence's words."""
    alignment: float = 0.0
    """The share of the claim's telling words that stand there or beside it."""
    arithmetic: str = ""
    figure: Mention | None = None
    """The source's, where it is one that is compared."""


class Hearing(NamedTuple):
    """A claim, the sources, and the sentences that speak of it."""

    claim: Statement
    passages: Passages
    near: tuple[int, ...]
    covered: dict[int, float]
    """Of each of these, the alignment."""
    best: int

    @property
    def source(self) -> Statement:
        """The sentence most like the claim."""
        return self.passages.all[self.best]

    def nothing(self, reason: Reason, span: Span | None = None) -> Held:
        """Nothing is said of the claim, or of a part of it."""
        where = self.best if self.covered.get(self.best) else -1
        return Held(
            Support.NOT_FOUND,
            reason,
            span or (0, len(self.claim.words)),
            where,
            alignment=self.covered.get(where, 0.0),
        )
