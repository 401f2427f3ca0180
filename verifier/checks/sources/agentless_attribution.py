"""Experts say."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}” and the like name nobody: {often}",
    suggestion="Name who says so, and where.",
    at_most=Severity.NOTE,
    bad=(
        "Experts say the dam is safe. Critics argue that it is not, and it is widely believed "
        "that studies have shown both.",
    ),
    good=(
        "Ida Holm of Senn University says the dam is safe. The Coast Trust argues that it is not.",
        "Experts at Senn University say the dam is safe. The critics of the dam walked out.",
    ),
)
def agentless_attribution(ledger: Ledger) -> Iterator[Outcome]:
    """A text leans on experts, critics and studies that it does not name.

    Nobody can ask them what they meant, how many they are, or whether they exist.
    """
    return devices.leans_on(ledger, "agentless-attribution")
