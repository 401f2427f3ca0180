"""1.45, hence 1.5, hence 2: a figure rounded from its rounding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from math import floor

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_ROUNDED = re.compile(
    r"\bround(?:s|ed|ing)?\b|\bto (?:the nearest|a) whole\b|\bto one (?:decimal|place)\b", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\d.])\d+(?:\.(\d+))?(?![\d.])")


@check(
    message="“{first}” rounds to {truth}; only “{second}”, itself rounded, rounds to “{third}”",
    suggestion="Round from the figure itself: {truth}.",
    at_most=Severity.WARNING,
    bad=(
        "The swing was 1.45 points, which we round to 1.5 and hence to 2 in the table.",
        "The rate was 2.47 last year. Rounded to one decimal that is 2.5, and rounded to a whole number 3.",
    ),
    good=(
        "The swing was 1.45 points, which we round to 1.5 in the table.",
        "The rate was 2.47 last year. Rounded to one decimal that is 2.5, and rounded to a whole number 2.",
        "The rate was 2.47 last year, after 2.5 and 3 in the years before.",
    ),
)
def rounded_twice(ledger: Ledger) -> Iterator[Outcome]:
    """A figure is rounded, and the rounded one is rounded once more, past what the first one says.

    Each step looks right, and together they turn 1.45 into 2.
    """
    for claims in ledger.by_block.values():
        words = ledger.document.blocks[claims[0].block].words
        if not _ROUNDED.search(words):
            continue
        figures = [(c, places) for c in claims if (places := _places(c)) is not None]
        for first, fine in figures:
            for second, middle in figures:
                for third, coarse in figures:
                    if fine > middle > coarse and first.start < second.start < third.start:
                        yield from _twice(first, second, third, middle, coarse)


def _twice(first: Claim, second: Claim, third: Claim, middle: int, coarse: int) -> Iterator[Outcome]:
    a, b, c = (claim.value or Fraction(0) for claim in (first, second, third))
    straight = _rounded(a, coarse)
    if _rounded(a, middle) == b and _rounded(b, coarse) == c and straight != c:
        yield Hit.on(
            third,
            second,
            first,
            verdict=Verdict.OVERSTATED,
            confidence=Confidence.MEDIUM,
            arithmetic=f"{first.words} rounds to {float(straight):g}, not {third.words}",
            first=first.words,
            second=second.words,
            third=third.words,
            truth=f"{float(straight):g}",
        )


def _places(claim: Claim) -> int | None:
    """How many decimals a plain figure is printed with."""
    found = _DIGITS.search(claim.words)
    return len(found[1] or "") if found and claim.kind in (Kind.NUMBER, Kind.COUNT, Kind.PERCENT) else None


def _rounded(value: Fraction, places: int) -> Fraction:
    """Half up, as a reader rounds."""
    scale = 10**places
    return Fraction(floor(value * scale + Fraction(1, 2)), scale)
