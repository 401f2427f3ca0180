"""What each relation means, written once: a constraint in, laws over figures out.

A law holds a sum of terms to a range; a term is a number times a product of factors; a factor is a
figure, scaled and shifted. Propagation, z3 and the tests' brute force all read these laws.
A quotient is a product read backwards, so a share of nothing is not contradicted by nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import prod
from typing import NamedTuple

from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.interval import Interval, point
from verifier.model.mention import Direction

ONE, HUNDRED = Fraction(1), Fraction(100)
NOTHING = point(0)
NOT_POSITIVE = Interval(high=Fraction(0))


class Factor(NamedTuple):
    """`scale` times a figure, plus `offset`."""

    name: str
    scale: Fraction = ONE
    offset: Fraction = Fraction(0)


class Term(NamedTuple):
    """A number times a product."""

    number: Fraction
    factors: tuple[Factor, ...]


class Law(NamedTuple):
    """The sum of the terms lies in the limit. `owner` is the index of the constraint that says so."""

    terms: tuple[Term, ...]
    limit: Interval
    owner: int

    @property
    def names(self) -> tuple[str, ...]:
        """The figures it speaks of, one mention each."""
        return tuple(factor.name for term in self.terms for factor in term.factors)

    @property
    def linear(self) -> bool:
        """Whether no figure is multiplied by another."""
        return all(len(term.factors) == 1 for term in self.terms)

    def holds(self, values: Mapping[str, Fraction]) -> bool:
        """Whether it is true of these numbers."""
        total = sum(
            (
                term.number * prod(values[name] * scale + offset for name, scale, offset in term.factors)
                for term in self.terms
            ),
            Fraction(0),
        )
        return total in self.limit


def name_of(claim: Claim) -> str:
    """Equal names are one figure."""
    return claim.id or f"{claim.start}-{claim.end}"


def laws_of(constraint: Constraint, owner: int = 0) -> tuple[Law, ...]:
    """What the constraint says."""
    names = [name_of(claim) for claim in constraint.claims]
    if len(names) < _FEWEST[constraint.relation]:
        raise ValueError(
            f"{constraint.relation} needs {_FEWEST[constraint.relation]} claims, not {len(names)}"
        )
    return tuple(
        Law(terms, limit, owner)
        for terms, limit in _MEANING[constraint.relation](names, constraint)
        if not limit.unbounded
    )


_Meaning = Iterator[tuple[tuple[Term, ...], Interval]]


def _equal(names: Sequence[str], _: Constraint) -> _Meaning:
    for a, b in pairwise(names):
        yield (_plus(a), _minus(b)), NOTHING


def _sum(names: Sequence[str], _: Constraint) -> _Meaning:
    total, *parts = names
    yield (_plus(total), *map(_minus, parts)), NOTHING


def _difference(names: Sequence[str], _: Constraint) -> _Meaning:
    difference, a, b = names
    yield (_plus(difference), _minus(a), _plus(b)), NOTHING


def _product(names: Sequence[str], _: Constraint) -> _Meaning:
    result, *factors = names
    yield (_plus(result), Term(-ONE, tuple(map(Factor, factors)))), NOTHING


def _ratio(names: Sequence[str], _: Constraint) -> _Meaning:
    ratio, a, b = names
    yield (_plus(a), Term(-ONE, (Factor(ratio), Factor(b)))), NOTHING


def _change(names: Sequence[str], constraint: Constraint) -> _Meaning:
    percent, new, old = names
    grown = Factor(percent, sign_of(constraint), HUNDRED)
    yield (Term(HUNDRED, (Factor(new),)), Term(-ONE, (grown, Factor(old)))), NOTHING


def _share(names: Sequence[str], _: Constraint) -> _Meaning:
    share, part, whole = names
    yield (Term(HUNDRED, (Factor(part),)), Term(-ONE, (Factor(share), Factor(whole)))), NOTHING


def _at_most(names: Sequence[str], _: Constraint) -> _Meaning:
    for a, b in pairwise(names):
        yield (_plus(a), _minus(b)), NOT_POSITIVE


def _within(names: Sequence[str], constraint: Constraint) -> _Meaning:
    yield tuple(map(_plus, names)), constraint.limit or Interval()


def _plus(name: str) -> Term:
    return Term(ONE, (Factor(name),))


def _minus(name: str) -> Term:
    return Term(-ONE, (Factor(name),))


def sign_of(change: Constraint) -> Fraction:
    """What turns the printed percent into the change: -1 for a fall of "57 %", 1 for one of "-57 %"."""
    if change.scale is not None:
        return change.scale
    percent = change.claims[0]
    number = next((end for end in (percent.value, percent.low, percent.high) if end is not None), Fraction(0))
    return -ONE if percent.direction is Direction.DOWN and number >= 0 else ONE


_MEANING: Mapping[Relation, Callable[[Sequence[str], Constraint], _Meaning]] = {
    Relation.EQUAL: _equal,
    Relation.SUM: _sum,
    Relation.DIFFERENCE: _difference,
    Relation.PRODUCT: _product,
    Relation.RATIO: _ratio,
    Relation.CHANGE: _change,
    Relation.SHARE: _share,
    Relation.AT_MOST: _at_most,
    Relation.WITHIN: _within,
}

_FEWEST: Mapping[Relation, int] = {
    Relation.EQUAL: 2,
    Relation.SUM: 2,
    Relation.DIFFERENCE: 3,
    Relation.PRODUCT: 2,
    Relation.RATIO: 3,
    Relation.CHANGE: 3,
    Relation.SHARE: 3,
    Relation.AT_MOST: 2,
    Relation.WITHIN: 1,
}
