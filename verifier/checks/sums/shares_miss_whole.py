"""Percentages of one whole that do not make the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim, Role
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Form, Zone
from verifier.model.finding import Severity
from verifier.model.interval import point
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_REST = re.compile(
    r"\b(?:the|a)?\s?(?:remaining|remainder|rest|balance)\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"\b(multiple|more than one|several answers|select|choose|could name|of (?:them|those|these|whom|which)|includ\w+"
    r"|overlap\w*|both|respectively|compared|than|up from|down from|rose|fell|increase\w*|decrease\w*|higher|lower"
    r"|grew|growth|discount|interest|tax|rate|average|per cent of the (?:remaining|rest)|chance|probability)\b",
    re.IGNORECASE,
)


@check(
    message="the shares do not make 100 %: {arithmetic}",
    suggestion="Mend one of the shares: with the others as printed, “{blamed}” would be {truth}.",
    at_most=Severity.ERROR,
    bad=("Of the passengers, 45% come by bus, 30% by bicycle and the remaining 35% on foot.",),
    good=(
        "Of the passengers, 45% come by bus, 30% by bicycle and the remaining 25% on foot.",
        "Of the passengers, 45.3% come by bus, 30.3% by bicycle and the remaining 24.5% on foot.",
        "Passengers could choose several answers: 45% named price, 60% comfort and the remaining 20% speed.",
        "Of the passengers, 45% come by bus; of the remaining passengers, 40% walk and 60% cycle.",
    ),
    source="ACES, Holden: percentages of one whole make 100, give or take rounding",
)
def shares_miss_whole(ledger: Ledger) -> Iterator[Outcome]:
    """Shares that a text calls all of one whole add up to more or less than 100 percent.

    "The remaining 35 %" says that nothing is left over: then the shares make 100, within rounding.
    """
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        shares = [claim for claim in claims if _is_share(claim)]
        if len(shares) < 2 or len(shares) != sum(claim.kind is Kind.PERCENT for claim in claims):
            continue
        rest = _REST.search(sentence.words)
        if rest and not _TWICE.search(sentence.words) and _closes(sentence.words, rest.end(), shares[-1]):
            yield Constraint(
                relation=Relation.WITHIN,
                claims=(shares[-1], *shares[:-1]),
                limit=point(Fraction(100)),
                because=rest[0].strip(),
            )


def _is_share(claim: Claim) -> bool:
    return (
        claim.kind is Kind.PERCENT
        and claim.unit == "%"
        and claim.role in (Role.VALUE, Role.PART, Role.EXTRA)
        and not claim.direction
        and not claim.hypothetical
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    )


def _closes(words: str, end: int, last: Claim) -> bool:
    """Whether the last share is the remainder itself: "the remaining 25 %", not "the remaining passengers, 40 %"."""
    return words[end : end + 12].lstrip(" ,").startswith(last.words[:6])
