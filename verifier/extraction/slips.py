"""Claims in, pairs of one fact that differ by a scale word alone out: million for billion, mg for µg."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from verifier.model.claim import Claim, Role
from verifier.model.document import Zone
from verifier.model.ledger import Pair
from verifier.model.mention import Kind

_PREFIXED = {
    "microgram": ("gram", -6), "milligram": ("gram", -3), "gram": ("gram", 0), "kilogram": ("gram", 3),
    "tonne": ("gram", 6), "watt": ("watt", 0), "kilowatt": ("watt", 3), "megawatt": ("watt", 6),
    "gigawatt": ("watt", 9), "watt hour": ("watt hour", 0), "kilowatt hour": ("watt hour", 3),
    "megawatt hour": ("watt hour", 6), "gigawatt hour": ("watt hour", 9), "kilobyte": ("byte", 3),
    "megabyte": ("byte", 6), "gigabyte": ("byte", 9), "terabyte": ("byte", 12),
}  # fmt: skip
_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
_ASIDE = (Zone.REFERENCES, Zone.RELATED)
_EMPTY = frozenset({"the", "of", "and", "total", "more", "new", "year", "years"})


def slips(claims: Sequence[Claim]) -> tuple[Pair, ...]:
    """Pairs with the same digits, a thousand-fold apart, that share what is measured and whose it is."""
    by_digits: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.value and claim.kind in _KINDS and claim.zone not in _ASIDE and claim.role is not Role.BASE:
            by_digits[_base(claim)[0], _digits(claim)].append(claim)
    return tuple(pair for alike in by_digits.values() for pair in _pairs(alike[:40]))


def _pairs(alike: Sequence[Claim]) -> Iterator[Pair]:
    for first, second in combinations(alike, 2):
        small = min(first.value or 0, second.value or 0) < 1000 and not (first.unit and second.unit)
        if (
            not small
            and first.sentence != second.sentence
            and _apart(first, second)
            and _one_thing(first, second)
        ):
            yield Pair(first=first, second=second, because="same digits, same thing")


def _base(claim: Claim) -> tuple[str, int]:
    return _PREFIXED.get(claim.unit, (claim.unit, 0))


def _digits(claim: Claim) -> str:
    value = claim.value or Fraction(0)
    return str(value.numerator * 10**12 // value.denominator).rstrip("0")


def _apart(a: Claim, b: Claim) -> bool:
    ratio = (a.value or Fraction(0)) / (b.value or Fraction(1))
    ratio *= Fraction(10) ** (_base(a)[1] - _base(b)[1])
    return ratio in {Fraction(1000) ** k for k in (-3, -2, -1, 1, 2, 3)}


def _one_thing(a: Claim, b: Claim) -> bool:
    """The words for owner and thing of one within those of the other, and no other time or place."""
    first, second = (_words(claim.subject, claim.measure, claim.noun) for claim in (a, b))
    named = bool(first & second) and (first <= second or second <= first)
    timed = not (a.window and b.window) or a.window.meets(b.window)
    placed = not (a.place and b.place) or bool(_words(a.place) & _words(b.place))
    return named and timed and placed


def _words(*slots: str) -> set[str]:
    return {word.rstrip("s") for slot in slots for word in slot.lower().split()} - _EMPTY
