"""A source given beside the text has another figure, time, subject or direction."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import SOURCE, Outcome, check
from verifier.checks.sourced import told
from verifier.model.comparison import Support
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{said}”, but {source} has “{passage}”: {why}",
    suggestion="{wording}",
    at_most=Severity.WARNING,
    bad=(
        f"The harbour handled 431,000 containers last year.{SOURCE}"
        "The harbour handled 413,000 containers last year. It has nine cranes and a dry dock.",
        f"Rents in the old town rose 4.5% in the year to June.{SOURCE}"
        "Rents in the old town fell 4.5% in the year to June.",
        f"In total the fund paid £98m for roads and bridges.{SOURCE}"
        "The fund paid £52m for roads and £41m for bridges.",
    ),
    good=(
        f"The harbour handled 413,000 containers last year.{SOURCE}"
        "The harbour handled 413,000 containers last year. It has nine cranes and a dry dock.",
        f"In total the fund paid £93m for roads and bridges.{SOURCE}"
        "The fund paid £52m for roads and £41m for bridges.",
        f"Visitors who paid at the gate are not in the figures.{SOURCE}"
        "The harbour museum had 61,400 visitors. The figures exclude visitors who paid at the gate.",
        f"The crews went to more than 650 false alarms at hospitals and schools.{SOURCE}"
        "Crews attended 388 false alarms at hospitals and 276 at schools. Each costs about £400.",
        f"The dock was dug in 1871 and holds two ships.{SOURCE}"
        "The harbour handled 413,000 containers last year. It has nine cranes and a dry dock.",
    ),
)
def source_says_otherwise(ledger: Ledger) -> Iterator[Outcome]:
    """A source given with --source has another figure, time, subject or direction than the text.

    A figure that was copied wrongly, or put beside the wrong name or year, looks as true as a right one; only
    its source shows it. Sums, differences and shares of the source's figures count as its own.
    """
    yield from told(ledger, Support.CONTRADICTED)
