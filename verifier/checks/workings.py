"""Workings: every result of a text that its own figures make or miss, as outcomes of the checks that tell them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from verifier import numbers
from verifier.checks import additions, partitions, products, proportions
from verifier.checks.check import Outcome
from verifier.checks.explained import explained
from verifier.checks.firstdigit import largest, smallest
from verifier.checks.operands import bare, base, lead, places, size
from verifier.checks.results import Result, middle
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Confidence, Held, Hit
from verifier.model.ledger import Ledger, Sum, once

_KINDS = {
    "total": additions.totals,
    "difference": additions.differences,
    "product": products.products,
    "quotient": products.quotients,
    "change": proportions.changed,
    "turned": proportions.turned,
    "multiple": proportions.multiplied,
    "share": proportions.shared,
    "points": proportions.pointed,
    "part": partitions.parts,
    "split": partitions.splits,
    "subset": partitions.subsets,
    "breakdown": partitions.breakdowns,
    "bounded": additions.bounded,
    "period": products.periods,
}


_OF_ANOTHER = (Relation.CHANGE, Relation.SHARE)
_STATED = (
    Relation.SUM,
    Relation.DIFFERENCE,
    Relation.PRODUCT,
    Relation.RATIO,
    Relation.AT_MOST,
)
_SIGNS = {Relation.SUM: "+", Relation.DIFFERENCE: "−", Relation.PRODUCT: "×", Relation.RATIO: "/"}


def workings(ledger: Ledger, kind: str, told: Collection[str] = ()) -> Iterator[Outcome]:
    """What is to be said of every result of a kind, those `told` (by id) in other ways left out."""
    for name, one in _known(ledger):
        if name == kind and one.claim.id not in told:
            yield _outcome(one)


def holding(ledger: Ledger) -> set[str]:
    """Ids of the results that their figures make, whatever the arithmetic: nothing else is to be said of them."""
    return {one.claim.id for _, one in _known(ledger) if one.fits}


def summed(ledger: Ledger) -> Iterator[Sum]:
    """Every total that the engine finds made, with its parts."""
    for _, one in _known(ledger):
        if one.fits and one.relation is Relation.SUM:
            yield Sum(
                total=one.claim, parts=one.operands, cue=one.cue or "their sum", confidence=Confidence.MEDIUM
            )


@once
def _known(ledger: Ledger) -> tuple[tuple[str, Result], ...]:
    return tuple(_workings(ledger))


def _workings(ledger: Ledger) -> Iterator[tuple[str, Result]]:
    """Each result once: what fits one arithmetic misses no other, what misses two is none we know."""
    found: dict[str, list[tuple[str, Result]]] = {}
    by_id = {place.claim.id: place for place in places(ledger)}
    for name, ask in _KINDS.items():
        for one in ask(ledger):
            found.setdefault(one.claim.id, []).append((name, one))
    for told in found.values():
        fitting = [(name, one) for name, one in told if one.fits]
        turned = [(name, one) for name, one in told if name == "turned"]
        if turned:
            yield turned[0]
        elif fitting or (
            len({one.made for _, one in told}) == 1
            and not explained(by_id[told[0][1].claim.id], told[0][1].operands)
        ):
            yield (fitting or told)[0]


def _outcome(one: Result) -> Outcome:
    if one.fits:
        return Held.on(one.claim, *one.operands, weighed=_weighed(one))
    sure = one.explicit and one.distance < 2
    confidence = Confidence.HIGH if sure else Confidence.MEDIUM
    if one.cue == "points":
        return _points(one)
    measured = one.operands[:1] if one.relation in (Relation.PRODUCT, Relation.RATIO) else one.operands
    told_alone = _times(one) == 1
    if one.relation in _OF_ANOTHER or (
        one.relation in _STATED and told_alone and _one_unit(one.claim, *measured)
    ):
        return Constraint(
            relation=one.relation,
            claims=(one.claim, *one.operands),
            scale=one.sign if one.relation is Relation.CHANGE else None,
            confidence=confidence,
            because=one.cue,
        )
    return _told(one, confidence)


def _weighed(one: Result) -> bool:
    """Whether a slip in a figure would show: not where it is only at most another, far larger one."""
    if one.relation is not Relation.AT_MOST:
        return one.alone
    (whole,) = one.operands
    return largest(one.claim) > (whole.value or 0) or smallest(whole) < (one.claim.value or 0)


def _one_unit(*claims: Claim) -> bool:
    return len({base(claim) for claim in claims if not bare(claim)}) < 2


def _times(one: Result) -> Fraction:
    """How often what the operands make is taken: 12, where they are told by the month and it by the year."""
    if one.relation not in (Relation.PRODUCT, Relation.EQUAL):
        return Fraction(1)
    alone = size(one.operands[0])
    for number in one.operands[1:]:
        alone = alone * number.printed
    return (middle(one.made) / (middle(alone) or 1)).limit_denominator(100)


def _points(one: Result) -> Hit:
    first, second = (claim.words for claim in one.operands)
    return Hit.on(
        one.claim,
        *one.operands,
        confidence=Confidence.MEDIUM,
        arithmetic=f"between {second} and {first} lie percentage points",
        blamed=one.claim.words,
        others=f"“{second}” and “{first}”",
        truth=f"“{one.claim.words.rstrip('% ')} percentage points”",
    )


def _told(one: Result, confidence: Confidence) -> Hit:
    """What is told in several units, which a Constraint does not convert."""
    like = one.claim
    unit = size(like.model_copy(update={"low": Fraction(1), "high": Fraction(1)}), lead(one.operands)).low
    made = (one.made.low or one.made.high or Fraction(0)) + (one.made.high or one.made.low or Fraction(0))
    truth = numbers.write(Fraction(round(made / 2 / (unit or 1), 1)), like)
    shown = f" {_SIGNS.get(one.relation, '')} ".join(claim.words for claim in one.operands)
    if (times := _times(one)) != 1:
        shown += f" × {float(times):.4g}"
    return Hit.on(
        like,
        *one.operands,
        confidence=confidence,
        arithmetic=f"{shown} = {truth}, not {like.words}",
        blamed=like.words,
        others=" and ".join(f"“{claim.words}”" for claim in one.operands),
        truth=f"“{truth}”",
    )
