"""A million that should be a billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.check import UNSAVED, Outcome, check
from verifier.checks.operands import measure, places, plain, size
from verifier.checks.singular import head
from verifier.model.claim import Claim
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_SO = re.compile(
    r"(?:,|;|\s[–—]|\()\s?(?:(?:or|so|thus|hence|that is|which is|making|giving)\s)?(?:(?:about|around|roughly"
    r"|only)\s)?$"
    r"|\b(?:makes?|total|together|altogether|saves?|yields?|gives?|contains?|holds?|comes? to|adds? up to)\s(?:\w+\s)?$"
)
"""The words before a figure that follows from others."""
_POWERS = tuple(Fraction(1000) ** n for n in (-2, -1, 1, 2))
_MANY = 1000
_POINTS_BACK = re.compile(
    r"(?:\b(?:[Tt]h(?:e|at|ose|ese|is)|[Ii]ts|[Tt]heir|[Aa]ll|[Ss]uch(?: an?)?|[Tt]he (?:whole|entire|full|same))"
    r"|[;,:.]\s[Aa]t|^At)\s$"
)
"""The words before a figure that was told before."""


@check(
    message="“{second}” here and “{first}” elsewhere: one of them is off by a factor of a thousand or more",
    suggestion="Make both the same; check which scale word is right.",
    at_most=Severity.ERROR,
    bad=(
        "# Harbour fund grows to $2.4 billion\n\nThe harbour fund has grown to $2.4 million, the city said.\n",
        "A buoy holds 250 milligrams of zinc. The usual set of three, or 750 micrograms, does no harm.",
        "# Reservoir holds 2.4 billion litres\n\nThe reservoir holds 2.37 million litres when it is full.\n",
    ),
    good=(
        "A buoy holds 250 milligrams of zinc. The usual set of three, or 750 milligrams, does no harm.",
        "At least 31 boats lay at anchor about eight km (five miles) off the pier.",
        "Three times the tug passed 1,000 feet (300 meters) above the wreck.",
        "# Harbour fund grows to $2.4 billion\n\nThe harbour fund has grown to $2.4 billion, the city said. "
        "The library fund has grown to $2.4 million.\n",
    ),
    source="Doig, Basic math for newsrooms: million, billion, trillion",
)
def thousand_fold_slip(ledger: Ledger) -> Iterator[Outcome]:
    """One fact stands twice, with the same digits and another scale: million for billion, m for bn.

    The slip survives every reading that looks only at the digits.
    """
    yield from _through_products(ledger)
    yield from _pointed_back(ledger)
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


def _pointed_back(ledger: Ledger) -> Iterator[Outcome]:
    """ "will cost €2.4 billion ... half of that €2.4 million", "sent out 3.5 million. The 3.5 billion nets"."""
    for place in places(ledger):
        again = place.claim
        if not _POINTS_BACK.search(place.before) or not again.value or again.kind is Kind.DURATION:
            continue
        pool = place.earlier[min(2, len(place.earlier) - 1)]
        alike = [one for one in pool if one.value and _digits(one) == _digits(again) and _of_kind(one, again)]
        if not alike or any(size(one, again).meets(size(again, one)) for one in alike):
            continue
        first = alike[-1]
        if any(size(first).times(power).meets(size(again, first)) for power in _POWERS):
            yield Hit.on(
                again,
                first,
                first=first.words,
                second=again.words,
                confidence=Confidence.MEDIUM,
                reading=UNSAVED,
                arithmetic=f"{first.words} and {again.words} differ by a power of 1,000",
            )


def _digits(claim: Claim) -> str:
    """The printed digits, two or more; a year of its own otherwise: "" is like nothing."""
    digits = "".join(sign for sign in claim.words if sign.isdigit()).strip("0")
    return digits if len(digits) > 1 else claim.id


def _of_kind(one: Claim, again: Claim) -> bool:
    """Of one measure, or of a noun that one of the two leaves out."""
    if one.unit or again.unit:
        return (
            measure(one) == measure(again)
            and one.unit.partition(" per ")[2] == again.unit.partition(" per ")[2]
        )
    return not one.noun or not again.noun or head(one.noun) == head(again.noun)


def _through_products(ledger: Ledger) -> Iterator[Outcome]:
    """ "a tablet holds 400 micrograms; two, or 800 milligrams": the same digits, another prefix."""
    for place in places(ledger):
        total = place.claim
        if not _measured(total) or not _SO.search(place.before) or not place.earlier:
            continue
        pool = place.earlier[min(1, len(place.earlier) - 1)]
        for one in pool:
            if not _measured(one) or one.unit == total.unit or measure(one) != measure(total):
                continue
            for number in pool:
                between = one.end <= number.start < total.start  # so many of one make the total
                if between and number.value and not number.unit and 1 < number.value < _MANY:
                    outcome = _product(total, one, number)
                    if outcome:
                        yield outcome


def _product(total: Claim, one: Claim, number: Claim) -> Outcome | None:
    made, stated = size(one) * number.printed, size(total)
    if made.meets(stated):
        return Held.on(total, one, number)
    if not any(made.times(power).meets(stated) for power in _POWERS):
        return None
    return Hit.on(
        total,
        one,
        number,
        first=one.words,
        second=total.words,
        reading=UNSAVED,
        arithmetic=f"{number.words} × {one.words} is not {total.words}, but so many of its own unit",
    )


def _measured(claim: Claim) -> bool:
    return claim.dimension not in ("", "money", "time", "percent", "temperature") and plain(claim)
