"""A million that should be a billion."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.finding import Hit, Severity
from verifier.model.ledger import Ledger


@check(
    message="“{second}” here and “{first}” elsewhere: one of them is off by a factor of a thousand or more",
    suggestion="Make both the same; check which scale word is right.",
    at_most=Severity.ERROR,
    bad=(
        "# Harbour fund grows to $2.4 billion\n\nThe harbour fund has grown to $2.4 million, the city said.\n",
        "# Reservoir holds 2.4 billion litres\n\nThe reservoir holds 2.37 million litres when it is full.\n",
    ),
    good=(
        "# Harbour fund grows to $2.4 billion\n\nThe harbour fund has grown to $2.4 billion, the city said. "
        "The library fund has grown to $2.4 million.\n",
    ),
    source="Doig, Basic math for newsrooms: million, billion, trillion",
)
def thousand_fold_slip(ledger: Ledger) -> Iterator[Outcome]:
    """One fact stands twice, with the same digits and another scale: million for billion, m for bn.

    The slip survives every reading that looks only at the digits.
    """
    told: set[str] = set()
    for pair in ledger.slips:
        first, second = sorted((pair.first, pair.second), key=lambda claim: claim.start)
        if second.id in told:
            continue
        told |= {first.id, second.id}
        yield Hit.on(
            second,
            first,
            first=first.words,
            second=second.words,
            arithmetic=f"{first.words} and {second.words} differ by a power of 1,000",
        )
