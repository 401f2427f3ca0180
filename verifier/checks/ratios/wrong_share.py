"""A percentage that its part and its whole do not make."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.shares import shares
from verifier.checks.workings import workings
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Severity
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
        "Some 62% (450 of 900) of the nurses took part.",
    ),
    good=(
        "The hospital has 640 beds, and 480 are taken, an occupancy of 75%.",
        "In the survey 45 of the 60 pupils (75%) said they cycle.",
        "Only 12 of 40 lifeboats, or 30 per cent, are fit for sea.",
        "Of the 200 samples, 64 (32%) held lead and 30 (15%) held arsenic.",
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
        yield Constraint(relation=Relation.SHARE, claims=(share, part, whole), because="of")
    yield from workings(ledger, "share", told)
