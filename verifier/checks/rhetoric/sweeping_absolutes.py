"""A text leaves no exception: every, always, nobody, impossible."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}” and the like leave no exception: {often}",
    suggestion="Say how many, or “most”, “often”, “as far as we know”.",
    at_most=Severity.NOTE,
    bad=(
        "Every gardener knows slugs. Nobody likes them, everyone agrees on that, and traps always work. There is "
        "absolutely no other way.",
    ),
    good=(
        "All 12 councillors voted for the dredging. Not everyone agrees, and nearly every household pays.",
    ),
)
def sweeping_absolutes(ledger: Ledger) -> Iterator[Outcome]:
    """A text leaves no exception: every, always, nobody, impossible.

    One counter-example is enough to make an absolute false, and there nearly always is one.
    """
    return devices.leans_on(ledger, "sweeping-absolutes")
