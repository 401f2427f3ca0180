"""Two claims in, whether one is the other with two digits that have changed places: 2,300 and 3,200 employees.

The one place beside `slips` that looks at the digits. Few figures are each other's swap by chance, so less must be
said around them than where any two values may meet; and the later one must point back, or stand among like words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from verifier.extraction.slots import conflict
from verifier.extraction.stems import head
from verifier.extraction.surroundings import Surroundings
from verifier.extraction.unlike import SHORT, of_another_time, set_apart
from verifier.model.claim import Claim
from verifier.model.document import Form

BECAUSE = "the same digits, two of which have changed places"
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|their|all)(?:\s\w+)?\s$", re.IGNORECASE)
_OF_DEFINITE = re.compile(r"\b(?:the|this|that)\s\w+\sof\s$", re.IGNORECASE)
_LEAST = Fraction(1, 10)
_WHOLE = 4
"""Digits of a figure that is known again without a word in common."""
_CROWD = 6
"""So many figures of one kind, and some are each other's swap by chance."""


def pairs(claims: Sequence[Claim], around: Surroundings) -> Iterator[tuple[Claim, Claim]]:
    """Every pair of running text, the first one first."""
    kinds: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        if around.form(claim) is not Form.CELL:
            kinds.setdefault((claim.unit, claim.dimension, head(claim.noun)), []).append(claim)
    for alike in kinds.values():
        for a, b in combinations(alike, 2) if len(alike) <= _CROWD else ():
            if _swapped(a, b) and a.sentence != b.sentence and _one_thing(a, b, around, len(alike)):
                yield a, b


def _swapped(a: Claim, b: Claim) -> bool:
    """Whether the digits are the same but for two neighbours, and the figures of one size."""
    one, other = (re.sub(r"\D", "", claim.words) for claim in (a, b))
    if len(one) != len(other) or not a.value or not b.value or not _LEAST < a.value / b.value < 1 / _LEAST:
        return False
    wrong = [at for at, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    if len(wrong) != 2 or wrong[1] != wrong[0] + 1:
        return False
    return one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]


def _one_thing(a: Claim, b: Claim, around: Surroundings, many: int) -> bool:
    """Whether what stands around them lets them be one figure told twice."""
    if (
        conflict(a, b) not in ("", "subject", "measure")
        or set_apart(a, b, around)
        or of_another_time(a, b, around)
    ):
        return False
    if any(around.before(claim).endswith("(") for claim in (a, b)):
        return False  # the same amount in another currency
    names, others = around.names(a), around.names(b)
    if others - names and names - others:
        return False
    shared = around.shared(a, b)[1]
    before = around.before(b) + " "
    points = _DEFINITE.search(before) or _OF_DEFINITE.search(before)
    if a.zone in SHORT:
        return shared > 0 and many == 2
    long = len(re.sub(r"\D", "", b.words)) >= _WHOLE and bool(b.unit)
    deed = a.verb == b.verb or "be" in (a.verb, b.verb)  # not "bought for £12.5m", "sold for £15.2m"
    return (shared > 1 and (deed or points is not None)) or (
        points is not None and (shared > 0 or (many == 2 and long and not others - names))
    )
