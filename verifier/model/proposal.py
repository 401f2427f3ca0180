"""Proposal: what of an article is worth keeping in a claim file."""

from __future__ import annotations

from verifier.model.claim import Claim
from verifier.model.period import Period
from verifier.model.record import Record


class Proposed(Record):
    """One claim for a claim file, and every place in the article that states it."""

    claim: Claim
    names: tuple[str, ...]
    """Words for its id, the best first; none is empty."""
    fields: tuple[tuple[str, str], ...]
    """Key and text of each slot that is known, quote and value first."""
    places: tuple[tuple[int, int], ...]
    """Start and end of its figure wherever the article states it."""
    heading: str = ""
    """The heading it stands under."""

    @property
    def quote(self) -> str:
        """The article's words around its figure."""
        return dict(self.fields)["quote"]

    @property
    def value(self) -> str:
        """The figure as the article writes it."""
        return dict(self.fields)["value"]


class Tie(Record):
    """A relation between proposed claims: `{} = {} + {}`, filled with the ids of these in turn."""

    pattern: str
    claims: tuple[str, ...]
    """The `claim.id` of each; the tie can be written down once all of them have an id in the file."""
    holds: bool = True
    """Whether the article's own figures keep to it."""


class Proposal(Record):
    """The claims of an article that matter, in its order, and the relations found between them."""

    title: str = ""
    date: Period | None = None
    sha256: str = ""
    """Of the article's bytes."""
    claims: tuple[Proposed, ...] = ()
    ties: tuple[Tie, ...] = ()
