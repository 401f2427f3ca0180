"""Litres set against metres."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import found
from verifier.model.claim import Claim
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE

_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.,;:()!?]+){{0,6}}?"
_MORE = (
    r"(?:more|less|fewer|higher|lower|larger|smaller|greater|bigger|longer|shorter|heavier|lighter|faster|slower|deeper"
    r"|taller|wider|further|farther|hotter|colder)"
)
_FORMS = (
    # 900 litres a minute, more than the 850 metres of the old ones; at 48 tonnes heavier than the 40 metres
    rf"<a>{_NEAR},?{_NEAR}\s(?P<cue>{_MORE}\s(?:than)|compared (?:with|to)|against|instead of|up from|down from)"
    rf"\s(?:the|its|their|those)\s<b>\s(?:of|in|for|on|at|by|from|a|that|which|managed|needed|used|reached|before|it|they)\b",
)
_PHYSICAL = frozenset(
    ["length", "mass", "volume", "area", "power", "energy", "temperature", "data", "pressure", "speed"]
)


@check(
    message="“{first}” is set against “{second}”: {one} and {other} cannot be compared",
    suggestion="Mend the unit of one of the two.",
    at_most=Severity.WARNING,
    bad=(
        "The new pumps shift 900 litres a minute, more than the 850 metres managed by the old ones.",
        "At 48 tonnes the crane is heavier than the 40 metres of the old one.",
    ),
    good=(
        "The new pumps shift 900 litres a minute, more than the 850 litres managed by the old ones.",
        "The new pumps shift 900 litres a minute, more than the 0.8 cubic metres of the old ones.",
        "At 48 tonnes the crane is heavier than the 40 tonnes of the old one, and it is higher than 40 metres.",
        "The boat sailed 300 km on less than the 20 litres in its tank.",
    ),
)
def compares_different_dimensions(ledger: Ledger) -> Iterator[Outcome]:
    """Two amounts are compared, and they are measured in units of different kinds.

    Litres are neither more nor fewer than metres; one of the two units was mistyped.
    """
    for skeleton in ledger.figures.values():
        for match, by in found(_FORMS, skeleton):
            first, second = by["a"], by["b"]
            one, other = (claim.dimension.partition("/")[0] for claim in (first, second))
            if not (_plain(first) and _plain(second) and {one, other} <= _PHYSICAL) or " on less" in match[0]:
                continue
            if one == other:
                yield Held.on(first, second)
                continue
            yield Hit.on(
                second,
                first,
                confidence=Confidence.MEDIUM,
                arithmetic=f"{first.words} is {one}, {second.words} is {other}",
                first=first.words,
                second=second.words,
                one=one,
                other=other,
            )


def _plain(claim: Claim) -> bool:
    told = claim.comparator in (Comparator.EQUAL, Comparator.ABOUT) and claim.value is not None
    return told and not claim.hypothetical and claim.kind in (Kind.NUMBER, Kind.COUNT)
