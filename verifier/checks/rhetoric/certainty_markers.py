"""A text says “of course”, “clearly”, “no doubt” in place of evidence."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}” and the like vouch for what is not shown: {often}",
    suggestion="Cut the marker, and give the evidence.",
    at_most=Severity.NOTE,
    bad=(
        "Of course the bridge was too narrow. It was obviously built for carts, and make no "
        "mistake: it is undoubtedly old.",
    ),
    good=("On a clear day the island is visible, and the exits are clearly marked.",),
)
def certainty_markers(ledger: Ledger) -> Iterator[Outcome]:
    """A text says “of course”, “clearly”, “no doubt” in place of evidence.

    What is certain needs no such word, and what is not certain is not made so by one.
    """
    return devices.leans_on(ledger, "certainty-markers")
