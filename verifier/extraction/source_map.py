"""Document and claims in, SourceMap out."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.extraction.citations import citations
from verifier.extraction.references import references
from verifier.model.claim import Claim
from verifier.model.document import Document
from verifier.model.source_map import SourceMap


def source_map(document: Document, claims: Sequence[Claim]) -> SourceMap:
    """The references of a document, and every place where it cites one or names a source."""
    by_block: dict[int, list[Claim]] = {}
    for claim in claims:
        by_block.setdefault(claim.block, []).append(claim)
    listed = references(document, by_block)
    return SourceMap(
        linkable=document.format != "plain",
        references=listed,
        citations=citations(document, listed),
    )
