"""Claims in, pairs of one fact that differ by a scale word alone out: million for billion, mg for µg."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from verifier.model.claim import Claim, Role
from verifier.model.document import Document, Zone
from verifier.model.ledger import Pair
from verifier.model.mention import Kind

_PREFIXED = {
    "microgram": ("gram", -6), "milligram": ("gram", -3), "gram": ("gram", 0), "kilogram": ("gram", 3),
    "tonne": ("gram", 6), "watt": ("watt", 0), "kilowatt": ("watt", 3), "megawatt": ("watt", 6),
    "gigawatt": ("watt", 9), "watt hour": ("watt hour", 0), "kilowatt hour": ("watt hour", 3),
    "megawatt hour": ("watt hour", 6), "gigawatt hour": ("watt hour", 9), "kilobyte": ("byte", 3),
    "megabyte": ("byte", 6), "gigabyte": ("byte", 9), "terabyte": ("byte", 12),
}  # fmt: skip
_SHORT = (Zone.HEADLINE, Zone.SUMMARY)
_SCALES = frozenset(
    "thousand million millions billion billions trillion litres tonnes from with this that".split()
)
_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
_THOUSANDS = tuple(Fraction(1000) ** k for k in (-3, -2, -1, 1, 2, 3))
_ASIDE = (Zone.REFERENCES, Zone.RELATED)
_EMPTY = frozenset({"the", "of", "and", "total", "more", "new", "year", "years"})


def slips(document: Document, claims: Sequence[Claim]) -> tuple[Pair, ...]:
    """Pairs of the same number, as printed, a thousand-fold apart, that share what is measured and whose it is."""
    by_digits: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        # a power, "10^6 digits", has no scale word that could be another
        scaled = claim.kind in _KINDS and "^" not in claim.words
        if claim.value and scaled and claim.zone not in _ASIDE and claim.role is not Role.BASE:
            by_digits[_base(claim)[0], _digits(claim)[:1]].append(claim)
    words = [frozenset(_content(sentence.words)) for _, _, sentence in document.sentences()]
    return tuple(pair for alike in by_digits.values() for pair in _pairs(alike[:40], words))


def _pairs(alike: Sequence[Claim], words: Sequence[frozenset[str]]) -> Iterator[Pair]:
    for first, second in combinations(alike, 2):
        small = min(first.value or 0, second.value or 0) < 1000 and not (first.unit and second.unit)
        if (
            not small
            and first.sentence != second.sentence
            and _apart(first, second)
            and (_one_thing(first, second) or _headed(first, second, words))
        ):
            yield Pair(first=first, second=second, because="same digits, same thing")


def _base(claim: Claim) -> tuple[str, int]:
    return _PREFIXED.get(claim.unit, (claim.unit, 0))


def _digits(claim: Claim) -> str:
    value = claim.value or Fraction(0)
    return str(value.numerator * 10**12 // value.denominator).rstrip("0")


def _apart(a: Claim, b: Claim) -> bool:
    ratio = (a.value or Fraction(0)) / (b.value or Fraction(1))
    prefix = Fraction(10) ** (_base(a)[1] - _base(b)[1])
    if ratio * prefix in _THOUSANDS:
        return True
    if min(len(_digits(a)), len(_digits(b))) < 2 or a.comparator.bound or b.comparator.bound:
        return False
    near = next((k for k in _THOUSANDS if Fraction(9, 10) < ratio * prefix / k < Fraction(11, 10)), None)
    return near is not None and a.printed.times(prefix / near).meets(b.printed)


def _one_thing(a: Claim, b: Claim) -> bool:
    """The words for owner and thing of one within those of the other, and no other time or place."""
    first, second = (_words(claim.subject, claim.measure, claim.noun) for claim in (a, b))
    named = bool(first & second) and (first <= second or second <= first)
    timed = not (a.window and b.window) or a.window.meets(b.window)
    placed = not (a.place and b.place) or bool(_words(a.place) & _words(b.place))
    return named and timed and placed


def _headed(a: Claim, b: Claim, words: Sequence[frozenset[str]]) -> bool:
    """A headline's amount, and one in the text whose sentence has nearly all of the headline's words."""
    short, long = (a, b) if a.zone in _SHORT else (b, a)
    if (
        short.zone not in _SHORT
        or long.zone in _SHORT
        or not a.unit
        or (a.window and b.window and a.window != b.window)
    ):
        return False
    told = words[short.sentence]
    return bool(told) and len(told & words[long.sentence]) >= 0.8 * len(told)


def _content(words: str) -> Iterator[str]:
    return (
        word.lower().removesuffix("s")
        for word in re.findall(r"[^\W\d_]{4,}", words)
        if word.lower() not in _SCALES
    )


def _words(*slots: str) -> set[str]:
    return {word.rstrip("s") for slot in slots for word in slot.lower().split()} - _EMPTY
