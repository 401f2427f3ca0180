"""Order: constraints in any order in, one order out, so that the story is always the same."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.solving.relations import name_of

_PARTS_IN_ANY_ORDER = (Relation.SUM, Relation.PRODUCT, Relation.WITHIN)


def in_order(
    constraints: Sequence[Constraint],
) -> tuple[tuple[int, ...], tuple[Constraint, ...], dict[str, Claim]]:
    """Where each stood, the constraints as the text has them, parts too, and the claim of each name."""
    sorted_parts = [_with_parts_in_order(constraint) for constraint in constraints]
    places = tuple(sorted(range(len(constraints)), key=lambda index: _key(sorted_parts[index])))
    claims: dict[str, Claim] = {}
    for claim in sorted((claim for one in constraints for claim in one.claims), key=_full_place):
        claims.setdefault(name_of(claim), claim)
    return places, tuple(sorted_parts[index] for index in places), claims


def _with_parts_in_order(constraint: Constraint) -> Constraint:
    if constraint.relation not in _PARTS_IN_ANY_ORDER:
        return constraint
    first, *parts = constraint.claims
    claims = (first, *sorted(parts, key=_place))
    return constraint if claims == constraint.claims else constraint.model_copy(update={"claims": claims})


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.start, claim.end, claim.id


def _full_place(claim: Claim) -> tuple[tuple[int, int, str], str]:
    return _place(claim), claim.quote


def _key(constraint: Constraint) -> tuple[object, ...]:
    return (
        tuple(map(_place, constraint.claims)),
        constraint.relation,
        constraint.check,
        constraint.because,
        constraint.confidence,
        str(constraint.limit),
        str(constraint.scale),
    )
