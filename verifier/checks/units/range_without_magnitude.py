"""Two amounts of which only the second has its million."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import found
from verifier.model.claim import Claim
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_FORMS = (
    r"\b(?P<cue>between|from|either)\s<low>\s(?:and|to|or)\s<high>",
    r"<low>\s(?:and|or)\s<high>(?:,?\s(?P<cue>respectively|each|apiece|combined|together))",
)
_SIGNED = r"(?:[A-Z]{1,3})?[$£€¥₹]\s?"
_JOINED = re.compile(
    rf"(?P<low>{_SIGNED}(?P<a>\d[\d,]*(?:\.\d+)?))(?P<scale>\s?(?:million|billion|trillion|thousand|mn?|bn"
    rf"|tn|k))?\s(?:and|or|(?P<to>to))\s"
    rf"(?P<high>{_SIGNED}(?P<b>\d[\d,]*(?:\.\d+)?)\s?(?P<times>million|billion|trillion|thousand|mn?|bn|tn|k))$",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<![\d.,])(?P<a>[1-9]\d{0,2})\s?(?:to|and|[-–—])\s?(?P<b>[1-9]\d{0,2}),000$")
_FEW = 5
"""From fewer on, "2 to 3,000" may well begin at two."""
_ENDS = ("between", "from", "either")
_SCALE = re.compile(
    r"\b(?:million|billion|trillion|thousand|m|mn|bn|tn|k|crore|lakh)\b|\d(?:m|bn|k|tn)\b", re.IGNORECASE
)


@check(
    message="“{low}” and “{high}”: the first has no magnitude, so it reads as {low} alone",
    suggestion="Write the magnitude with both: “{fixed}”.",
    at_most=Severity.WARNING,
    bad=(
        "The new bridge will cost between $26 and $31 million.",
        "Sales of the two maps reached £3.1 and £4.2 million respectively.",
        "The strike kept 20 to 25,000 travellers at home.",
        "The state put the damage at between €400 and €450 million.",
    ),
    good=(
        "The new bridge will cost between $26 million and $31 million.",
        "The new bridge will cost $26 to $31 million, or $26-31 million.",
        "The strike kept 20,000 to 25,000 travellers at home; schools have 2 to 3,000 or 10 to 1,000 pupils.",
        "Fines range from $50 to $1 million.",
        "Bids came in between $900,000 and $1.2 million, from $5 a ticket.",
        "Tickets cost £3 and the hall £4 million.",
        "Between 26 and 31 million people live there.",
    ),
    source="BBC News style guide: repeat million and billion",
)
def range_without_magnitude(ledger: Ledger) -> Iterator[Outcome]:
    """Of two amounts joined by a word, only the second has its million or billion.

    "Between $26 and $31 million" says twenty-six dollars. Most readers guess; machines and hurried eyes do not.
    """
    for claim in ledger.claims:
        if claim.kind is Kind.RANGE and claim.dimension == "money":
            yield from _in_one(claim)
        elif claim.kind is Kind.RANGE:
            yield from _of_thousands(claim)
    for skeleton in ledger.amounts.values():
        for match, by in found(_FORMS, skeleton):
            low, high = by["low"], by["high"]
            if (
                not (_is_money(low) and _is_money(high))
                or low.unit != high.unit
                or not _SCALE.search(high.words)
            ):
                continue
            if _SCALE.search(low.words) or (low.value or 0) >= 1000:
                yield Held.on(low, high, weighed=False)
                continue
            times = _mantissa(high) / (low.value or Fraction(1))
            if Fraction(1 if match["cue"].lower() in _ENDS else Fraction(1, 5)) <= times <= 5:
                magnitude = _SCALE.search(high.words)
                yield Hit.on(
                    low,
                    high,
                    verdict=Verdict.OVERSTATED,
                    confidence=Confidence.MEDIUM,
                    arithmetic=f"{low.words} is not {low.words} {magnitude[0] if magnitude else ''}".strip(),
                    low=low.words,
                    high=high.words,
                    fixed=f"{low.words} {magnitude[0].lstrip('0123456789') if magnitude else ''} … {high.words}",
                )


def _in_one(claim: Claim) -> Iterator[Outcome]:
    """A range that is one figure: "between $26 and $31 million"."""
    match = _JOINED.search(claim.words)
    if not match or (match["to"] and not claim.words.lower().startswith("from ")):
        return
    if match["scale"] or Fraction(match["a"].replace(",", "")) >= 1000:
        yield Held.on(claim, weighed=False)
    elif Fraction(match["a"].replace(",", "")) <= Fraction(match["b"].replace(",", "")):
        yield Hit.on(
            claim,
            verdict=Verdict.OVERSTATED,
            confidence=Confidence.MEDIUM,
            arithmetic=f"{match['low']} is not {match['low']} {match['times']}",
            low=match["low"],
            high=match["high"],
            fixed=f"{match['low']} {match['times']} … {match['high']}",
        )


def _of_thousands(claim: Claim) -> Iterator[Outcome]:
    """ "20 to 25,000 commuters": the thousands belong to both ends where these are then near each other."""
    match = _THOUSANDS.search(claim.words)
    if match and _FEW <= int(match["a"]) < int(match["b"]) <= 2 * int(match["a"]):
        yield Hit.on(
            claim,
            verdict=Verdict.OVERSTATED,
            confidence=Confidence.MEDIUM,
            arithmetic=f"{match['a']} is not {match['a']},000",
            low=match["a"],
            high=f"{match['b']},000",
            fixed=f"{match['a']},000 … {match['b']},000",
        )


def _is_money(claim: Claim) -> bool:
    return (
        claim.kind is Kind.MONEY and claim.value is not None and claim.value > 0 and " per " not in claim.unit
    )


def _mantissa(claim: Claim) -> Fraction:
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", claim.words)
    return Fraction(digits[0].replace(",", "")) if digits else Fraction(1)
