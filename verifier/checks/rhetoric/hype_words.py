"""A text praises with the words of advertising."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}” and the like praise where they could tell: {often}",
    suggestion="Say what it does, and how well.",
    at_most=Severity.NOTE,
    bad=(
        "The revolutionary kettle is a game-changer. Its cutting-edge handle and seamless lid "
        "will supercharge your mornings.",
    ),
    good=("In 1789 revolutionary France abolished the tithe. The next generation of farmers paid in money.",),
)
def hype_words(ledger: Ledger) -> Iterator[Outcome]:
    """A text praises with the words of advertising.

    Game-changing, cutting-edge and unprecedented say that somebody is impressed, not what the thing can
    do.
    """
    return devices.leans_on(ledger, "hype-words")
