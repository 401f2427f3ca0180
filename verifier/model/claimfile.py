"""ClaimFile: the claims of one article as people keep and edit them."""

from __future__ import annotations

from datetime import date

from verifier.model.claim import Claim
from verifier.model.period import Period
from verifier.model.record import Record


class Article(Record):
    """What a claim file says of the article it belongs to."""

    path: str = ""
    """From the claim file's own folder."""
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


class Formula(Record):
    """A relation the file states between its claims, as read: `total = north + south`."""

    text: str
    start: int
    end: int


class Waiver(Record):
    """A finding that someone answers for, until a day."""

    check: str
    claim: str
    """Id of the claim the finding blames."""
    reason: str
    by: str
    until: date
    """The last day it holds."""
    start: int
    """Where it stands in the claim file."""
    end: int

    def expired(self, today: date) -> bool:
        """Whether its last day has passed."""
        return today > self.until


class ClaimFile(Record):
    """One claim file as read. Every offset indexes `text`."""

    name: str
    text: str
    document: Article = Article()
    entries: tuple[Entry, ...] = ()
    formulas: tuple[Formula, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim whose value could be read, in the order of the file."""
        return tuple(entry.claim for entry in self.entries if entry.claim)
