"""A price under the picture or in a link's title, and not a word of it in the text."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.pictures import pictured
from verifier.model.claim import Claim
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_LARGE = 1000
_LABEL = 2
"""Words of a link that is no title."""
_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.DURATION)
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)


@check(
    message="“{words}” stands in a {where} alone; the text never tells it",
    suggestion="Tell it in the text with its source, or leave it out.",
    at_most=Severity.NOTE,
    bad=(
        "The town votes on the pool in May.\n\n![The pool will cost 14.5 million euros](pool.jpg)\n\n"
        "Children have nowhere to learn.",
        "The town votes on the pool in May ([a price of 14.5 million euros](https://pool.example/price)). "
        "Children have "
        "nowhere to learn.",
        "The town has built a pool.\n\n![A pool](pool.jpg)\n\n*The pool had 41,000 visitors in 2025.*",
    ),
    good=(
        "The town votes on the pool of 14.5 million euros in May.\n\n![The pool will cost 14.5 "
        "million euros](pool.jpg)",
        "The town votes on the pool in May.\n\n![The pool in 1974, with 12 swimmers](pool.jpg)",
        "The town votes on a pool that costs [14.5 million euros, by its own count](https://pool.example/price).",
    ),
)
def orphan_number(ledger: Ledger) -> Iterator[Outcome]:
    """A figure stands in a caption or in the title of a link, and nowhere else in the text.

    Both are read more than anything but the headline, and are checked least; here nothing in the text backs it.
    """
    beside = {id(claim): where for claim in ledger.claims if (where := _beside(claim, ledger))}
    told = [c for c in ledger.claims if id(c) not in beside and c.zone not in _ASIDE]
    alone = [
        claim
        for claim in ledger.claims
        if id(claim) in beside and _large(claim) and not any(_meets(claim, other) for other in told)
    ]
    if alone and (told or _prose(ledger)):
        yield Hit.on(
            *alone[:8],
            verdict=Verdict.NOT_CHECKED,
            confidence=Confidence.MEDIUM,
            words=alone[0].words,
            where=beside[id(alone[0])],
        )


def _beside(claim: Claim, ledger: Ledger) -> str:
    """What holds the claim apart from the text: "caption", "link", or nothing."""
    block = ledger.document.blocks[claim.block]
    if claim.zone is Zone.CAPTION or pictured(ledger.document, block):
        return "caption"
    text = ledger.document.text
    for link in ledger.document.links:
        apart = text[: link.start].rstrip()[-1:] in ("(", ":") or link.words == block.words
        if link.start <= claim.start < link.end and apart and len(link.words.split()) > _LABEL:
            return "link"
    return ""


def _prose(ledger: Ledger) -> bool:
    """Whether there is a text beside its captions and links."""
    blocks = ledger.document.blocks
    return any(b.zone is Zone.BODY and not pictured(ledger.document, b) for b in blocks)


def _large(claim: Claim) -> bool:
    if not any(letter.isdigit() for letter in claim.words) or claim.kind in _TIMES:
        return False
    if claim.kind is Kind.COUNT or (claim.kind is Kind.NUMBER and not claim.unit):
        return claim.value is not None and claim.value >= _LARGE
    return True


def _meets(claim: Claim, other: Claim) -> bool:
    return claim.unit == other.unit and claim.printed.meets(other.printed)
