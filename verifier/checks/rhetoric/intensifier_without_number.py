"""A text says that something is much more, or enormous, and gives no figure."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}” and the like say how much without a figure: {often}",
    suggestion="Give the figure, or take the word out.",
    at_most=Severity.NOTE,
    bad=(
        "The filter dramatically reduces dust. It vastly improves sleep, a significant portion "
        "of schools use it, and the saving on repairs is enormous.",
    ),
    good=("The filter significantly cuts dust, by 40%. The two groups were not significantly different.",),
)
def intensifier_without_number(ledger: Ledger) -> Iterator[Outcome]:
    """A text says that something is much more, or enormous, and gives no figure.

    “Dramatically” may be 2 percent or 200; a reader cannot tell, and an editor cannot check.
    """
    return devices.leans_on(ledger, "intensifier-without-number")
