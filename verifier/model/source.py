"""Source: what a user hands in, before anything is decoded."""

from __future__ import annotations

from verifier.model.record import Record


class Source(Record):
    """A name and either bytes or text. The format is told from the name unless given."""

    name: str
    data: bytes = b""
    text: str | None = None
    format: str = ""
    """"markdown", "html", "plain", "claims", or "" to tell from name and content."""
