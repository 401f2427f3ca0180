"""Explain: a conflict's relations and claims in, the arithmetic that shows it out, in the text's numbers.

The claims' printed numbers are put in and every other figure is worked out from them, one relation at a
time, until a relation says of a claim what it is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import prod

from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.interval import Interval
from verifier.solving.relations import HUNDRED, Law, laws_of, name_of
from verifier.solving.wording import expression, number, reach, said, style_of

Values = Mapping[str, Fraction]


def explain(
    constraints: Sequence[Constraint], claims: Sequence[Claim], needed: Interval
) -> tuple[str, tuple[str, ...]]:
    """The decisive line, and all steps where it takes more than one relation; the blamed come first."""
    blamed = claims[0]
    stated = {name_of(claim): claim for claim in claims}
    for lower in (needed.low is not None, needed.low is None):
        values = {name: _number(claim, lower=lower) for name, claim in stated.items()}
        line, steps = _story(constraints, stated, values, blamed, needed)
        if line:
            return line, (*steps, line) if len(constraints) > 1 and steps else ()
    relations = tuple(map(_relation, constraints))
    shown = reach(needed, blamed)
    line = f"{shown}, not {said(blamed)}" if shown else f"no number makes {' and '.join(relations)}"
    return line, relations if len(constraints) > 1 else ()


def _story(
    constraints: Sequence[Constraint],
    stated: Mapping[str, Claim],
    values: Values,
    blamed: Claim,
    needed: Interval,
) -> tuple[str, tuple[str, ...]]:
    known = dict(values)
    worked: dict[str, str] = {}
    steps: list[str] = []
    left = list(constraints)[::-1]
    while found := next(((one, law) for one in left for law in laws_of(one) if _unknown(law, known)), None):
        constraint, law = found
        (name,) = set(law.names) - known.keys()
        value = _solved(law, name, known)
        if value is None:
            break
        left.remove(constraint)
        known[name] = value
        worked[name] = _shown(constraint, name, known, worked={})
        steps.append(f"{worked[name]} = {_figure(constraint, name, value)}")
    left = [one for one in left if all(set(law.names) <= known.keys() for law in laws_of(one))]
    failing = [one for one in left if not all(law.holds(known) for law in laws_of(one))]
    if not failing and len(left) != 1:
        return _of_a_hundred(constraints, stated, values, blamed, needed)
    line = _last((failing or left)[-1], stated, known, worked, blamed, needed)
    return line, tuple(step for step in steps if not line.startswith(step))


def _of_a_hundred(
    constraints: Sequence[Constraint],
    stated: Mapping[str, Claim],
    values: Values,
    blamed: Claim,
    needed: Interval,
) -> tuple[str, tuple[str, ...]]:
    """Shares of a whole that nobody states are told of every hundred."""
    wholes = {name_of(one.claims[2]) for one in constraints if one.relation is Relation.SHARE}
    for whole in sorted(wholes - set(values)):
        return _story(constraints, stated, {**values, whole: HUNDRED}, blamed, needed)
    return "", ()


def _last(
    constraint: Constraint,
    stated: Mapping[str, Claim],
    known: Values,
    worked: Mapping[str, str],
    blamed: Claim,
    needed: Interval,
) -> str:
    """The relation that cannot hold, and how it fails; "" if these numbers do not show it."""
    names = [name_of(claim) for claim in constraint.claims]
    if constraint.relation is Relation.WITHIN:
        return _against_limit(constraint, known, worked)
    if constraint.relation is Relation.AT_MOST:
        return _order(constraint, known, worked)
    subject = names[0] if names[0] in stated else name_of(blamed)
    if subject not in names:
        subject = next((name for name in names if name in stated), "")
    if not subject:
        return ""
    law = next(law for law in laws_of(constraint) if subject in law.names)
    value = _solved(
        law, subject, {name: known[name] for name in law.names if name in known and name != subject}
    )
    if value is None:
        return ""
    claim = stated[subject]
    shown = _shown(constraint, subject, known, worked, said_as=stated)
    bounded = needed.low is None or needed.high is None
    if bounded and claim is blamed:
        room = reach(needed, style_of(constraint, claim)[0])
        if constraint.relation is Relation.EQUAL:
            return f"{shown}, not {said(claim)}"
        return f"{shown} is {room}, not {said(claim)}" if room else ""
    if value in claim.printed:
        return ""
    shown = _shown(constraint, subject, known, worked)
    result = _figure(constraint, subject, value, unlike=claim.value)
    fails = _fails(constraint, claim, value)
    if shown == result:
        return f"{shown}{fails.replace(', not', ' ≠')}"
    return f"{shown} = {result}{fails}"


def _fails(constraint: Constraint, claim: Claim, value: Fraction) -> str:
    """How a value misses what a claim says: " < 95", ", not 57"."""
    like, whole = style_of(constraint, claim)
    unit = " %" if constraint.relation is Relation.SHARE and claim == constraint.claims[0] else ""
    if claim.comparator.bound and claim.value is not None and value != claim.value:
        sign = "<" if value < claim.value else ">"
        return f" {sign} {number(claim.value, like, whole=whole)}{unit}"
    return f", not {said(claim, like, whole=whole)}{unit}"


def _against_limit(constraint: Constraint, known: Values, worked: Mapping[str, str]) -> str:
    limit = constraint.limit or Interval()
    total = sum((known[name_of(claim)] for claim in constraint.claims), Fraction(0))
    like = style_of(constraint, constraint.claims[0])[0]
    shown = _shown(constraint, name_of(constraint.claims[0]), known, worked)
    shown = shown if len(constraint.claims) == 1 else f"{shown} = {number(total, like)}"
    if total in limit:
        return ""
    if limit.single is not None:
        return f"{shown}, not {number(limit.single, like)}"
    if limit.high is not None and total >= limit.high:
        return f"{shown} {'>' if total > limit.high else 'is not less than'} {number(limit.high, like)}"
    if limit.low is not None:
        return f"{shown} {'<' if total < limit.low else 'is not more than'} {number(limit.low, like)}"
    return ""


def _order(constraint: Constraint, known: Values, worked: Mapping[str, str]) -> str:
    for small, large in zip(constraint.claims, constraint.claims[1:], strict=False):
        one, two = known.get(name_of(small)), known.get(name_of(large))
        if one is None or two is None or one <= two:
            continue
        if small.unit == "calendar":
            return f"{small.words} is after {large.words}"
        like = next((claim for claim in (large, small) if claim.value is not None), None)
        left, right = number(one, like, unlike=two), number(two, like, unlike=one)
        ways = [
            f"{worked[name_of(claim)]} = {text}" if name_of(claim) in worked else text
            for claim, text in ((small, left), (large, right))
        ]
        return f"{ways[0]} > {right}" if ways[1] == right else f"{ways[1]} < {left}"
    return ""


def _shown(
    constraint: Constraint,
    target: str,
    known: Values,
    worked: Mapping[str, str],
    said_as: Mapping[str, Claim] | None = None,
) -> str:
    """The relation's other figures put together: "52 + 41"."""

    def show(claim: Claim) -> str:
        name = name_of(claim)
        like, whole = style_of(constraint, claim)
        if constraint.relation is Relation.EQUAL and name in worked:
            return worked[name]
        if said_as and name in said_as:
            return said(claim, like, whole=whole)
        if name not in known:
            return claim.words or claim.id
        if claim.unit == "calendar" and claim.words:
            return claim.words
        return number(known[name], like, whole=whole)

    return expression(constraint, target, show)


def _figure(constraint: Constraint, name: str, value: Fraction, unlike: Fraction | None = None) -> str:
    claim = next(claim for claim in constraint.claims if name_of(claim) == name)
    like, whole = style_of(constraint, claim)
    unit = " %" if constraint.relation is Relation.SHARE and claim == constraint.claims[0] else ""
    return number(value, like, whole=whole, unlike=unlike) + unit


def _relation(constraint: Constraint) -> str:
    """A relation whose figures cannot be worked out one by one."""
    if constraint.relation is Relation.WITHIN:
        whole = reach(constraint.limit or Interval(), constraint.claims[0])
        return f"{_shown(constraint, name_of(constraint.claims[0]), {}, {})} is {whole}"
    first = constraint.claims[0]
    sign = "≤" if constraint.relation is Relation.AT_MOST else "="
    stated = {name_of(claim): claim for claim in constraint.claims if not claim.printed.unbounded}
    left = said(first) if name_of(first) in stated else first.words or first.id
    return f"{left} {sign} {_shown(constraint, name_of(first), {}, {}, said_as=stated)}"


def _number(claim: Claim, *, lower: bool) -> Fraction:
    """One number for a claim: its own, or that end of its range."""
    ends = (claim.value, claim.low, claim.high) if lower else (claim.value, claim.high, claim.low)
    return next((end for end in ends if end is not None), Fraction(0))


def _unknown(law: Law, known: Values) -> bool:
    return len(set(law.names) - known.keys()) == 1 and law.limit.single is not None


def _solved(law: Law, name: str, known: Values) -> Fraction | None:
    """The one value that makes a law true, the other figures known."""
    total, slope, base = law.limit.single, Fraction(0), Fraction(0)
    if total is None or set(law.names) - known.keys() - {name}:
        return None
    for factor, factors in law.terms:
        rest = prod(
            (known[one] * scale + offset for one, scale, offset in factors if one != name), start=factor
        )
        own = [(scale, offset) for one, scale, offset in factors if one == name]
        if not own:
            base += rest
        elif len(own) == 1:
            slope += rest * own[0][0]
            base += rest * own[0][1]
        else:
            return None
    return (total - base) / slope if slope else None
