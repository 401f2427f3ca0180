"""The one door to z3: laws and stated ranges in, whether all can be true out. Loaded only when asked.

The limit is on work, not on time, so that a slow machine gives the same answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from verifier.model.interval import Interval, point
from verifier.solving.propagate import Reasons
from verifier.solving.relations import NOTHING, Factor, Law, Term

WORK = 20_000_000
"""z3's count of elementary steps for one question; some seconds."""

MISSING = "needs the z3 solver, which is not installed"
GAVE_UP = "needs the z3 solver, which gave up"


class _Rate(NamedTuple):
    """The one use of a figure: a factor that makes the result of the base (both z3's)."""

    owner: int
    factor: Factor
    base: Any
    result: Any


class Exact:
    """Laws handed to z3 once, to be asked with different stated ranges."""

    def __init__(self, laws: Sequence[Law]) -> None:
        import z3 as loaded

        z3: Any = loaded
        self._z3 = z3
        self._solver = z3.Solver()
        self._solver.set("rlimit", WORK)
        self._solver.set("random_seed", 0)
        self._figures = {
            name: z3.Real(f"v{index}")
            for index, name in enumerate(dict.fromkeys(name for law in laws for name in law.names))
        }
        self._marks: dict[str, tuple[Any, str | int]] = {}
        self._owners = {
            owner: self._mark(f"c{owner}", owner) for owner in dict.fromkeys(law.owner for law in laws)
        }
        uses = Counter(name for law in laws for name in law.names)
        self._rates: dict[str, _Rate] = {}
        for law in laws:
            rate = next(
                (found for name in law.names if uses[name] == 1 and (found := self._rate(law, name))), None
            )
            if rate:
                self._rates[rate.factor.name] = rate
                bounds = [z3.Or(rate.base != 0, rate.result == 0)]
            else:
                bounds = self._within(self._total(law.terms), law.limit)
            for bound in bounds:
                self._solver.add(z3.Implies(self._owners[law.owner], bound))
        self._stated: dict[tuple[str, Interval], Any] = {}

    def ask(self, stated: Mapping[str, Interval]) -> tuple[bool | None, Reasons]:
        """Whether all can be true; if not, what that rests on (true, but not minimal)."""
        marks = [self._statement(name, stated[name]) for name in self._figures if name in stated]
        answer = self._solver.check(*marks, *self._owners.values())
        if answer == self._z3.unsat:
            used = [self._marks[str(mark)][1] for mark in self._solver.unsat_core()]
            names = frozenset(one for one in used if isinstance(one, str))
            return False, Reasons(names, frozenset(one for one in used if isinstance(one, int)))
        return (True if answer == self._z3.sat else None), Reasons(frozenset(), frozenset())

    def _statement(self, name: str, interval: Interval) -> Any:
        key = (name, interval)
        if key not in self._stated:
            mark = self._mark(f"s{len(self._stated)}", name)
            rate = self._rates.get(name)
            bounds = self._rated(rate, interval) if rate else self._within(self._figures[name], interval)
            for bound in bounds:
                self._solver.add(self._z3.Implies(mark, bound))
            self._stated[key] = mark
        return self._stated[key]

    def _rate(self, law: Law, name: str) -> _Rate | None:
        """A figure that stands nowhere but in one product with one other need not be multiplied."""
        if law.linear or law.limit != NOTHING:
            return None
        products = [term for term in law.terms if len(term.factors) > 1]
        others = [term for term in law.terms if len(term.factors) == 1]
        if (
            len(products) != 1
            or len(products[0].factors) != 2
            or name in (one.factors[0].name for one in others)
        ):
            return None
        one, two = products[0].factors
        factor, other = (one, two) if one.name == name else (two, one)
        base = self._total((Term(products[0].number, (other,)),))
        return _Rate(law.owner, factor, base, -self._total(tuple(others)))

    def _rated(self, rate: _Rate, interval: Interval) -> list[Any]:
        """The result is the base times a factor in this range, said without a product."""
        z3 = self._z3
        factor = interval.times(rate.factor.scale) + point(rate.factor.offset)
        cases = [z3.And(rate.base == 0, rate.result == 0)]
        for sign, positive in ((1, rate.base > 0), (-1, rate.base < 0)):
            bounds = [positive]
            base, result = sign * rate.base, sign * rate.result
            if factor.low is not None:
                low = self._number(factor.low) * base
                bounds.append(result >= low if factor.low_closed else result > low)
            if factor.high is not None:
                high = self._number(factor.high) * base
                bounds.append(result <= high if factor.high_closed else result < high)
            cases.append(z3.And(bounds))
        return [z3.Implies(self._owners[rate.owner], z3.Or(cases))]

    def _mark(self, label: str, meaning: str | int) -> Any:
        mark = self._z3.Bool(label)
        self._marks[label] = (mark, meaning)
        return mark

    def _total(self, given: Sequence[Term]) -> Any:
        terms = []
        for number, factors in given:
            parts = [
                self._times(scale, self._figures[name]) + self._number(offset) if offset else
                self._times(scale, self._figures[name])
                for name, scale, offset in factors
            ]  # fmt: skip
            terms.append(self._times(number, self._z3.Product(parts) if len(parts) > 1 else parts[0]))
        return self._z3.Sum(terms)

    def _within(self, figure: Any, interval: Interval) -> list[Any]:
        bounds = []
        if interval.low is not None and interval.low == interval.high:
            return [figure == self._number(interval.low), *([False] if interval.empty else [])]
        if interval.low is not None:
            low = self._number(interval.low)
            bounds.append(figure >= low if interval.low_closed else figure > low)
        if interval.high is not None:
            high = self._number(interval.high)
            bounds.append(figure <= high if interval.high_closed else figure < high)
        return bounds

    def _times(self, number: Fraction, figure: Any) -> Any:
        return figure if number == 1 else self._number(number) * figure

    def _number(self, number: Fraction) -> Any:
        return self._z3.RealVal(f"{number.numerator}/{number.denominator}")
