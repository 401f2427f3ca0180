"""Growths: a value, a yearly percentage, a number of years, and the value that these lead to, near each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from verifier.checks.operands import Place, base, kinds, lead, places, size
from verifier.checks.results import cue, near, vetoed
from verifier.model.claim import Claim
from verifier.model.interval import point
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_MOST_YEARS = 60
_WORKED_OUT = re.compile(
    r"\b(?:[Cc]ompound\w*|annuali[sz]ed|CAGR|on average|average(?:d|s)?|averaging|works? (?:that |this |it )?out"
    r"|worked out|working out|comes to|came to|amounts to|equals|equivalent|[Tt]hat is|[Tt]hat was|[Tt]his is"
    r"|[Tt]hat makes|which is|which makes|express\w+|rate of growth|growth rate|growth of|a rate of)\b"
)
"""Said of a rate that is told after what it leads to."""


class Growth(NamedTuple):
    """ "Growing at 2% a year, the town of 40,000 in 2000 had reached 49,000 by 2010"."""

    rate: Claim
    old: Claim
    new: Claim
    years: int


def growths(ledger: Ledger) -> Iterator[Growth]:
    """Every yearly percentage with the only two values and the only number of years beside it."""
    for place in places(ledger):
        claim = place.claim
        yearly = claim.kind is Kind.PERCENT and claim.unit == "%" and cue("yearly", place)
        if not yearly or claim.comparator.bound or not claim.value:
            continue
        for first, last in ((0, 0), (0, 1), (-1, 0), (-1, 1)):
            if found := _within(ledger, place, place.at + first, place.at + last):
                yield found
                break


def _within(ledger: Ledger, place: Place, first: int, last: int) -> Growth | None:
    """The growth told in a stretch of sentences, if it is told just once."""
    stretch = place.sentences[max(0, first) : last + 1]
    claims = [claim for sentence in stretch for claim in sentence.claims]
    rates = [claim for claim in claims if claim.kind is Kind.PERCENT]
    told = [claim for claim in claims if claim.kind is not Kind.DURATION]
    pairs = [group for group in kinds(told) if len(group) == 2 and group[0].unit != "%"]
    years = _years(ledger, claims, {claim.sentence for claim in claims})
    if len(rates) != 1 or len(pairs) != 1 or not 1 < years <= _MOST_YEARS:
        return None
    old, new = pairs[0]
    if (
        old.window
        and new.window
        and old.window.start
        and new.window.start
        and new.window.start < old.window.start
    ):
        old, new = new, old
    after = rates[0].start > new.start and not _WORKED_OUT.search(" ".join(one.words for one in stretch))
    if after or vetoed("yearly", " ".join(one.words for one in stretch)) or base(old) != base(new) != "":
        return None
    return Growth(rates[0], old, new, years) if _meant(rates[0], old, new, years) else None


def _meant(rate: Claim, old: Claim, new: Claim, years: int) -> bool:
    """Whether the end may be meant to follow from the start."""
    factor = (point(1) + rate.printed.times(Fraction(1, 100))).low or point(1).low
    if factor is None or factor <= 0:
        return False
    grown = size(old, lead((old, new))).times(factor**years)
    return near(grown, size(new, lead((old, new))))


def _years(ledger: Ledger, claims: list[Claim], sentences: set[int]) -> int:
    spans = [
        int(claim.value * (10 if claim.unit == "decade" else 1))
        for claim in claims
        if claim.kind is Kind.DURATION
        and claim.unit in ("year", "decade")
        and claim.value
        and claim.comparator is Comparator.EQUAL
    ]
    dates = sorted(
        {
            claim.period.start.year
            for index in sentences
            for claim in ledger.by_sentence.get(index, ())
            if claim.period and claim.period.start and claim.kind is Kind.DATE
        }
        | {
            day.year
            for index in sentences
            for claim in ledger.by_sentence.get(index, ())
            if claim.period and claim.kind is Kind.PERIOD
            for day in (claim.period.start, claim.period.last)
            if day
        }
    )
    if spans:
        return spans[0] if len(set(spans)) == 1 else 0
    return dates[1] - dates[0] if len(dates) == 2 else 0
