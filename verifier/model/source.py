"""Source: what a user hands in, before anything is decoded."""

from __future__ import annotations

from typing import Annotated

from pydantic import PlainSerializer

from verifier.model.record import Record

Bytes = Annotated[bytes, PlainSerializer(bytes.hex, return_type=str, when_used="json")]
"""Bytes of any encoding; in JSON their hexadecimal digits."""


class Source(Record):
    """A name and either bytes or text. The format is told from the name unless given."""

    name: str
    data: Bytes = b""
    text: str | None = None
    format: str = ""
    """"markdown", "html", "plain", "claims", or "" to tell from name and content."""
