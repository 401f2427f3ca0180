"""What the blamed claim would have to be: a conflict's laws and other claims in, its range out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from verifier.model.interval import Interval, point
from verifier.solving.decide import Question
from verifier.solving.propagate import propagated
from verifier.solving.witness import middle, simplest

MOST_STEPS = 20
MOST_STRIDES = 10


def needed(question: Question, others: Mapping[str, Interval], blamed: str, printed: Interval) -> Interval:
    """The range the others leave; it meets `printed`, where it cannot lie, only if it lies on both sides."""
    room = propagated(question.network, others).range_of(blamed)
    if room.empty or not room.meets(printed):
        return room
    below = _beside(room, printed, below=True)
    above = _beside(room, printed, below=False)
    allowed = [side for side in (below, above) if side and question.ask({**others, blamed: side}).possible]
    if len(allowed) != 1:
        return room
    return _closer(question, others, blamed, allowed[0], way=1 if allowed[0] is below else -1)


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


def _closer(
    question: Question, others: Mapping[str, Interval], blamed: str, side: Interval, *, way: int
) -> Interval:
    """The range inside a side of the printed one, which lies up (way 1) or down (-1) of it."""

    def beyond(number: Fraction, way: int, *, closed: bool = True) -> bool:
        """Whether some value is possible from this number on, going that way."""
        rest = (
            Interval(low=number, low_closed=closed) if way > 0 else Interval(high=number, high_closed=closed)
        )
        asked = rest.meet(side)
        return not asked.empty and question.ask({**others, blamed: asked}).possible is not False

    def end(inside: Fraction, outside: Fraction, way: int) -> Fraction:
        for _ in range(MOST_STEPS):
            half = middle(Interval(low=min(inside, outside), high=max(inside, outside)))
            inside, outside = (half, outside) if beyond(half, way) else (inside, half)
        short = simplest(Interval(low=min(inside, outside), high=max(inside, outside)))
        return outside if beyond(short, way, closed=False) else short

    near = side.high if way > 0 else side.low
    if near is None:
        return side
    inside = _first(near, -way, lambda number: beyond(number, way))
    if inside is None:
        return side
    facing = end(inside, near, way)
    room = _held(question, others, blamed, side, facing, way)
    outside = _first(facing, -way, lambda number: not beyond(number, -way))
    return (
        room if outside is None else _held(question, others, blamed, room, end(facing, outside, -way), -way)
    )


def _first(start: Fraction, way: int, wanted: Callable[[Fraction], bool]) -> Fraction | None:
    """The first number of growing steps from the start that is wanted."""
    step = max(abs(start) / 64, Fraction(1, 64))
    for _ in range(MOST_STRIDES):
        if wanted(start + way * step):
            return start + way * step
        step *= 4
    return None


def _held(
    question: Question, others: Mapping[str, Interval], blamed: str, room: Interval, end: Fraction, way: int
) -> Interval:
    closed = question.ask({**others, blamed: point(end)}).possible is True
    if way > 0:
        return room.meet(Interval(high=end, high_closed=closed))
    return room.meet(Interval(low=end, low_closed=closed))


def touches(needed: Interval, printed: Interval) -> bool:
    """Whether only the number itself of a strict bound is met: "more than 30" on 20 + 10."""
    at_low = needed.high is not None and needed.high == printed.low
    at_high = needed.low is not None and needed.low == printed.high
    return bool(
        (at_low and needed.high_closed and not printed.low_closed)
        or (at_high and needed.low_closed and not printed.high_closed)
    )
