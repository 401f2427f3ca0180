"""A formula of a claim file that its claims do not fulfil."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="the formula “{because}” does not hold: {arithmetic}",
    suggestion="Mend “{blamed}” (with the others as printed it would be {truth}), or the formula.",
    at_most=Severity.ERROR,
    bad=(),
    good=(),
)
def broken_formula(ledger: Ledger) -> Iterator[Outcome]:
    """A claim file states a relation between claims that their values break.

    An editor wrote the formula down because it must hold; one edit of one number later it no longer does.
    The claim-file pipe states these constraints itself: an article has no formulas.
    """
    del ledger
    yield from ()
