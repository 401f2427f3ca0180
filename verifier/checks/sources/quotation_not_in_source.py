"""Quoted words that the sources given beside the text do not have."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import SOURCE, Outcome, check
from verifier.checks.sourced import QUOTED
from verifier.model.comparison import Reason, Support
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger


@check(
    message="the words “{said}” are not those of {source}: {changes}",
    suggestion="Quote the source's words: “{passage}”.",
    at_most=Severity.WARNING,
    bad=(
        f"“We expect a steep rise in fees next autumn,” said the rector.{SOURCE}"
        "“We expect a small rise in fees next autumn, if grants stay where they are,” said the rector, Ida Holm.",
    ),
    good=(
        f"“We expect a small rise in fees next autumn,” said the rector.{SOURCE}"
        "“We expect a small rise in fees next autumn, if grants stay where they are,” said the rector, Ida Holm.",
        f"“I have never seen such a tide,” a fisherman told us.{SOURCE}"
        "“We expect a small rise in fees next autumn, if grants stay where they are,” said the rector, Ida Holm.",
    ),
)
def quotation_not_in_source(ledger: Ledger) -> Iterator[Outcome]:
    """Words in quotation marks are nearly, and not quite, those of a source given with --source.

    Quotation marks promise somebody's own words. Case, punctuation, contractions and gaps that are owned up to
    ("…", "[the mayor]") do not count; a quotation that no source is like may come from elsewhere and is left alone.
    """
    for comparison in ledger.comparisons:
        for pair in comparison.pairs:
            if pair.reason is Reason.QUOTATION_CHANGED and pair.passage:
                yield Hit.on(
                    pair.claim,
                    pair.passage,
                    verdict=Verdict.CONTRADICTED,
                    confidence=Confidence.HIGH,
                    said=pair.claim.words,
                    source=pair.passage.document,
                    passage=pair.passage.words,
                    changes=pair.arithmetic,
                )
            elif (
                pair.reason is Reason.SAID and pair.support is Support.SUPPORTED and pair.reason not in QUOTED
            ):
                yield Held.on(pair.claim)
