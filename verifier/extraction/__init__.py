"""Document in, Ledger out: every figure placed, then linked."""

from __future__ import annotations

from verifier.extraction.extract import extract, quantities

__all__ = ["extract", "quantities"]
