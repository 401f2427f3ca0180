"""The one door to z3: laws and stated ranges in, whether all can be true out. Loaded only when asked.

What is asked is written in SMT-LIB, every constraint and every stated range behind a mark of its own, so
that z3 can say which of them a "no" needs. The limit is on work, not on time: a slow machine gives the
same answer.
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
    """The one use of a figure: a factor that makes the result of the base (both written out)."""

    mark: str
    factor: Factor
    base: str
    result: str


class Exact:
    """Laws handed to z3 once, to be asked with different stated ranges."""

    def __init__(self, laws: Sequence[Law]) -> None:
        import z3

        self._z3: Any = z3
        self._solver = self._z3.Solver()
        self._solver.set("rlimit", WORK)
        self._solver.set("random_seed", 0)
        uses = Counter(name for law in laws for name in law.names)
        self._figures = {name: f"v{index}" for index, name in enumerate(uses)}
        self._new = [f"(declare-const {figure} Real)" for figure in self._figures.values()]
        self._meaning: dict[str, str | int] = {}
        self._marks: dict[int | tuple[str, Interval], tuple[str, Any]] = {}
        self._rates: dict[str, _Rate] = {}
        said = []
        for law in laws:
            mark = self._mark(law.owner, law.owner)
            rates = (self._rate(law, name, mark) for name in law.names if uses[name] == 1)
            rate = next((rate for rate in rates if rate), None)
            if rate:
                self._rates[rate.factor.name] = rate
                said.append(f"(assert (=> {mark} (or (distinct {rate.base} 0.0) (= {rate.result} 0.0))))")
            else:
                said.append(_assert(mark, _within(self._total(law.terms), law.limit)))
        self._say(said)

    def ask(self, stated: Mapping[str, Interval]) -> tuple[bool | None, Reasons]:
        """Whether all can be true; if not, what that rests on (true, but not minimal)."""
        asked = [(name, stated[name]) for name in self._figures if name in stated]
        new = [
            self._statement(name, interval) for name, interval in asked if (name, interval) not in self._marks
        ]
        if new:
            self._say(new)
        owners = [mark for key, (_, mark) in self._marks.items() if isinstance(key, int)]
        answer = self._solver.check(*(self._marks[key][1] for key in asked), *owners)
        if answer == self._z3.unsat:
            used = [self._meaning[str(mark)] for mark in self._solver.unsat_core()]
            names = frozenset(one for one in used if isinstance(one, str))
            return False, Reasons(names, frozenset(one for one in used if isinstance(one, int)))
        return (True if answer == self._z3.sat else None), Reasons(frozenset(), frozenset())

    def _say(self, said: Sequence[str]) -> None:
        """Add to what z3 knows; each name is declared once."""
        self._solver.from_string("".join((*self._new, *said)))
        self._new = []

    def _mark(self, key: int | tuple[str, Interval], meaning: str | int) -> str:
        if key not in self._marks:
            label = f"m{len(self._marks)}"
            self._marks[key] = label, self._z3.Bool(label)
            self._meaning[label] = meaning
            self._new.append(f"(declare-const {label} Bool)")
        return self._marks[key][0]

    def _statement(self, name: str, interval: Interval) -> str:
        mark = self._mark((name, interval), name)
        rate = self._rates.get(name)
        return _assert(mark, _rated(rate, interval) if rate else _within(self._figures[name], interval))

    def _rate(self, law: Law, name: str, mark: str) -> _Rate | None:
        """A figure that stands nowhere but in one product with one other need not be multiplied."""
        products = [term for term in law.terms if len(term.factors) > 1]
        others = [term for term in law.terms if len(term.factors) == 1]
        if law.limit != NOTHING or len(products) != 1 or len(products[0].factors) != 2:
            return None
        one, two = products[0].factors
        if name not in (one.name, two.name):
            return None
        factor, other = (one, two) if one.name == name else (two, one)
        base = self._total((Term(products[0].number, (other,)),))
        return _Rate(mark, factor, base, f"(- {self._total(others)})")

    def _total(self, terms: Sequence[Term]) -> str:
        written = []
        for number, factors in terms:
            parts = [_written(number)] if number != 1 else []
            for name, scale, offset in factors:
                part = self._figures[name] if scale == 1 else f"(* {_written(scale)} {self._figures[name]})"
                parts.append(f"(+ {part} {_written(offset)})" if offset else part)
            written.append(f"(* {' '.join(parts)})" if len(parts) > 1 else parts[0])
        return f"(+ {' '.join(written)})" if len(written) > 1 else written[0]


def _rated(rate: _Rate, interval: Interval) -> str:
    """The result is the base times a factor in this range, said without a product."""
    factor = interval.times(rate.factor.scale) + point(rate.factor.offset)
    up, down = (
        f"(and ({sign} {rate.base} 0.0) {_bounds(rate, factor, *ends)})"
        for sign, ends in ((">", ("<", ">")), ("<", (">", "<")))
    )
    return f"(=> {rate.mark} (or (and (= {rate.base} 0.0) (= {rate.result} 0.0)) {up} {down}))"


def _bounds(rate: _Rate, factor: Interval, below: str, above: str) -> str:
    said = ["true"]
    if factor.low is not None:
        said.append(
            f"({above}{'=' * factor.low_closed} {rate.result} (* {_written(factor.low)} {rate.base}))"
        )
    if factor.high is not None:
        said.append(
            f"({below}{'=' * factor.high_closed} {rate.result} (* {_written(factor.high)} {rate.base}))"
        )
    return f"(and {' '.join(said)})"


def _within(figure: str, interval: Interval) -> str:
    if interval.single is not None:
        return f"(= {figure} {_written(interval.single)})"
    said = ["true"]
    if interval.low is not None:
        said.append(f"(>{'=' * interval.low_closed} {figure} {_written(interval.low)})")
    if interval.high is not None:
        said.append(f"(<{'=' * interval.high_closed} {figure} {_written(interval.high)})")
    return f"(and {' '.join(said)})"


def _assert(mark: str, what: str) -> str:
    return f"(assert (=> {mark} {what}))"


def _written(number: Fraction) -> str:
    size = abs(number)
    written = (
        f"{size.numerator}.0" if size.denominator == 1 else f"(/ {size.numerator}.0 {size.denominator}.0)"
    )
    return f"(- {written})" if number < 0 else written
