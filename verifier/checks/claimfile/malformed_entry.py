"""A line of a claim file that cannot be read as meant."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger

_FILE = """verifier: 1
claims:
  quay:
    value: £4.0m
    {key}: announced
"""


@check(
    message="{why}",
    suggestion="",
    at_most=Severity.ERROR,
    bad=(
        _FILE.replace("{key}", "statsu"),
        _FILE.replace("{key}", "status") + "formulas:\n  - quay = 20 people\n",
        _FILE.replace("{key}", "status") + "  yard:\n    value: plenty\n",
    ),
    good=(_FILE.replace("{key}", "status"), _FILE.replace("{key}", "note")),
)
def malformed_entry(ledger: Ledger) -> Iterator[Outcome]:
    """A claim file has a line that cannot be read as meant: a mistyped key, no figure, units that do not fit.

    What is not understood is not checked, and nobody would notice. So it counts as an error, with the place
    and the remedy; the rest of the file is checked all the same.
    The claim-file pipe finds these lines while it reads the file.
    """
    del ledger
    yield from ()
