"""Edits: what changed from one state of a text to the next, in claims and in findings."""

from __future__ import annotations

from verifier.model.claim import Claim
from verifier.model.finding import Finding
from verifier.model.record import Record


class Change(Record):
    """One claim before and after."""

    before: Claim
    after: Claim


class Edits(Record):
    """Two reports held side by side."""

    added: tuple[Claim, ...] = ()
    removed: tuple[Claim, ...] = ()
    changed: tuple[Change, ...] = ()
    introduced: tuple[Finding, ...] = ()
    """Findings of the new text that the old one did not have."""
    fixed: tuple[Finding, ...] = ()
    """Findings of the old text that the new one no longer has."""
    kept: tuple[Finding, ...] = ()
    """Findings of both, as the new text has them."""
