"""A text offers the order of two events as proof that one caused the other."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}”: that one thing came right after another is offered as its cause",
    suggestion="Say what links the two, or only that one followed the other.",
    at_most=Severity.NOTE,
    bad=("The mayor resigned. The same day, shares in the tram company rose. That is no coincidence.",),
    good=("The two towers are the same height, and that is no coincidence: one architect drew both.",),
)
def timing_as_cause(ledger: Ledger) -> Iterator[Outcome]:
    """A text offers the order of two events as proof that one caused the other.

    Many things happen on one day; a cause needs a mechanism, or a comparison with the days on which
    nothing happened.
    """
    return devices.leans_on(ledger, "timing-as-cause")
