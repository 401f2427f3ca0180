"""A document and its sources in, Comparisons out: each claim beside the passage that bears on it."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.comparing import align
from verifier.comparing.held import Held
from verifier.comparing.passages import Passages, statements
from verifier.comparing.quotations import changes
from verifier.comparing.terms import Statement
from verifier.comparing.verdicts import hold
from verifier.model.comparison import Comparison, Extract, Reason, SourcePair, Support, worst
from verifier.model.document import Document, Zone

_ASIDE = (Zone.REFERENCES, Zone.RELATED)
_OWN = (Reason.OTHER_DIRECTION, Reason.NEGATION, Reason.WRONG_ARITHMETIC, Reason.DERIVED, Reason.SAID)
"""Reasons for which the passage itself is no better wording."""
_ENOUGH = 4
"""Shared words from which an alignment is believed; what rests on fewer may be chance."""


def compared(document: Document, sources: Sequence[Document]) -> tuple[Comparison, ...]:
    """Every sentence of the document, held against all sources at once."""
    passages = Passages(sources)
    found = []
    for claim in statements((document,)):
        if claim.block.zone not in _ASIDE and claim.words.strip():
            pairs = tuple(_pair(document, claim, held, passages) for held in hold(claim, passages))
            found.append(Comparison(verdict=worst(pair.support for pair in pairs), pairs=pairs))
    return tuple(found)


def _pair(document: Document, claim: Statement, held: Held, passages: Passages) -> SourcePair:
    said = _extract(document, claim, held.span)
    if held.passage < 0:
        return SourcePair(support=held.support, reason=held.reason, claim=said)
    statement = passages.all[held.passage]
    source = passages.documents[statement.document]
    whole = (0, len(statement.words))
    passage = _extract(source, statement, held.at if held.at[1] else whole, source.name)
    shared = len(align.shared(claim, passages, held.passage))
    arithmetic = held.arithmetic
    if held.reason is Reason.QUOTATION_CHANGED:
        arithmetic = changes(said.words, passage.words)
    bare = held.support in (Support.SUPPORTED, Support.NOT_FOUND) or held.reason in _OWN
    return SourcePair(
        support=held.support,
        reason=held.reason,
        claim=said,
        passage=passage,
        context=_extract(source, statement, whole, source.name),
        alignment=round(held.alignment * 100 * min(1, shared / _ENOUGH)),
        arithmetic=arithmetic,
        wording="" if bare else passage.words,
    )


def _extract(document: Document, statement: Statement, span: tuple[int, int], name: str = "") -> Extract:
    start, end = statement.sentence.span(*span)
    line, column = document.place(start)
    return Extract(
        document=name,
        start=start,
        end=end,
        line=line,
        column=column,
        quote=document.text[start:end],
        words=statement.words[span[0] : span[1]],
    )
