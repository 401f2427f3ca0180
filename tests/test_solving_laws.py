"""The laws of solving, held to z3 and to a grid by brute force on small random systems."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise, product
from math import prod

import pytest
import z3
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.interval import Interval, point
from verifier.model.mention import Direction, Kind
from verifier.solving import solve
from verifier.solving.decide import Question
from verifier.solving.exact import Exact
from verifier.solving.islands import is_tree
from verifier.solving.propagate import Network, propagated
from verifier.solving.relations import laws_of
from verifier.solving.witness import middle, simplest, witness

LAWFUL = settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much]
)
NAMES = "abcdef"

ends = st.one_of(
    st.none(), st.integers(-2, 12).map(Fraction), st.sampled_from([Fraction(5, 2), Fraction(7, 3)])
)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    closed = low is not None and low == high
    return Interval(
        low=low,
        high=high,
        low_closed=closed or draw(st.booleans()),
        high_closed=closed or draw(st.booleans()),
    )


def claim(name: str, interval: Interval, direction: Direction | None = None) -> Claim:
    start = NAMES.index(name) * 10
    return Claim(
        id=name,
        quote=name,
        words=name,
        start=start,
        end=start + 1,
        kind=Kind.NUMBER,
        direction=direction,
        **dict(interval),
    )


SIZES = {
    Relation.EQUAL: (2, 3),
    Relation.SUM: (2, 4),
    Relation.DIFFERENCE: (3, 3),
    Relation.PRODUCT: (3, 3),
    Relation.RATIO: (3, 3),
    Relation.CHANGE: (3, 3),
    Relation.SHARE: (3, 3),
    Relation.AT_MOST: (2, 3),
    Relation.WITHIN: (1, 4),
}
LINEAR = [Relation.EQUAL, Relation.SUM, Relation.DIFFERENCE, Relation.AT_MOST, Relation.WITHIN]


@st.composite
def systems(draw: st.DrawFn, relations: list[Relation]) -> list[Constraint]:
    claims = [claim(name, draw(intervals()), draw(st.sampled_from([None, Direction.DOWN]))) for name in NAMES]
    found = []
    for _ in range(draw(st.integers(1, 4))):
        relation = draw(st.sampled_from(relations))
        fewest, most = SIZES[relation]
        some = draw(
            st.lists(st.sampled_from(claims), min_size=fewest, max_size=most, unique_by=lambda one: one.id)
        )
        limit = draw(intervals()) if relation is Relation.WITHIN else None
        found.append(Constraint(relation=relation, claims=tuple(some), limit=limit, check="any"))
    return found


ANY = st.one_of(systems(LINEAR), systems(list(Relation)))


def meaning(constraint: Constraint, values: dict[str, z3.ArithRef]) -> list[z3.BoolRef]:
    """The docstrings of Relation, written a second time."""
    v = [values[one.id] for one in constraint.claims]
    match constraint.relation:
        case Relation.EQUAL:
            return [a == b for a, b in pairwise(v)]
        case Relation.SUM:
            return [v[0] == z3.Sum(v[1:])]
        case Relation.DIFFERENCE:
            return [v[0] == v[1] - v[2]]
        case Relation.PRODUCT:
            return [v[0] == prod(v[2:], start=v[1])]
        case Relation.RATIO:
            return [v[0] * v[2] == v[1]]
        case Relation.CHANGE:
            fell = constraint.claims[0].direction is Direction.DOWN
            first = (
                constraint.claims[0].low
                if constraint.claims[0].low is not None
                else constraint.claims[0].high
            )
            percent = -v[0] if fell and (first or 0) >= 0 else v[0]
            return [percent * v[2] == (v[1] - v[2]) * 100]
        case Relation.SHARE:
            return [v[0] * v[2] == v[1] * 100]
        case Relation.AT_MOST:
            return [a <= b for a, b in pairwise(v)]
        case Relation.WITHIN:
            return inside(z3.Sum(v), constraint.limit or Interval())


def inside(value: z3.ArithRef, interval: Interval) -> list[z3.BoolRef]:
    said = []
    if interval.low is not None:
        low = z3.Q(interval.low.numerator, interval.low.denominator)
        said.append(value >= low if interval.low_closed else value > low)
    if interval.high is not None:
        high = z3.Q(interval.high.numerator, interval.high.denominator)
        said.append(value <= high if interval.high_closed else value < high)
    return said


def possible(constraints: list[Constraint], names: str | set[str] = NAMES, **other: Interval) -> bool:
    """What z3 says of the constraints and of the claims with these names."""
    solver = z3.Solver()
    solver.set("rlimit", 3_000_000)
    values = {name: z3.Real(name) for name in NAMES}
    stated = {one.id: one.printed for each in constraints for one in each.claims}
    for constraint in constraints:
        solver.add(*meaning(constraint, values))
    for name, interval in {**stated, **other}.items():
        if name in names:
            solver.add(*inside(values[name], interval))
    answer = solver.check()
    assume(answer != z3.unknown)
    return bool(answer == z3.sat)


def with_claim(constraints: list[Constraint], new: Claim) -> list[Constraint]:
    return [
        one.model_copy(update={"claims": tuple(new if old.id == new.id else old for old in one.claims)})
        for one in constraints
    ]


@LAWFUL
@given(ANY)
def test_conflicts_are_told_exactly_where_z3_finds_none_possible(constraints: list[Constraint]) -> None:
    conflicts, evaluations = solve(constraints)
    assume(not any(one.why.startswith(("needs", "its relations")) for one in evaluations))
    assert possible(constraints) is not bool(conflicts)


@LAWFUL
@given(ANY)
def test_a_conflict_cannot_be_and_each_smaller_set_can(constraints: list[Constraint]) -> None:
    for conflict in solve(constraints)[0]:
        names = {one.id for one in conflict.claims}
        assert not possible(constraints, names)
        assert not possible(list(conflict.constraints), names)
        for fewer in combinations(sorted(names), len(names) - 1):
            assert possible(constraints, set(fewer))


@LAWFUL
@given(ANY)
def test_what_is_needed_leaves_out_nothing_possible_and_not_the_claim(constraints: list[Constraint]) -> None:
    for conflict in solve(constraints)[0]:
        blamed = conflict.claims[0]
        tied = list(conflict.constraints)
        names = {one.id for one in conflict.claims}
        for beyond in outside(conflict.needed):
            assert not possible(tied, names, **{blamed.id: beyond})
        if conflict.needed.meets(blamed.printed):
            assert all(possible(tied, names, **{blamed.id: side}) for side in outside(blamed.printed))
        assert conflict.arithmetic


def outside(interval: Interval) -> list[Interval]:
    found = []
    if interval.low is not None:
        found.append(Interval(high=interval.low, high_closed=not interval.low_closed))
    if interval.high is not None:
        found.append(Interval(low=interval.high, low_closed=not interval.high_closed))
    return found


@LAWFUL
@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(constraints: list[Constraint], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = []
    for one in random.sample(constraints, len(constraints)):
        first, *parts = one.claims
        if one.relation in (Relation.SUM, Relation.PRODUCT, Relation.WITHIN):
            parts = random.sample(parts, len(parts))
        shuffled.append(one.model_copy(update={"claims": (first, *parts)}))
    told, told_again = solve(constraints)[0], solve(shuffled)[0]
    assert [(c.claims, c.needed, c.arithmetic, c.steps) for c in told] == [
        (c.claims, c.needed, c.arithmetic, c.steps) for c in told_again
    ]


@LAWFUL
@given(ANY, st.sampled_from(NAMES))
def test_dropping_or_widening_a_claim_never_makes_a_conflict(
    constraints: list[Constraint], name: str
) -> None:
    assume(not solve(constraints)[0])
    for one in {one.id: one for each in constraints for one in each.claims}.values():
        if one.id == name:
            wider = one.printed.hull(point(Fraction(100)))
            for interval in (Interval(), wider):
                assert not solve(with_claim(constraints, claim(name, interval, one.direction)))[0]


@LAWFUL
@given(ANY)
def test_a_grid_that_finds_an_answer_is_never_contradicted(constraints: list[Constraint]) -> None:
    stated = {one.id: one.printed for each in constraints for one in each.claims}
    laws = [law for index, each in enumerate(constraints) for law in laws_of(each, index)]
    grid = [Fraction(n) for n in (0, 1, 2, 3, 5, 8)]
    rooms = [[number for number in grid if number in stated[name]] for name in stated]
    assume(prod(map(len, rooms)) <= 4000)
    if any(all(law.holds(dict(zip(stated, some, strict=True))) for law in laws) for some in product(*rooms)):
        assert not solve(constraints)[0]


@LAWFUL
@given(ANY)
def test_bounds_guess_and_z3_agree_where_they_decide(constraints: list[Constraint]) -> None:
    laws = [law for index, each in enumerate(constraints) for law in laws_of(each, index)]
    assume(laws)
    stated = {one.id: one.printed for each in constraints for one in each.claims}
    network = Network(laws)
    ranges = propagated(network, stated)
    answer, reasons = Exact(laws).ask(stated)
    assume(answer is not None)
    if ranges.clash:
        assert answer is False
        names, owners = ranges.reasons()
        again = Question([law for law in laws if law.owner in owners])
        assert again.ask({name: stated[name] for name in names}).possible is False
    elif ranges.exact and is_tree(laws, ranges.fixed):
        assert answer is True
    values = witness(network, stated) if not ranges.clash else None
    if values is not None:
        assert answer is True
        assert all(law.holds(values) for law in laws)
    if answer is False:
        assert reasons.owners <= set(range(len(constraints)))


@given(intervals())
def test_a_number_chosen_from_an_interval_lies_in_it(interval: Interval) -> None:
    assume(not interval.empty)
    assert simplest(interval) in interval
    assert middle(interval) in interval


def some_numbers(interval: Interval) -> list[Fraction]:
    low = interval.low if interval.low is not None else (interval.high or Fraction(0)) - 30
    high = interval.high if interval.high is not None else low + 60
    near = [
        low,
        high,
        (low + high) / 2,
        low + (high - low) / 1000,
        high - (high - low) / 1000,
        Fraction(0),
        Fraction(1),
    ]
    return [number for number in near if number in interval]


@given(intervals(), intervals())
def test_interval_arithmetic_holds_every_result(one: Interval, two: Interval) -> None:
    assume(not one.empty and not two.empty)
    for a, b in product(some_numbers(one), some_numbers(two)):
        assert a + b in one + two
        assert a - b in one - two
        assert a * b in one * two
        assert not b or a / b in one / two


@pytest.mark.parametrize(
    ("one", "two", "product_", "quotient"),
    [
        (Interval(low=2, high=3), Interval(low=4, high=5, high_closed=False),
         Interval(low=8, high=15, high_closed=False),
         Interval(low=Fraction(2, 5), high=Fraction(3, 4), low_closed=False)),
        (Interval(low=1, high=2), Interval(low=0, high=4), Interval(low=0, high=8), Interval(low=Fraction(1, 4))),
        (Interval(low=0, high=2), Interval(low=-1, high=4), Interval(low=-2, high=8), Interval()),
        (Interval(low=-6, high=-3), Interval(low=2, high=3), Interval(low=-18, high=-6), Interval(low=-3, high=-1)),
        (Interval(low=1), Interval(low=2), Interval(low=2), Interval(low=0, low_closed=False)),
    ],
)  # fmt: skip
def test_interval_arithmetic_is_tight(
    one: Interval, two: Interval, product_: Interval, quotient: Interval
) -> None:
    for found, right in ((one * two, product_), (one / two, quotient)):
        assert (found.low, found.high) == (right.low, right.high)
        assert found.low is None or found.low_closed == right.low_closed
        assert found.high is None or found.high_closed == right.high_closed
