"""A figure in, the kind of period it is told for out: fiscal or calendar year, months, quarter, half, month, year."""

from __future__ import annotations

import re

from verifier.checks.phrases import forms, table
from verifier.model.claim import Claim
from verifier.model.document import Form
from verifier.model.finding import Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.period import Grain

FIGURES = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
"""What is told for a period."""
_AFTER = re.compile(
    r"[.;:]\s|,\s(?:and|but|against|up|down|more|less|compared|so|while|then|with|is|was|are|were|has|have|had|will|would)\b"
)


def period_of(ledger: Ledger, claim: Claim) -> tuple[str, str] | None:
    """The kind of period and the words for it that stand beside a figure, or above its table."""
    block = ledger.document.blocks[claim.block]
    sentence = ledger.sentences[claim.sentence][2]
    start, end = sentence.inner(claim.start, claim.end)
    if block.form is Form.CELL:
        first = next(
            i for i, b in enumerate(ledger.document.blocks) if b.form is Form.CELL and b.group == block.group
        )
        window = claim.window
        if window and window.start and window.end and window.grain is Grain.SPAN:
            years = (window.end - window.start).days
            if 700 < years < 740:  # headed "2023-24"
                return "fiscal", window.edtf
        return named(ledger.document.blocks[first - 1].words) if first else None
    others = [
        sentence.inner(one.start, one.end)
        for one in ledger.by_sentence[claim.sentence]
        if one.kind in FIGURES
    ]
    stop = min((low for low, _ in others if low >= end), default=len(sentence.words))
    after = named(_AFTER.split(sentence.words[end:stop])[0][:70])
    from_ = max((high for _, high in others if high <= start), default=0)
    before = named(
        re.split(
            r"[.;:,]\s|\b(?:to|and|against|from|than|with)\s" if from_ else r"[.;:]\s",
            sentence.words[from_:start],
        )[-1]
    )
    return before if before and (not after or after[0] == "annual") else after


def named(words: str) -> tuple[str, str] | None:
    """The kind of the first period that the words name, narrow ones first, and the words for it."""
    for kind in table("periods")["kinds"]:
        found = forms("periods", kind)[0].search(words)
        if found:
            return kind, found[0]
    return None


def alike(one: str, other: str) -> bool:
    """Whether the two names may stand for one stretch of time."""
    return [one, other] in table("periods")["alike"] or [other, one] in table("periods")["alike"]


def place_of(ledger: Ledger, claim: Claim, words: str) -> Stretch | None:
    """Where the name of the period stands in the claim's sentence."""
    sentence = ledger.sentences[claim.sentence][2]
    at = sentence.words.find(words)
    if at < 0:
        return None
    start, end = sentence.span(at, at + len(words))
    return Stretch(start=start, end=end)
