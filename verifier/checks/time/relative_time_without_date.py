"""Relative time in a text that bears no date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.document import Form, Zone
from verifier.model.finding import Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_RELATIVE = re.compile(
    r"^(?:(?:by|in|on|since|until|from) )?(?:last|next|this|the (?:past|last|coming|next)|earlier this|later this)\b"
    r"|\b(?:yesterday|today|tomorrow|tonight|now)$|\bago$",
    re.IGNORECASE,
)
_QUIET = (Zone.REFERENCES, Zone.RELATED, Zone.QUOTATION, Zone.CODE, Zone.FRONT_MATTER)


@check(
    message="“{words}”: of which date, the text does not say",
    suggestion="Date the text, or write the day, month or year out.",
    at_most=Severity.NOTE,
    bad=(
        "The harbour handled 4,000 boats last year. It will open a second dock next month.",
        "Ticket sales fell by a fifth last month, and 30 jobs will go next year.",
        "Last winter the port lost money; this year it expects a profit.",
    ),
    good=(
        "---\ndate: 2024-03-05\n---\n\nThe harbour handled 4,000 boats last year. It will open a dock next month.",
        "The harbour handled 4,000 boats in 2023 and will open a second dock in May 2024.",
    ),
)
def relative_time_without_date(ledger: Ledger) -> Iterator[Outcome]:
    """A text counts time from its own day ("last year", "next month") and does not say which day that is.

    Whoever finds it later cannot know which year is meant, and no figure in it can be compared with another's.
    """
    if ledger.document.date is not None:
        return
    found = [
        claim
        for claim in ledger.claims
        if claim.kind in (Kind.DATE, Kind.PERIOD)
        and claim.period is None
        and claim.zone not in _QUIET
        and ledger.document.blocks[claim.block].form is not Form.CELL
        and _RELATIVE.search(claim.words)
    ]
    if found:
        yield Hit.on(found[0], *found[1:6], verdict=Verdict.OVERSTATED, words=found[0].words)
