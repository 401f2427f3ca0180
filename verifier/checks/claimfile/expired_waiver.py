"""A waiver whose last day has passed."""

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
  both:
    value: £7.5m
formulas:
  - both = quay + yard
waivers:
  - check: total-misses-parts
    claim: both
    reason: the yard's last bill is still out
    by: city desk
    until: {until}
"""


@check(
    message="the waiver of {waived}{claim}{origin} ended on {until}{by}: {reason}",
    suggestion="Mend the fault, or agree on a new day.",
    at_most=Severity.WARNING,
    bad=(_FILE.replace("{until}", "2025-12-31"),),
    good=(_FILE.replace("{until}", "2026-01-01"),),
)
def expired_waiver(ledger: Ledger) -> Iterator[Outcome]:
    """The day has passed until which somebody answered for a finding; the finding counts again.

    A waiver is a promise to come back to a figure: here is the day to keep it.
    The pipe finds it when all checks have spoken; what counts as today is a setting, never the clock.
    """
    del ledger
    yield from ()
