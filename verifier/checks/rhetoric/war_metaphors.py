"""A text tells of business, politics or science in the words of war or sport."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="The text turns business or politics into war or sport: “{words}” ({often})",
    suggestion="Say what happened: who did what, and what it changed.",
    at_most=Severity.NOTE,
    bad=("The bakery across the street answered with a declaration of war: free coffee.",),
    good=(
        "The declaration of war came in August 1914. The army marched; soldiers and troops "
        "crossed the river.",
        "He called the fare “a declaration of war on the motor car”.",
    ),
)
def war_metaphors(ledger: Ledger) -> Iterator[Outcome]:
    """A text tells of business, politics or science in the words of war or sport.

    Such words make every rival an enemy and every step a victory; what was really done, and how much,
    is left out.
    """
    return devices.leans_on(ledger, "war-metaphors")
