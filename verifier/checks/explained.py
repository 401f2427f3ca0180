"""Explained: whether the figures near a result make it in another way than the one that is about to be blamed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from verifier.checks.operands import Place, alike, base, lead, plain, size
from verifier.model.claim import Claim
from verifier.model.interval import Interval
from verifier.model.mention import Kind

_MOST = 9
_SMALL = 100
"""Below it products and sums of anything are met by chance."""


def explained(place: Place, operands: Sequence[Claim]) -> bool:
    """Whether a sum, difference, product, quotient or share of the figures around is what the result states."""
    told = place.claim
    near = [one for one in place.near(operands) if plain(one) and one.id != told.id]
    if not told.value or told.comparator.bound or len(near) > _MOST:
        return False
    stated = size(told, told)
    of_kind = [one for one in near if alike(one, told)]
    if any(made.meets(stated) for made in _added(of_kind, told)):
        return True
    if any(made.meets(stated) for made in _divided(near, told)):
        return True
    if abs(told.value) < _SMALL and told.unit != "%":
        return False
    numbers = [one for one in near if one.kind in (Kind.COUNT, Kind.NUMBER, Kind.DURATION, Kind.PERCENT)]
    return any(made.meets(told.printed) for made in _multiplied(near, numbers, told))


def _added(claims: Sequence[Claim], like: Claim) -> Iterator[Interval]:
    """What three or more of a kind make by adding some and taking others away."""
    sizes = [size(one, lead((like, *claims))) for one in claims]
    for count in range(3, min(len(sizes), 5) + 1):
        for some in combinations(sizes, count):
            whole = some[0]
            for one in some[1:]:
                whole = whole + one
            yield whole
            for index, _ in enumerate(some):
                rest = [one for at, one in enumerate(some) if at != index]
                made = some[index]
                for one in rest[:-1]:
                    yield made + one - rest[-1]
                    made = made - one
                yield made - rest[-1]


def _divided(claims: Sequence[Claim], like: Claim) -> Iterator[Interval]:
    """What each figure of the result's measure is for one of as many as a number without a unit says."""
    if like.unit:
        for one in claims:
            for number in claims:
                if number is not one and not number.unit and (number.value or 0) > 1 and alike(one, like):
                    yield size(one, like) / number.printed


def _multiplied(claims: Sequence[Claim], numbers: Sequence[Claim], like: Claim) -> Iterator[Interval]:
    """What a figure of the result's kind makes with two numbers, or with one as a percentage."""
    for one in claims:
        if base(one) != base(like) and one.unit:
            continue
        for first, second in permutations([n for n in numbers if n is not one], 2):
            if first.value and second.value:
                yield one.printed * first.printed * second.printed
                yield one.printed * first.printed / second.printed
        for share in numbers:
            if share.unit == "%" and share is not one:
                part = share.printed.times(Fraction(1, 100))
                yield one.printed * part
