"""A percentage that its part and its whole do not make."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.check import UNSAVED, Outcome, check
from verifier.checks.shares import is_fraction, shares
from verifier.checks.workings import workings
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger


@check(
    message="“{blamed}” is not the share that {others} make: {arithmetic}",
    suggestion="True would be {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "The hospital has 640 beds, and 480 are taken, an occupancy of 85%.",
        "In the survey 45 of the 60 pupils (80%) said they cycle.",
        "Only 12 of 40 lifeboats, or 25 per cent, are fit for sea.",
        "Of the 200 samples, 64 (32%) held lead and 30 (20%) held arsenic.",
        "Three quarters of the council's 48 members, 27 in all, backed the motion.",
        "Some 62% (450 of 900) of the nurses took part.",
    ),
    good=(
        "The hospital has 640 beds, and 480 are taken, an occupancy of 75%.",
        "In the survey 45 of the 60 pupils (75%) said they cycle.",
        "Only 12 of 40 lifeboats, or 30 per cent, are fit for sea.",
        "Of the 200 samples, 64 (32%) held lead and 30 (15%) held arsenic.",
        "Three quarters of the council's 48 members, 36 in all, backed the motion.",
        "Of the 200 samples, 64 (32%) held lead; 16 (25%) of them held arsenic too.",
        "Twelve of the 40 boats, 25% more than last year, are fit for sea.",
        "About 2,000 of the 3,000 houses (66%) were let.",
        "He won 45 of the 60 matches (80% of those at home).",
    ),
    source="Cohen, Numbers in the Newsroom (IRE): percentages",
)
def wrong_share(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives a part, its whole and the percentage, and they do not fit.

    The three stand side by side, so every reader with a phone can divide them.
    """
    told: set[str] = set()
    for share, part, whole in shares(ledger):
        told.add(share.id)
        if is_fraction(share):
            yield _of_fraction(share, part, whole)
            continue
        yield Constraint(relation=Relation.SHARE, claims=(share, part, whole), because="of")
    yield from workings(ledger, "share", told)


def _of_fraction(share: Claim, part: Claim, whole: Claim) -> Outcome:
    """ "three quarters of the 48 members, 27 in all": a fraction said in words is good to a tenth of itself."""
    stated = share.value or Fraction(1)
    room = share.printed
    if not share.comparator.bound:
        room = Interval(low=stated * Fraction(9, 10), high=stated * Fraction(11, 10))
    if (part.loose / whole.loose).meets(room):
        return Held.on(share, part, whole)
    made = float(Fraction(part.value or 0) / Fraction(whole.value or 1) * 100)
    return Hit.on(
        part,
        share,
        whole,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{part.words} / {whole.words} = {made:.0f} %",
        reading=UNSAVED,
        blamed=share.words,
        others=f"“{part.words}” and “{whole.words}”",
        truth=f"“{made:.0f} %”",
    )
