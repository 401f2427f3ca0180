"""A percentage finer than the figures it is worked out from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.changes import changes
from verifier.checks.check import Outcome, check
from verifier.checks.rates import triples
from verifier.checks.shares import is_fraction, shares
from verifier.model.claim import Claim
from verifier.model.finding import Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_DECIMALS = re.compile(r"\d\.(\d+)")
_SMALL = 30
"""Of fewer things than this, a percentage with two decimals says nothing more than one without."""


@check(
    message="“{result}” is finer than “{inputs}”, from which it is worked out",
    suggestion="Round the result to what its inputs can bear.",
    at_most=Severity.WARNING,
    bad=(
        "About 300 of roughly 700 flats (42.86%) stand empty.",
        "Three of seven judges (42.86%) voted no.",
        "About 3,000 people paid around £20 each. By that reckoning the match brought the club £60,237.50.",
        "Visits rose from about 40,000 to nearly 57,000, up 42.5%.",
    ),
    good=(
        "About 300 of roughly 700 flats (43%) stand empty.",
        "In all 312 of 728 flats (42.86%) stand empty.",
        "Three of seven judges (43%) voted no.",
        "About 3,000 people paid around £20 each. By that reckoning the match brought the club about £60,000.",
        "Visits rose from 40,112 to 57,160, up 42.5%.",
    ),
)
def result_finer_than_inputs(ledger: Ledger) -> Iterator[Outcome]:
    """A share or a change is given with decimals that its rounded inputs cannot support.

    Digits look like measurement. Of "about 700" nobody knows a hundredth of a percent.
    """
    for share, part, whole in shares(ledger):
        if is_fraction(share):
            continue
        rough = _rough(part, whole)
        few = (whole.value or 0) < _SMALL and not whole.unit
        yield _judged(
            share, part, whole, finer=(rough and _places(share) > 0) or (few and _places(share) > 1)
        )
    for triple in triples(ledger):
        number = triple.number
        if number and triple.derived is triple.total and triple.holds:
            rough = _rough(triple.rate.claim) and _rough(number) and _places(triple.total) > 0
            yield _judged(triple.total, number, triple.rate.claim, finer=rough, severity=None)
    for one in changes(ledger):
        if one.by.kind is Kind.PERCENT:
            finer = _rough(one.old, one.new) and _places(one.by) > 0
            yield _judged(one.by, one.old, one.new, finer=finer)


def _judged(result: Claim, *inputs: Claim, finer: bool, severity: Severity | None = Severity.NOTE) -> Outcome:
    if not finer:
        return Held.on(result)
    named = "” and “".join(claim.words for claim in inputs)
    return Hit.on(
        result, *inputs, verdict=Verdict.OVERSTATED, severity=severity, result=result.words, inputs=named
    )


def _rough(*inputs: Claim) -> bool:
    return any(claim.comparator is Comparator.ABOUT for claim in inputs)


def _places(claim: Claim) -> int:
    found = _DECIMALS.search(claim.words)
    return len(found[1]) if found and claim.comparator is Comparator.EQUAL else 0
