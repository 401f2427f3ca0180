"""What the blamed claim would have to be: a conflict's laws and other claims in, its range out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from verifier.model.interval import Interval, point
from verifier.solving.decide import Question
from verifier.solving.propagate import propagated
from verifier.solving.witness import middle, simplest

MOST_STEPS = 48


def needed(question: Question, others: Mapping[str, Interval], blamed: str, printed: Interval) -> Interval:
    """The range the others leave, told from outside `printed` (where it cannot lie)."""
    room = propagated(question.laws, others).range_of(blamed)
    if room.empty or not room.meets(printed):
        return room
    below = _beside(room, printed, below=True)
    above = _beside(room, printed, below=False)
    allowed = [side for side in (below, above) if side and question.ask({**others, blamed: side}).possible]
    if len(allowed) != 1:
        return room
    mirrored = allowed[0] is above
    return _nearest(question, others, blamed, allowed[0], mirrored=mirrored)


def _beside(room: Interval, printed: Interval, *, below: bool) -> Interval | None:
    """What is left of the room on one side of the printed range."""
    if below:
        if printed.low is None:
            return None
        rest = room.meet(Interval(high=printed.low, high_closed=not printed.low_closed))
    else:
        if printed.high is None:
            return None
        rest = room.meet(Interval(low=printed.high, low_closed=not printed.high_closed))
    return None if rest.empty else rest


def _nearest(
    question: Question, others: Mapping[str, Interval], blamed: str, side: Interval, *, mirrored: bool
) -> Interval:
    """Close in on the end that faces the printed range, then prove the short number that is nearest."""

    def possible(low: Fraction, high: Fraction, *, low_closed: bool = True, high_closed: bool = True) -> bool:
        asked = Interval(low=low, high=high, low_closed=low_closed, high_closed=high_closed).meet(side)
        if asked.empty:
            return False
        return question.ask({**others, blamed: asked}).possible is not False

    def between(near: Fraction, far: Fraction, *, near_closed: bool, far_closed: bool) -> bool:
        if mirrored:
            return possible(near, far, low_closed=near_closed, high_closed=far_closed)
        return possible(far, near, low_closed=far_closed, high_closed=near_closed)

    edge = side.low if mirrored else side.high
    if edge is None:
        return side
    way = 1 if mirrored else -1
    step = max(abs(edge) / 64, Fraction(1, 64))
    far, near = edge + way * step, edge
    for _ in range(MOST_STEPS):
        if between(near, far, near_closed=True, far_closed=True):
            break
        step *= 4
        near, far = far, edge + way * step
    else:
        return side
    for _ in range(MOST_STEPS):
        half = middle(Interval(low=min(near, far), high=max(near, far)))
        if between(near, half, near_closed=True, far_closed=True):
            far = half
        else:
            near = half
    end = simplest(Interval(low=min(near, far), high=max(near, far)))
    if end != edge and between(edge, end, near_closed=True, far_closed=False):
        end = near
    closed = question.ask({**others, blamed: point(end)}).possible is True
    near_side = Interval(low=end, low_closed=closed) if mirrored else Interval(high=end, high_closed=closed)
    beyond = Interval(low=end, low_closed=False) if mirrored else Interval(high=end, high_closed=False)
    if question.ask({**others, blamed: beyond}).possible is False:
        return point(end)
    return side.meet(near_side)


def touches(needed: Interval, printed: Interval) -> bool:
    """Whether only the number itself of a strict bound is met: "more than 30" on 20 + 10."""
    at_low = needed.high is not None and needed.high == printed.low
    at_high = needed.low is not None and needed.low == printed.high
    return bool(
        (at_low and needed.high_closed and not printed.low_closed)
        or (at_high and needed.low_closed and not printed.high_closed)
    )
