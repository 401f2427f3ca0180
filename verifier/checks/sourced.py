"""What sources make of a text, told by the checks of the family `sources`."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from verifier.checks.check import Outcome
from verifier.model.comparison import Reason, SourcePair, Support
from verifier.model.finding import Confidence, Held, Hit, Verdict
from verifier.model.ledger import Ledger

QUOTED = (Reason.QUOTATION_CHANGED, Reason.QUOTATION_NOT_FOUND)
_WHY = {
    Reason.OTHER_VALUE: "another figure",
    Reason.OTHER_UNIT: "another unit",
    Reason.OTHER_SCALE: "a thousand times more or less",
    Reason.OTHER_WINDOW: "another time",
    Reason.OTHER_SUBJECT: "of somebody or something else",
    Reason.OTHER_DIRECTION: "the other way round",
    Reason.NEGATION: "one of the two denies it",
    Reason.PERCENT_FOR_POINTS: "percentage points, not percent",
    Reason.WRONG_ARITHMETIC: "its figures do not make this one",
    Reason.QUALIFIER_LOST: "a word that holds it back is lost",
    Reason.BOUND_STRENGTHENED: "the bound is stronger than the figure",
    Reason.ROUNDED_FLATTERINGLY: "rounded too far",
    Reason.FIGURE_NOT_FOUND: "it speaks of this and gives no such figure",
}
_VERDICTS = {Support.CONTRADICTED: Verdict.CONTRADICTED, Support.OVERSTATED: Verdict.OVERSTATED}
_SURE, _LIKELY = 75, 50
"""From which alignment, in percent, a passage surely or likely speaks of the claim."""


def told(ledger: Ledger, support: Support, *, but: Collection[Reason] = QUOTED) -> Iterator[Outcome]:
    """A hit for each part of the text on which the sources have this verdict; what they bear out is held."""
    for comparison in ledger.comparisons:
        for pair in comparison.pairs:
            if pair.support is Support.SUPPORTED and pair.reason not in but:
                yield Held.on(pair.claim)
            elif pair.support is support and pair.reason not in but and spoken_of(pair):
                yield hit(pair)


def spoken_of(pair: SourcePair) -> bool:
    """Whether the passage speaks of the claim so surely that a reader should be told."""
    return pair.passage is not None and pair.alignment >= _LIKELY


def hit(pair: SourcePair) -> Hit:
    """Both places, the reason in plain words, and what the source would bear out."""
    related = [one for one in (pair.passage,) if one]
    wording = (
        f"What the source bears out: “{pair.wording}”."
        if pair.wording
        else "Mend it, or name another source."
    )
    return Hit.on(
        pair.claim,
        *related,
        verdict=_VERDICTS[pair.support],
        confidence=_confidence(pair.alignment),
        arithmetic=pair.arithmetic,
        said=pair.claim.words,
        source=related[0].document if related else "",
        passage=related[0].words if related else "",
        why=_WHY.get(pair.reason, pair.reason.value.replace("-", " ")),
        wording=wording,
    )


def _confidence(alignment: int) -> Confidence:
    return Confidence.HIGH if alignment >= _SURE else Confidence.MEDIUM
