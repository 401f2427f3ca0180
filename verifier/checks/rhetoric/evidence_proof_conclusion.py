"""A text draws a conclusion that it holds to whatever the evidence turns out to be."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}”: nothing that could happen would prove this wrong",
    suggestion="Say what would change the conclusion, or draw none.",
    at_most=Severity.NOTE,
    bad=("Whether the crane comes next year, in ten years or never, the direction is clear.",),
    good=(
        "Whether you come by bus or by bicycle, the gate is open from nine.",
        "Whether the diet helps or harms is not known.",
    ),
)
def evidence_proof_conclusion(ledger: Ledger) -> Iterator[Outcome]:
    """A text draws a conclusion that it holds to whatever the evidence turns out to be.

    What would be true either way says nothing about the world, and the evidence before it was only
    decoration.
    """
    return devices.leans_on(ledger, "evidence-proof-conclusion")
