"""A source given beside the text is weaker than what the text makes of it."""

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
        f"The plan will bring 2,400 jobs to the valley.{SOURCE}"
        "The plan could bring up to 2,400 jobs to the valley, the study says.",
        f"The appeal raised more than £7 million for the lifeboats.{SOURCE}"
        "The appeal raised £6.8 million for the lifeboats.",
        f"Nearly 50 percent of the crew are women.{SOURCE}Women are 44 percent of the crew.",
    ),
    good=(
        f"The plan could bring up to 2,400 jobs to the valley.{SOURCE}"
        "The plan could bring up to 2,400 jobs to the valley, the study says.",
        f"The appeal raised nearly £7 million for the lifeboats.{SOURCE}"
        "The appeal raised £6.8 million for the lifeboats.",
        f"The new ferries save as much as 22 minutes on the longest crossing.{SOURCE}"
        "Our new ferries can save as much as 22 minutes on the longest crossing.",
        f"Mr Arne, 71, drowned, the harbour master told the court. It sat for a day.{SOURCE}"
        "The coroner found that Mr Arne drowned by accident. The harbour master told the court that the rope broke. "
        "Mr Arne was 71. He had no coat. The court sat for one day.",
        f"Nearly 45 percent of the crew are women.{SOURCE}Women are 44 percent of the crew.",
    ),
)
def source_says_less(ledger: Ledger) -> Iterator[Outcome]:
    """A source given with --source says less: "up to", "could" or "some of" is lost, or the bound is stronger.

    Overstatement seldom invents a figure; it drops the word that held the figure back, or rounds it upwards.
    """
    yield from told(ledger, Support.OVERSTATED)
