"""A price under the picture, and not a word of it in the text."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_LARGE = 1000
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)


@check(
    message="“{words}” stands in a caption alone; the text never tells it",
    suggestion="Tell it in the text with its source, or leave it out.",
    at_most=Severity.NOTE,
    bad=(
        "The town votes on the pool in May.\n\n![The pool will cost 14.5 million euros](pool.jpg)\n\n"
        "Children have nowhere to learn.",
    ),
    good=(
        "The town votes on the pool of 14.5 million euros in May.\n\n![The pool will cost 14.5 "
        "million euros](pool.jpg)",
        "The town votes on the pool in May.\n\n![The pool in 1974, with 12 swimmers](pool.jpg)",
    ),
)
def orphan_number(ledger: Ledger) -> Iterator[Outcome]:
    """A figure stands in a caption and nowhere else in the text.

    Captions are read more than anything but the headline, and are checked least; here nothing in the text backs it.
    """
    told = [claim for claim in ledger.claims if claim.zone not in (Zone.CAPTION, *_ASIDE)]
    alone = [
        claim
        for claim in ledger.claims
        if claim.zone is Zone.CAPTION and _large(claim) and not any(_meets(claim, other) for other in told)
    ]
    if told and alone:
        yield Hit.on(
            *alone[:8], verdict=Verdict.NOT_CHECKED, confidence=Confidence.MEDIUM, words=alone[0].words
        )


def _large(claim: Claim) -> bool:
    if not any(letter.isdigit() for letter in claim.words):
        return False
    if claim.kind in (Kind.MONEY, Kind.PERCENT):
        return True
    return claim.kind is Kind.COUNT and claim.value is not None and claim.value >= _LARGE


def _meets(claim: Claim, other: Claim) -> bool:
    return claim.unit == other.unit and claim.printed.meets(other.printed)
