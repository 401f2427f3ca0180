"""We need this. We need that."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}”: one sentence after the other begins alike",
    suggestion="Say it in one sentence, and spend the others on reasons.",
    at_most=Severity.NOTE,
    bad=("We need bread. We need tea. We need salt. We need oars. The shop has them all.",),
    good=("We need bread and tea. We need salt. The shop has them all, and it opens at nine.",),
)
def repeated_openings(ledger: Ledger) -> Iterator[Outcome]:
    """A text begins one sentence after the other with the same words.

    The beat of it carries the reader along, and it is the beat that convinces.
    """
    return devices.leans_on(ledger, "repeated-openings")
