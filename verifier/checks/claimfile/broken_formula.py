"""A formula of a claim file that its claims do not fulfil."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger

_FILE = """verifier: 1
claims:
  quay:
    value: £4.0m
  yard:
    value: £3.0m
  rest:
    value: {rest}
formulas:
  - quay + yard + rest = £10m
"""


@check(
    message="the formula “{because}” does not hold: {arithmetic}",
    suggestion="Mend “{blamed}” (with the others as printed it would be {truth}), or the formula.",
    at_most=Severity.ERROR,
    bad=(_FILE.replace("{rest}", "£2.0m"),),
    good=(_FILE.replace("{rest}", "£3.0m"),),
)
def broken_formula(ledger: Ledger) -> Iterator[Outcome]:
    """A claim file states a relation between claims that their values break.

    An editor wrote the formula down because it must hold; one edit of one number later it no longer does.
    The claim-file pipe states these constraints itself: an article has no formulas.
    """
    del ledger
    yield from ()
