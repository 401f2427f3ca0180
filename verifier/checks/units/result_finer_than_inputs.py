"""A percentage finer than the figures it is worked out from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from verifier.checks.changes import changes
from verifier.checks.check import Outcome, check
from verifier.checks.rates import triples
from verifier.checks.shares import is_fraction, shares
from verifier.model.claim import Claim
from verifier.model.finding import Held, Hit, Severity, Verdict
from verifier.model.interval import point
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
        "About 3,000 boats sailed, the club thinks, from a fleet of roughly 70,000: 4.2857% of all.",
        "Visits rose from about 40,000 to nearly 57,000, up 42.5%.",
    ),
    good=(
        "About 300 of roughly 700 flats (43%) stand empty.",
        "In all 312 of 728 flats (42.86%) stand empty.",
        "Three of seven judges (43%) voted no.",
        "About 3,000 people paid around £20 each. By that reckoning the match brought the club about £60,000.",
        "About 3,000 boats sailed, the club thinks, from a fleet of roughly 70,000: about 4% of all.",
        "Visits rose from 40,112 to 57,160, up 42.5%.",
    ),
)
def result_finer_than_inputs(ledger: Ledger) -> Iterator[Outcome]:
    """A share or a change is given with decimals that its rounded inputs cannot support.

    Digits look like measurement. Of "about 700" nobody knows a hundredth of a percent.
    """
    told: set[str] = set()
    for share, part, whole in shares(ledger):
        told.add(share.id)
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
    yield from _worked_out(ledger, told)


def _worked_out(ledger: Ledger, told: set[str]) -> Iterator[Outcome]:
    """A percentage to the hundredth that two rough figures of its sentence make to the last digit."""
    for skeleton in ledger.amounts.values():
        for share in skeleton.claims:
            if share.unit != "%" or _places(share) < 2 or share.id in told:
                continue
            counts = [c for c in skeleton.claims if c.unit == "" and (c.value or 0) >= _SMALL]
            for part, whole in permutations(counts, 2):
                made = Fraction(part.value or 0) / Fraction(whole.value or 1) * 100
                if made < 100 and share.printed.meets(point(made)):
                    rough = any(c.comparator is not Comparator.EQUAL or _guessed(c) for c in (part, whole))
                    yield _judged(share, part, whole, finer=rough)


def _guessed(claim: Claim) -> bool:
    return re.match(r"(?:an? )?estimated\b", claim.words) is not None


def _judged(result: Claim, *inputs: Claim, finer: bool, severity: Severity | None = Severity.NOTE) -> Outcome:
    if not finer:
        return Held.on(result, weighed=False)
    named = "” and “".join(claim.words for claim in inputs)
    return Hit.on(
        result, *inputs, verdict=Verdict.OVERSTATED, severity=severity, result=result.words, inputs=named
    )


def _rough(*inputs: Claim) -> bool:
    return any(claim.comparator is Comparator.ABOUT for claim in inputs)


def _places(claim: Claim) -> int:
    found = _DECIMALS.search(claim.words)
    return len(found[1]) if found and claim.comparator is Comparator.EQUAL else 0
