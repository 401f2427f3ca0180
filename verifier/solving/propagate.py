"""Propagation: laws and stated ranges in, tighter ranges out, each end with the reason it stands.

Every law is asked, in turn, how far each of its figures can go given its others, until nothing moves.
On a tree this decides; on a cycle the ends may creep for ever, so each may move only so often.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from verifier.model.interval import Interval, point
from verifier.solving.relations import ONE, Law, Term

FREE_MOVES = 6
"""How often one end of a figure may move, beyond once for each law of it, however little."""
MOST_MOVES = 30
"""How often if each move takes away an eighth of the room."""
MOST_BITS = 400
"""Ends with a longer numerator or denominator are left where they were."""


@dataclass(frozen=True, slots=True, eq=False)
class End:
    """One end of a figure's range, and why it is there: stated of a figure, or by a law from other ends."""

    number: Fraction
    closed: bool
    stated: str = ""
    law: Law | None = None
    parents: tuple[End | None, ...] = ()
    own: int = -1
    """Which of the parents is this figure's own, and no reason."""


class Reasons(NamedTuple):
    """What a conclusion rests on."""

    names: frozenset[str]
    """Figures whose stated range is used."""
    owners: frozenset[int]
    """Constraints that are used."""


class _Half(NamedTuple):
    """One direction of a linear law: the sum of the terms is at most `most`."""

    terms: tuple[tuple[Fraction | int, str], ...]
    """1 and -1 as integers, which are quick to compare."""
    most: Fraction
    closed: bool


class Network:
    """Laws made ready to be asked: which speak of a figure, and linear ones taken apart."""

    def __init__(self, laws: Sequence[Law]) -> None:
        self.laws = tuple(laws)
        self.uses: dict[str, list[int]] = {}
        self.repeats = False
        """Whether a law speaks of a figure twice, so that bounds may not be all it says."""
        for index, law in enumerate(self.laws):
            names = dict.fromkeys(law.names)
            self.repeats = self.repeats or len(names) < len(law.names)
            for name in names:
                self.uses.setdefault(name, []).append(index)
        self.halves = tuple(_halves(law) if law.linear else () for law in self.laws)


class Propagation:
    """The ranges of all figures of some laws. `clash` is set once some figure has no room left."""

    def __init__(self, network: Network, stated: Mapping[str, Interval]) -> None:
        self.laws = network.laws
        self.low: dict[str, End] = {}
        self.high: dict[str, End] = {}
        self.clash: tuple[End, ...] | None = None
        self.exact = not network.repeats
        """False once something was left undone: a creep, a factor of either sign, unwieldy numbers."""
        self._uses = network.uses
        self._halves = network.halves
        self._moves: Counter[tuple[str, bool]] = Counter()
        self._waiting: deque[int] = deque(range(len(self.laws)))
        self._queued = set(self._waiting)
        for name in self._uses:
            if name in stated:
                self.state(name, stated[name])

    def state(self, name: str, interval: Interval) -> None:
        """Hold a figure to a range."""
        if interval.low is not None:
            self._raise(name, End(interval.low, interval.low_closed, stated=name))
        if interval.high is not None:
            self._lower(name, End(interval.high, interval.high_closed, stated=name))

    def range_of(self, name: str) -> Interval:
        """Where a figure can lie, as far as is known."""
        low, high = self.low.get(name), self.high.get(name)
        return Interval(
            low=low.number if low else None,
            high=high.number if high else None,
            low_closed=low.closed if low else True,
            high_closed=high.closed if high else True,
        )

    def fixed(self, name: str) -> bool:
        """Whether a figure has one possible value."""
        low, high = self.low.get(name), self.high.get(name)
        return low is not None and high is not None and low.number == high.number

    def run(self) -> None:
        """Ask every law until nothing moves or nothing is possible."""
        self._moves.clear()
        while self._waiting and self.clash is None:
            index = self._waiting.popleft()
            self._queued.discard(index)
            law = self.laws[index]
            if law.linear:
                for half in self._halves[index]:
                    self._ask_half(half, law)
            else:
                self._ask(law)

    def reasons(self) -> Reasons:
        """What the clash rests on."""
        names, owners = set(), set()
        waiting, seen = list(self.clash or ()), set()
        while waiting:
            end = waiting.pop()
            if id(end) in seen:
                continue
            seen.add(id(end))
            waiting.extend(parent for at, parent in enumerate(end.parents) if parent and at != end.own)
            if end.stated:
                names.add(end.stated)
            if end.law:
                owners.add(end.law.owner)
        return Reasons(frozenset(names), frozenset(owners))

    def _ask_half(self, half: _Half, law: Law) -> None:
        """What the least of the other terms leaves for each."""
        ends = tuple((self.low if number > 0 else self.high).get(name) for number, name in half.terms)
        unknown = [place for place, end in enumerate(ends) if end is None]
        if len(unknown) > 1:
            return
        least = [
            end and _times(number, end.number) for (number, _), end in zip(half.terms, ends, strict=True)
        ]
        left = half.most
        for part in least:
            left = left - part if part else left
        opens = sum(1 for end in ends if end and not end.closed)
        for place in unknown or range(len(ends)):
            number, name = half.terms[place]
            own, end = least[place], ends[place]
            room = left + own if own else left
            bound = _times(number, room) if abs(number) == 1 else room / number
            closed = half.closed and not (opens - (end is not None and not end.closed))
            sides, move = (self.high, self._lower) if number > 0 else (self.low, self._raise)
            here = sides.get(name)
            if here and not _tighter(bound, closed, here, 1 if number > 0 else -1):
                continue
            move(name, End(bound, closed, law=law, parents=ends, own=place))
            if self.clash:
                return

    def _ask(self, law: Law) -> None:
        """The same for a law with products, on whole ranges."""
        ranges = {name: self.range_of(name) for name in law.names}
        terms = [_reach(term, ranges) for term in law.terms]
        for place, term in enumerate(law.terms):
            rest = law.limit
            for other, reach in enumerate(terms):
                if other != place:
                    rest = rest - reach
            rest = rest.times(ONE / term.number)
            for at, (name, scale, offset) in enumerate(term.factors):
                others = Term(ONE, term.factors[:at] + term.factors[at + 1 :])
                by = _reach(others, ranges)
                if others.factors and 0 in by and 0 not in rest and not _one_sided(by):
                    self.exact = False
                allowed = rest / by if others.factors else rest
                allowed = allowed + point(-offset) if offset else allowed
                self._narrow(name, allowed.times(ONE / scale), law)
                if self.clash:
                    return

    def _narrow(self, name: str, allowed: Interval, law: Law) -> None:
        low, high = self.low.get(name), self.high.get(name)
        lift = allowed.low is not None and (not low or _tighter(allowed.low, allowed.low_closed, low, -1))
        drop = allowed.high is not None and (not high or _tighter(allowed.high, allowed.high_closed, high, 1))
        if not (lift or drop):
            return
        others = (other for other in law.names if other != name)
        parents = tuple(end for other in others for end in self._ends(other))
        if lift and allowed.low is not None:
            self._raise(name, End(allowed.low, allowed.low_closed, law=law, parents=parents))
        if drop and allowed.high is not None and not self.clash:
            self._lower(name, End(allowed.high, allowed.high_closed, law=law, parents=parents))

    def _ends(self, name: str) -> Iterator[End]:
        for side in (self.low, self.high):
            if name in side:
                yield side[name]

    def _raise(self, name: str, end: End) -> None:
        if not self._allowed(name, end, above=False):
            return
        self.low[name] = end
        self._check(name, end.law)

    def _lower(self, name: str, end: End) -> None:
        if not self._allowed(name, end, above=True):
            return
        self.high[name] = end
        self._check(name, end.law)

    def _allowed(self, name: str, end: End, *, above: bool) -> bool:
        here = (self.high if above else self.low).get(name)
        if here and not _tighter(end.number, end.closed, here, 1 if above else -1):
            return False
        self._moves[name, above] += 1
        if self._creeps(name, end, here, above=above) or _unwieldy(end.number):
            self.exact = False
            return False
        return True

    def _creeps(self, name: str, end: End, here: End | None, *, above: bool) -> bool:
        moves = self._moves[name, above] - len(self._uses.get(name, ()))
        if moves <= FREE_MOVES or end.stated:
            return False
        other = (self.low if above else self.high).get(name)
        if moves > MOST_MOVES or here is None or other is None:
            return moves > MOST_MOVES
        return abs(here.number - end.number) * 8 < abs(here.number - other.number)

    def _check(self, name: str, law: Law | None) -> None:
        low, high = self.low.get(name), self.high.get(name)
        if low and high and not _room(low, high):
            self.clash = (low, high)
            return
        for index in self._uses.get(name, ()):
            if index not in self._queued and (self.laws[index] is not law or not self.exact):
                self._queued.add(index)
                self._waiting.append(index)


def _halves(law: Law) -> tuple[_Half, ...]:
    numbers = [(term.number * term.factors[0].scale, term.factors[0].name) for term in law.terms]
    terms = tuple((int(number) if abs(number) == 1 else number, name) for number, name in numbers)
    shift = sum((term.number * term.factors[0].offset for term in law.terms), Fraction(0))
    halves = []
    if law.limit.high is not None:
        halves.append(_Half(terms, law.limit.high - shift, law.limit.high_closed))
    if law.limit.low is not None:
        mirrored = tuple((-number, name) for number, name in terms)
        halves.append(_Half(mirrored, shift - law.limit.low, law.limit.low_closed))
    return tuple(halves)


def _times(number: Fraction | int, value: Fraction) -> Fraction:
    return value if number == 1 else -value if number == -1 else number * value


def _reach(term: Term, ranges: Mapping[str, Interval]) -> Interval:
    whole = point(term.number)
    for place, (name, scale, offset) in enumerate(term.factors):
        factor = ranges[name].times(scale)
        factor = factor + point(offset) if offset else factor
        whole = factor.times(term.number) if place == 0 else whole * factor
    return whole


def _one_sided(interval: Interval) -> bool:
    return interval.low == 0 or interval.high == 0


def _tighter(number: Fraction, closed: bool, here: End, side: int) -> bool:
    """Whether a new end (side 1: high, -1: low) leaves less room than the one that is there."""
    if number == here.number:
        return here.closed and not closed
    return (number < here.number) == (side > 0)


def _room(low: End, high: End) -> bool:
    if low.number == high.number:
        return low.closed and high.closed
    return low.number < high.number


def _unwieldy(number: Fraction) -> bool:
    return max(number.numerator.bit_length(), number.denominator.bit_length()) > MOST_BITS


def propagated(network: Network, stated: Mapping[str, Interval]) -> Propagation:
    """The ranges once nothing moves any more."""
    propagation = Propagation(network, stated)
    propagation.run()
    return propagation
