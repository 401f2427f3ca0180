"""Review: what the desk decided of a finding, as the claim file keeps it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import field_validator

from verifier.model.record import Record


class Decision(StrEnum):
    """What can be done about a finding."""

    ACCEPTED = "accepted"
    """It is right, and somebody is going to mend it."""
    FIXED = "fixed"
    """The article has been changed."""
    ASK_AUTHOR = "ask-author"
    ASK_SOURCE = "ask-source"
    WAIVED = "waived"
    """It may stand; in the claim file this is a waiver, so that every check honours it."""
    LATER = "later"


class Review(Record):
    """One decision. It speaks for what its check says of a claim of the file, or of words of the article."""

    check: str
    decision: Decision
    claim: str = ""
    """Id of the claim that is blamed; "" where the words are quoted."""
    quote: str = ""
    note: str = ""
    """The question, the reason of a waiver, or a word for the desk."""
    by: str = ""
    now: str = ""
    """What the article says since it was fixed."""
    until: date | None = None
    """The last day of a waiver."""

    @field_validator("claim", "quote", "note", "by", "now", mode="before")
    @classmethod
    def _folded(cls, words: str) -> str:
        """One space for each run of white space, as a claim file keeps it."""
        return " ".join(words.split())
