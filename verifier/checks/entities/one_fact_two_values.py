"""One fact with two values."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.singular import head
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.ledger import Ledger

_RANK = (Zone.HEADLINE, Zone.SUMMARY, Zone.CAPTION, Zone.HEADING, Zone.TABLE)
_BY_CHANCE = 20
"""Numbers up to it stand in any text."""


@check(
    message="one fact, two values: “{blamed}” here, {others} elsewhere",
    suggestion="Make them one: {truth}, or say how the two differ.",
    at_most=Severity.ERROR,
    bad=(
        "# Harbour Trust cuts 240 ferry jobs\n\nThe Harbour Trust will cut 420 ferry jobs, it said on Monday.\n",
        "# Harbour Trust cuts over 240 ferry jobs\n\nThe Harbour Trust will cut over 420 ferry jobs, it said.\n",
    ),
    good=(
        "# Harbour Trust cuts 240 ferry jobs\n\nThe Harbour Trust will cut 240 ferry jobs, it said on Monday. "
        "It cut 420 ferry jobs in 2019.\n",
        "# Harbour Trust cuts 240 ferry jobs\n\nThe Harbour Trust will cut about 240 ferry jobs. The Canal Trust "
        "will cut 420 ferry jobs.\n",
        "# 350 jobs announced for Holm and Alder\n\nA rope maker will create 250 jobs in Holm. A net maker hires 100 "
        "people in Alder.\n",
        "# Mayor honours 13 sailors\n\nThe mayor honoured 13 sailors on Monday.\n\nMore than 100 sailors have been "
        "honoured since 2007, the town says.\n",
        "# Storm kills three at Holm\n\nThree people were killed at Holm on Monday.\n\nLast April a gale on the same "
        "coast killed one person.\n",
        "Nearly 20 million copies of the pilot guides have been sold. The first run of Tides of Holm was 1 million "
        "copies. Lights of Lund came out in May, and all 300,000 copies are sold.\n",
    ),
    source="Gibson, Accuracy list: numbers in headline, summary and body must agree",
)
def one_fact_two_values(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives one fact two values that cannot both be true.

    Most often the headline or the summary kept an older figure than the body.
    """
    slipped = {frozenset((pair.first.id, pair.second.id)) for pair in ledger.slips}  # told as such
    for group in ledger.groups:
        first, *others = sorted(group.claims, key=_rank)
        for other in others:
            if first.comparator.bound and first.comparator is other.comparator and first.value != other.value:
                yield _two_bounds(first, other)
            elif first.value == other.value and first.comparator.bound != other.comparator.bound:
                continue  # a headline may say "20,000" for "over 20,000"
            elif frozenset((first.id, other.id)) not in slipped and not _rest_is_told(ledger, first, other):
                yield Constraint(
                    relation=Relation.EQUAL,
                    claims=(first, other),
                    confidence=group.confidence,
                    because="; ".join(group.because),
                )


def _rest_is_told(ledger: Ledger, first: Claim, other: Claim) -> bool:
    """Whether the text tells what is between the two: "350 new jobs", "250 jobs in Holm", "100 jobs in Lund"."""
    if first.value is None or other.value is None or first.value == other.value:
        return False
    rest = abs(first.value - other.value)
    return any(
        one.value == rest
        and one.unit == first.unit
        and (rest > _BY_CHANCE or head(one.noun) == head(first.noun) != "")
        for one in ledger.claims
        if one.id not in (first.id, other.id)
    )


def _two_bounds(first: Claim, other: Claim) -> Hit:
    """ "over 500" and "over 900" may both be true, but nobody says both of one thing."""
    return Hit.on(
        other,
        first,
        verdict=Verdict.OVERSTATED,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{other.words} ≠ {first.words}",
        blamed=other.words,
        others=f"“{first.words}”",
        truth=f"“{first.words}”",
    )


def _rank(claim: Claim) -> tuple[int, int]:
    return (_RANK.index(claim.zone) if claim.zone in _RANK else len(_RANK), claim.start)
