"""A text presses its reader to hurry and gives no date."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}”: hurry, and no date ({often})",
    suggestion="Give the date, or drop the hurry.",
    at_most=Severity.NOTE,
    bad=("Act now, before it is too late: the window for cheap heat is closing.",),
    good=(
        "The grant ends on 30 June, so act now. Only 40 places are left before it is too late.",
        "The shop window is narrow and faces north.",
    ),
)
def false_urgency(ledger: Ledger) -> Iterator[Outcome]:
    """A text presses its reader to hurry and gives no date.

    Urgency keeps a reader from asking; a real deadline can be named.
    """
    return devices.leans_on(ledger, "false-urgency")
