"""Ledger: all claims of a document. Group: those about one thing."""

from __future__ import annotations

from functools import cached_property

from verifier.model.claim import Claim
from verifier.model.document import Block, Document, Sentence
from verifier.model.finding import Confidence
from verifier.model.record import Record


class Group(Record):
    """Claims about one thing: the same subject, measure, noun, place, window and status."""

    claims: tuple[Claim, ...]
    because: tuple[str, ...] = ()
    """Why each after the first joined, in words."""


class Sum(Record):
    """A total and the parts a text adds up to it."""

    total: Claim
    parts: tuple[Claim, ...]
    cue: str
    """The words that make it a sum: "together", "more", ":"."""
    confidence: Confidence = Confidence.HIGH
    complete: bool = True
    """False where the parts are only some of the total: "of which ..."."""
    echo: bool = False
    """Whether the sum was found by its value, so that it proves nothing about its arithmetic."""


class Pair(Record):
    """Two claims of one fact that differ by a scale word or prefix alone."""

    first: Claim
    second: Claim
    because: str = ""


class Ledger(Record):
    """Every claim of a document in reading order, and which of them speak of one thing."""

    document: Document
    claims: tuple[Claim, ...] = ()
    groups: tuple[Group, ...] = ()
    sums: tuple[Sum, ...] = ()
    slips: tuple[Pair, ...] = ()

    @cached_property
    def sentences(self) -> tuple[tuple[int, Block, Sentence], ...]:
        """Every sentence with its block's index and its block."""
        return tuple(self.document.sentences())

    @cached_property
    def by_sentence(self) -> dict[int, tuple[Claim, ...]]:
        """The claims of each sentence that has any."""
        found: dict[int, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.sentence, []).append(claim)
        return {index: tuple(claims) for index, claims in found.items()}

    @cached_property
    def by_block(self) -> dict[int, tuple[Claim, ...]]:
        """The claims of each block that has any."""
        found: dict[int, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.block, []).append(claim)
        return {index: tuple(claims) for index, claims in found.items()}
