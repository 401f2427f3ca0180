"""Blamed on somebody, by nobody."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}” …: who says so is not said",
    suggestion="Name who accuses, and on what evidence.",
    at_most=Severity.NOTE,
    bad=("The port lost its files in May. The attacks were attributed to groups from Ostrava.",),
    good=(
        "The port lost its files in May. The state police attributed the attacks to groups from Ostrava.",
        "The painting is attributed to Ida Holm. The delay was blamed on the weather by the harbour board.",
    ),
)
def agentless_blame(ledger: Ledger) -> Iterator[Outcome]:
    """A text lays harm at somebody's door and does not say who accuses them.

    An accusation without an accuser cannot be weighed, and whoever prints it makes it his own.
    """
    return devices.leans_on(ledger, "agentless-blame")
