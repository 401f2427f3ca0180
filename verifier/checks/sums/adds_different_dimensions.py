"""A total of things that cannot be added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from verifier.checks.check import Outcome, check
from verifier.checks.operands import Place, places
from verifier.checks.phrases import found
from verifier.checks.results import cue
from verifier.checks.singular import head
from verifier.model.claim import Claim
from verifier.model.finding import Confidence, Hit, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE

_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?]+){{0,8}}?"
_PREP = r"(?:for|from|by|among|to|in|on|at|through|over|across|carried|carrying|held|holding|taught|served|fed|drew)"
_COUNTED = (
    # 64 courses for 1,150 learners, 1,214 in all
    rf"<a>(?:\s[a-z-]+){{1,3}}?\s{_PREP}\s(?:the\s|its\s|some\s)?<b>(?!\s[a-z]+\sand\b){_NEAR},\s(?:or\s|making\s"
    rf"|that is\s|which makes\s|a (?:combined |grand )?total of\s|totall?ing\s|altogether\s|in all\s)?<total>",
)
_SUMMED = re.compile(r"\b(?:in all|in total|altogether|all told|total(?:l?ing)?|making|which makes)\b")
_RATE = re.compile(r"\b(?:worth|equivalent|converted|exchange|at \w+ rates?|about)\b", re.IGNORECASE)


@check(
    message="“{total}” adds “{first}” and “{second}”, which cannot be added as they stand: {arithmetic}",
    suggestion="Convert both into one unit first, and say at what rate.",
    at_most=Severity.ERROR,
    bad=(
        "Madrid gives €40m and London another £30m, for a combined total of €70m.",
        "Drivers cover 300 miles by road and 200 km by track, a total of 500 miles.",
        "The quay has 64 berths for 150 boats, 214 in all.",
        "The shop took £640,000 in the year to March and the café £9,000 a month. Together the two took £649,000.",
        "Interest takes 3% of the loan and fees £200, 203 in total.",
        "The boat holds 400 litres of oil. The van holds 100 gallons. Together the two hold 500 litres.",
    ),
    good=(
        "Madrid gives €40m and London another £30m, for a combined total of about €75m.",
        "Drivers cover 300 km by road and 200 km by track, a total of 500 km.",
        "Drivers cover 300 miles by road and 200 km by track, a total of 424 miles.",
        "The boat holds 400 litres of oil. The van holds 100 gallons. Together the two hold 855 litres.",
        "The town pays the rink £2m a year and a single £5m. In all the rink gets £7m in its first year.",
        "The quay has 64 berths and 150 buoys for boats, 214 places in all.",
        "The shop took £640,000 in the year to March and the café £9,000 a month. Together the two took £748,000.",
        "The tour took 3 hours and cost £20, and 23 people came in total.",
    ),
)
def adds_different_dimensions(ledger: Ledger) -> Iterator[Outcome]:
    """Amounts in different currencies or units are added as bare numbers.

    Forty million euros and thirty million pounds are not seventy million of anything.
    """
    for skeleton in ledger.amounts.values():
        for match, by in found(_COUNTED, skeleton):
            words = match[0] + skeleton.words[match.end() : match.end() + 14]
            if _SUMMED.search(words):
                yield from _of_counts(by["a"], by["b"], by["total"])
    for place in places(ledger):
        yield from _mixed(place)


def _mixed(place: Place) -> Iterator[Outcome]:
    """A total that is to the last digit what two figures of different units make as bare numbers."""
    total = place.claim
    if not _plain(total) or total.kind is Kind.COUNT or _RATE.search(place.clause):
        return
    for pool in place.earlier[:3]:
        summed = cue("sum", place)
        measured = [
            one
            for one in pool
            if _plain(one)
            and one.id != total.id
            and (one.unit or (summed and one.kind is Kind.COUNT and one.noun))
        ]
        of_total = [one for one in measured if _base(one) == _base(total)] or (
            measured if not total.unit else []
        )
        for first, second in combinations(measured, 2):
            mixed = first.unit != second.unit and not {first.unit, second.unit} <= {"%", "pp"}
            mixed = mixed and (first.dimension == "time") is (second.dimension == "time")
            if not mixed or not {first.id, second.id} & {one.id for one in of_total}:
                continue
            # a yearly and a single amount may well be paid in one year
            pers = {one.unit.partition(" per ")[2] for one in (first, second)} - {""}
            one_year = _base(first) == _base(second) == total.unit and pers == {"year"}
            added = (first.value or 0) + (second.value or 0) == total.value
            if not added or one_year or not (summed or all(map(_told_exactly, (total, first, second)))):
                continue
            yield Hit.on(
                total,
                first,
                second,
                confidence=Confidence.HIGH if summed else Confidence.MEDIUM,
                arithmetic=f"{first.words} + {second.words} ≠ {total.words}",
                total=total.words,
                first=first.words,
                second=second.words,
            )
            return


def _told_exactly(total: Claim) -> bool:
    """Whether a number has so many digits that it is met by chance no more."""
    return len("".join(sign for sign in total.words if sign.isdigit()).strip("0")) > 1


def _of_counts(first: Claim, second: Claim, total: Claim) -> Iterator[Outcome]:
    """Two numbers of different things, one of which is for the other, added to the last digit."""
    nouns = {head(claim.noun) for claim in (first, second)}
    counted = all(
        _plain(c) and not c.unit and c.kind in (Kind.COUNT, Kind.NUMBER) for c in (first, second, total)
    )
    if (
        counted
        and len(nouns) == 2
        and "" not in nouns
        and (first.value or 0) + (second.value or 0) == total.value
    ):
        yield Hit.on(
            total,
            first,
            second,
            confidence=Confidence.MEDIUM,
            arithmetic=f"{first.words} {first.noun} + {second.words} {second.noun} ≠ {total.words} of one thing",
            total=total.words,
            first=f"{first.words} {first.noun}",
            second=f"{second.words} {second.noun}",
        )


def _base(claim: Claim) -> str:
    """What a rate is a rate of: "GBP per year" -> GBP."""
    return claim.unit.partition(" per ")[0]


def _plain(claim: Claim) -> bool:
    return (
        claim.value is not None
        and claim.value > 0
        and claim.kind not in (Kind.RANGE, Kind.RATIO)
        and not claim.hypothetical
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    )
