"""Witness: laws and ranges in, one number for every figure that makes all laws true - or nothing.

A guess that is checked exactly: it proves that claims can all be true without loading a solver, and
proves nothing where it fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from verifier.model.interval import Interval, point
from verifier.solving.propagate import Network, propagated

MOST_FIGURES = 400
"""Beyond this the solver is quicker than the guess."""


def witness(network: Network, stated: Mapping[str, Interval]) -> Mapping[str, Fraction] | None:
    """Numbers that make the laws true, if a few guesses find them."""
    names = tuple(network.uses)
    if len(names) > MOST_FIGURES:
        return None
    for order in (names, names[::-1]):
        found = _guess(network, stated, order)
        if found is not None:
            return found
    return None


def middle(room: Interval) -> Fraction:
    """A number with space on both sides, and a short one, where it has a choice."""
    low, high = room.low, room.high
    if low is not None and high is not None:
        third = (high - low) / 3
        return simplest(Interval(low=low + third, high=high - third))
    if low is not None:
        return low + max(abs(low), Fraction(1))
    if high is not None:
        return high - max(abs(high), Fraction(1))
    return Fraction(1)


def simplest(room: Interval) -> Fraction:
    """The number with the smallest denominator, and of those the one nearest 0 (Stern and Brocot)."""
    low, high = room.low, room.high
    if low is None or high is None:
        return (
            Fraction(0) if 0 in room else Fraction(low.__floor__() + 1) if low is not None else middle(room)
        )
    if low == high:
        return low
    if 0 in room:
        return Fraction(0)
    if low < 0:
        return -simplest(-room)
    whole = Fraction(low.__floor__())
    for candidate in (whole, whole + 1):
        if candidate in room:
            return candidate
    return whole + 1 / simplest(
        Interval(
            low=1 / (high - whole),
            high=1 / (low - whole) if low > whole else None,
            low_closed=room.high_closed,
            high_closed=room.low_closed,
        )
    )


def _guess(
    network: Network,
    stated: Mapping[str, Interval],
    order: Sequence[str],
) -> Mapping[str, Fraction] | None:
    propagation = propagated(network, stated)
    values = {}
    for name in order:
        if propagation.clash:
            return None
        room = propagation.range_of(name)
        values[name] = room.low if room.low is not None and room.low == room.high else middle(room)
        propagation.state(name, point(values[name]))
        propagation.run()
    inside = all(values[name] in stated[name] for name in order if name in stated)
    return values if inside and all(law.holds(values) for law in network.laws) else None
