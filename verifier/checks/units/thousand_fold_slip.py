"""A million that should be a billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.check import UNSAVED, Outcome, check
from verifier.checks.operands import measure, places, plain, size
from verifier.model.claim import Claim
from verifier.model.finding import Held, Hit, Severity
from verifier.model.ledger import Ledger

_SO = re.compile(
    r"(?:,|;|\s[–—]|\()\s?(?:(?:or|so|thus|hence|that is|which is|making|giving)\s)?(?:(?:about|around|roughly"
    r"|only)\s)?$"
    r"|\b(?:makes?|total|together|altogether|saves?|yields?|gives?|contains?|holds?|comes? to|adds? up to)\s(?:\w+\s)?$"
)
"""The words before a figure that follows from others."""
_POWERS = tuple(Fraction(1000) ** n for n in (-2, -1, 1, 2))
_MANY = 1000


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
                if number is not one and number.value and not number.unit and 1 < number.value < _MANY:
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
