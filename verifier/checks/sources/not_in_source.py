"""How many figures of a text no source given beside it has."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import SOURCE, Outcome, check
from verifier.checks.sourced import spoken_of
from verifier.model.comparison import Reason, SourcePair, Support
from verifier.model.finding import Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger

_MOST_NAMED = 5
_NOWHERE = (Reason.FIGURE_NOT_FOUND, Reason.UNDECIDED)


@check(
    message="{count} of {all} figures are in none of the sources given: {figures}",
    suggestion="Give the source of each with --source, or check it by hand.",
    at_most=Severity.NOTE,
    bad=(
        f"The yard built 14 trawlers last year. A ferry to Alder costs £23.{SOURCE}"
        "The yard built 14 trawlers last year.",
    ),
    good=(f"The yard built 14 trawlers last year.{SOURCE}The yard built 14 trawlers last year.",),
)
def not_in_source(ledger: Ledger) -> Iterator[Outcome]:
    """Figures of the text are in none of the sources given with --source.

    They may be right and come from elsewhere; nobody has compared them yet. One note names them all.
    """
    pairs = [pair for comparison in ledger.comparisons for pair in comparison.pairs if _figure(pair)]
    missing = [pair for pair in pairs if pair.support is not Support.SUPPORTED and not spoken_of(pair)]
    if not missing:
        return
    named = [f"“{pair.claim.words}”" for pair in missing[:_MOST_NAMED]]
    more = len(missing) - len(named)
    yield Hit.on(
        missing[0].claim,
        *(Stretch(start=pair.claim.start, end=pair.claim.end) for pair in missing[1:]),
        verdict=Verdict.NOT_CHECKED,
        count=len(missing),
        all=len({(pair.claim.start, pair.claim.end) for pair in pairs}),
        figures=", ".join(named) + (f" and {more} more" if more else ""),
    )


def _figure(pair: SourcePair) -> bool:
    return pair.reason in _NOWHERE or any(map(str.isdigit, pair.claim.words))
