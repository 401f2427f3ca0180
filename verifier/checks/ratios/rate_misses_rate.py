"""One rate told for two times that do not fit: a month and a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier import numbers
from verifier.checks.check import Outcome, check
from verifier.checks.phrases import forms, found
from verifier.checks.rates import factors
from verifier.model.claim import Claim
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_CONDITION = re.compile(r"\b(?:if|when|for those|members|students|off-peak|children)\b", re.IGNORECASE)
_PAY = re.compile(
    r"\b(?:earn\w*|paid|pays?|pay|wages?|salar\w+|rent\w*|spends?|spent|income|makes?|produc\w+|carr\w+"
    r"|uses?|burns?|loses?|lost|grows?|eats?"
    r"|pumps?|handles?|serves?|sells?|treats?|costs? the)\b",
    re.IGNORECASE,
)
"""What has no discount for those who take more: pay, rent, output, as against a ticket or a pass."""


_OTHER = re.compile(
    r"\b(deposit|discount|interest|plus|extra|first|then|rising|(?<!adding )(?<!adds )(?<!add )up to|from"
    r"|starting|per cent off"
    r"|respectively|vat|tax|fees?|including"
    r"|excluding|net|minimum|maximum|at least|at most|save|saving|range|instead|introductory|rather than"
    r"|to date|so far|of which)\b",
    re.IGNORECASE,
)


@check(
    message="“{first}” does not make “{second}”: {arithmetic}",
    suggestion="True would be {truth}; if fewer months, weeks or days are meant, say so.",
    at_most=Severity.WARNING,
    bad=(
        "A pass costs £45 a month, or £640 a year.",
        "The depot handles 400 parcels a day, or about 5,000 a week.",
        "The dairy pays its drivers £2,100 a month, or £31,200 a year.",
        "Rent on the unit is £2,450 a month, or £24,900 a year, and rates come on top.",
    ),
    good=(
        "A pass costs £45 a month, or £540 a year; a ticket costs £3 a day, or £15 a week.",
        "A pass costs £45 a month, or £450 a year if it is paid at once.",
        "The depot handles 400 parcels a day, or about 2,000 a week.",
        "The dairy pays its drivers £2,100 a month, or £25,200 a year.",
        "It costs £5 a day, £25 a week and £80 a month.",
        "Rent on the unit is £2,450 a month, or £29,400 a year, and rates come on top.",
    ),
    source="Cohen, Numbers in the Newsroom (IRE): rates and per-head figures",
)
def rate_misses_rate(ledger: Ledger) -> Iterator[Outcome]:
    """A rate is told for a month and for a year, and twelve of the one are not the other.

    Working days, school weeks and the months of a season all pass; so does a pass for a year that is cheaper
    than its months.
    """
    for skeleton in ledger.figures.values():
        if _CONDITION.search(skeleton.words):
            continue
        for match, by in found(forms("each", "rates"), skeleton):
            first, second = by["first"], by["second"]
            if not _OTHER.search(match[0]):
                short, long = _time(first, match["short"]), _time(second, match["long"])
                yield from _two_rates(first, second, short, long, paid=bool(_PAY.search(skeleton.words)))


def _time(claim: Claim, said: str | None) -> tuple[str, str]:
    """What a rate is of, and per what time; from its unit or the words after it."""
    unit, _, per = claim.unit.partition(" per ")
    return (unit, per) if per else (unit, said or "")


def _two_rates(
    first: Claim, second: Claim, one: tuple[str, str], two: tuple[str, str], *, paid: bool
) -> Iterator[Outcome]:
    """£30 a month and £400 a year."""
    short, long = one[1], two[1]
    if (
        one[0] != two[0]
        or not short
        or not long
        or short == long
        or first.hypothetical
        or second.hypothetical
    ):
        return
    if {first.kind, second.kind} & {Kind.RANGE, Kind.PERCENT, Kind.DURATION, Kind.RATIO}:
        return
    if any(c.value is None or c.comparator.bound for c in (first, second)):
        return
    made = factors(short, long)
    if not made:
        return
    if paid and first.kind is Kind.MONEY and {short, long} == {"month", "year"}:
        made = made[:1]  # who is paid or pays by the month does so in all twelve
    a, b = numbers.unhedged(first), numbers.unhedged(second)
    if a is None or b is None:
        return
    wide = Interval(low=(b.low or 0) * Fraction(98, 100), high=(b.high or 0) * Fraction(102, 100))
    if second.comparator is Comparator.ABOUT:
        wide = wide.hull(second.printed)
    if any(a.times(factor).meets(wide) for factor in made):
        yield Held.on(first, second)
        return
    dearer = (b.low or 0) > max(made) * (a.high or 0)
    if not paid and not dearer:
        return  # a pass for a year costs less than its months
    worked_out = numbers.write(Fraction(round((first.value or 0) * made[0])), second)
    yield Hit.on(
        second,
        first,
        verdict=Verdict.CONTRADICTED,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{numbers.mantissa(first.value or Fraction(0), first)} × {_plain(made[0])} {short}s = {worked_out}",
        first=first.words,
        second=second.words,
        truth=f"“{worked_out}”",
    )


def _plain(number: Fraction) -> str:
    return f"{float(number):.4g}"
