"""A text says over and over what things are not, to say what they are."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words} …” and the like: {often}",
    suggestion="Keep the one that matters; say the others straight.",
    at_most=Severity.NOTE,
    bad=(
        "This isn't a library. It's a living room. The shelves aren't storage. They're an "
        "invitation. That's not furniture. That's a promise.",
    ),
    good=("The whale is not a fish. It is a mammal that breathes air.",),
)
def contrast_formula(ledger: Ledger) -> Iterator[Outcome]:
    """A text says over and over what things are not, to say what they are.

    “This isn't X. It's Y.” sounds like an argument; the rhythm stands in for the evidence.
    """
    return devices.leans_on(ledger, "contrast-formula")
