"""ClaimFile: the claims of one article as people keep and edit them."""

from __future__ import annotations

import re

from verifier.model.claim import Claim
from verifier.model.period import Period
from verifier.model.record import Record
from verifier.model.review import Review
from verifier.model.waiver import Waiver

_WORD = re.compile(r"[^\W\d]\w*")


class Article(Record):
    """What a claim file says of the article it belongs to."""

    path: str = ""
    """From the claim file's own folder."""
    start: int = 0
    """Where the path stands in the claim file."""
    title: str = ""
    date: Period | None = None
    sha256: str = ""
    """Of the article as last read by the tool; a changed one alone means nothing."""
    sources: tuple[str, ...] = ()


class Entry(Record):
    """One claim as the file keeps it; an unreadable value leaves `claim` empty and the rest kept."""

    id: str
    start: int
    """Where the id stands in the claim file."""
    end: int
    quote: str = ""
    """The article's words, whitespace folded as YAML folds it."""
    quote_start: int = -1
    """Where the quote stands in the claim file; -1 without a quote."""
    quote_end: int = -1
    note: str = ""
    claim: Claim | None = None
    """Its `quote` and offsets are those of the value in the claim file."""

    @property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """Where a finding stands that blames it: its value and its quote."""
        value = ((self.claim.start, self.claim.end),) if self.claim else ()
        return (*value, (self.quote_start, self.quote_end)) if self.quote else value


class Formula(Record):
    """A relation the file states between its claims, as read: `total = north + south`."""

    text: str
    start: int
    end: int

    @property
    def names(self) -> frozenset[str]:
        """Every word in it that may be an id."""
        return frozenset(_WORD.findall(self.text)) - {"sum"}


class ClaimFile(Record):
    """One claim file as read. Every offset indexes `text`."""

    name: str
    text: str
    document: Article = Article()
    entries: tuple[Entry, ...] = ()
    formulas: tuple[Formula, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    reviews: tuple[Review, ...] = ()
    """What the desk decided; never checked."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim whose value could be read, in the order of the file."""
        return tuple(entry.claim for entry in self.entries if entry.claim)
