"""A text calls things the largest, the leading, the best, and names no measure, set or date."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}” and the like: first by what measure, among whom, and when is not said ({often})",
    suggestion="Name the measure, the list and its date, or say “large”.",
    at_most=Severity.NOTE,
    bad=(
        "Orvik is the leading maker of oars and has the most advanced workshop. It has the "
        "strongest brand, and its boats are better placed than most.",
    ),
    good=(
        "By revenue Orvik is the largest maker; it made 12,000 oars in 2023, the most in the "
        "register of 40 firms.",
    ),
)
def superlative_without_set(ledger: Ledger) -> Iterator[Outcome]:
    """A text calls things the largest, the leading, the best, and names no measure, set or date.

    A superlative is a comparison with everything else; without the list it cannot be checked.
    """
    return devices.leans_on(ledger, "superlative-without-set")
