"""A text tells what an organisation thinks, fears or wants as if it had looked inside."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}”: what an organisation thinks or feels is told as fact ({often})",
    suggestion="Say who told it, or what the organisation did.",
    at_most=Severity.NOTE,
    bad=(
        "Belmor does not think of cheese as food. It thinks of cheese as culture. Belmor is "
        "betting it can sell that.",
    ),
    good=(
        "Ines Marlow knows her fleet and fears the fog.",
        "The company believes that its reserves are adequate, it said.",
    ),
)
def mind_reading(ledger: Ledger) -> Iterator[Outcome]:
    """A text tells what an organisation thinks, fears or wants as if it had looked inside.

    An organisation has no one mind; what it said and did can be quoted, its motives can only be
    guessed.
    """
    return devices.leans_on(ledger, "mind-reading")
