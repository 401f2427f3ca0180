"""The pipe for claim files: no language model, no article needed."""

from __future__ import annotations

from verifier.model.report import Report
from verifier.model.source import Source
from verifier.settings import Settings


def verify_claims(source: Source, settings: Settings) -> Report:
    """Check one claim file: its values, formulas and the relations between them."""
    raise NotImplementedError
