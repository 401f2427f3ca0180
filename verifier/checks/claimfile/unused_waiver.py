"""A waiver that nothing needs."""

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
    value: {both}
formulas:
  - both = quay + yard
waivers:
  - check: total-misses-parts
    claim: both
    reason: the yard's last bill is still out
    by: city desk
    until: 2026-06-30
"""


@check(
    message="the waiver of {waived}{claim}{origin} waives nothing: there is no such finding",
    suggestion="Delete it, so that it cannot hide a fault to come.",
    at_most=Severity.WARNING,
    bad=(_FILE.replace("{both}", "£7.0m"),),
    good=(_FILE.replace("{both}", "£7.5m"),),
)
def unused_waiver(ledger: Ledger) -> Iterator[Outcome]:
    """A finding is waived that there is not, or no longer.

    The fault was mended and its waiver forgotten: the next fault of that kind in that place would pass unseen.
    The pipe finds it when all checks have spoken: no check knows what the others say.
    """
    del ledger
    yield from ()
