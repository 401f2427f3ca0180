"""A ledger and what checks said of it in, which claims are one fact and what relations tie them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from verifier.keeping.worth import ASIDE
from verifier.model.claim import Claim
from verifier.model.constraint import Evaluation, Relation
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Held
from verifier.model.ledger import Ledger
from verifier.model.proposal import Tie

_HEAD = (Zone.HEADLINE, Zone.SUMMARY)
_PATTERNS = {
    Relation.EQUAL: "{0} = {1}",
    Relation.DIFFERENCE: "{0} = {1} - {2}",
    Relation.RATIO: "{0} = {1} / {2}",
    Relation.CHANGE: "{0} = {1} / {2} - 1",
    Relation.SHARE: "{0} = {1} / {2}",
    Relation.AT_MOST: "{0} <= {1}",
}
_HELD = {
    "total-misses-parts": (" + ",),
    "parts-miss-set": (" + ",),
    "wrong-difference": ("{0} = {1} - {2}",),
    "wrong-share": ("{0} = {1} / {2}",),
    "wrong-percent-change": ("{0} = {1} / {2} - 1", "{0} = {1} - {2}"),
    "wrong-multiple": ("{0} = {1} / {2}",),
    "rate-misses-total": (" * ", "{0} = {1} / {2}", "{1} = {0} * {2}"),
    "span-misses-endpoints": ("{0} = {2} - {1}",),
}
"""What a check means when it says that claims agree, the one it blames first."""


def ties_of(
    ledger: Ledger, same: Mapping[str, str], evaluations: Iterable[Evaluation], held: Iterable[Held]
) -> tuple[Tie, ...]:
    """Every relation that the text states; which of those between the same claims is meant, a claim file can tell."""
    return tuple(dict.fromkeys((*_stated(evaluations, ledger, same), *_held(held, ledger, same))))


def same_of(ledger: Ledger, evaluations: Iterable[Evaluation]) -> Mapping[str, str]:
    """Each claim's id, and the id of the one that stands for it: one fact told several times is one claim."""
    leads: dict[str, str] = {}

    def lead(id: str) -> str:
        while leads.get(id, id) != id:
            id = leads[id]
        return id

    equal = [
        one.constraint.claims
        for one in evaluations
        if one.holds and one.constraint.relation is Relation.EQUAL
    ]
    known = {claim.id: claim for claim in ledger.claims}
    for first, *others in (*(group.claims for group in ledger.groups), *equal):
        for other in others:
            if {first.id, other.id} <= known.keys() and first.printed == other.printed:
                pair = sorted((known[lead(first.id)], known[lead(other.id)]), key=telling)
                leads[pair[1].id] = pair[0].id
    return {claim.id: lead(claim.id) for claim in ledger.claims}


def telling(claim: Claim) -> tuple[int, int, int]:
    """The one whose sentence says most comes first: running text before a table, more slots before fewer."""
    slots = (claim.subject, claim.measure, claim.noun, claim.place, claim.window, claim.status)
    running = claim.zone in (Zone.BODY, Zone.LIST, Zone.QUOTATION)
    return (0 if running else 1 if claim.zone in _HEAD else 2), -sum(map(bool, slots)), claim.start


def _stated(evaluations: Iterable[Evaluation], ledger: Ledger, same: Mapping[str, str]) -> Iterator[Tie]:
    """The relations that checks ask the solver of, and totals of which the text tells some parts."""
    for evaluation in evaluations:
        one = evaluation.constraint
        if evaluation.holds is None or one.confidence is not Confidence.HIGH:
            continue
        pattern = _PATTERNS.get(one.relation, "")
        if one.relation in (Relation.SUM, Relation.PRODUCT):
            pattern = _of_many(" + " if one.relation is Relation.SUM else " * ", len(one.claims))
        yield from _tie(pattern, one.claims, ledger, same, holds=evaluation.holds is True)
    for total in ledger.sums:
        if not total.complete and not total.echo and total.confidence is Confidence.HIGH:
            whole = (total.total, *total.parts)
            for pattern in (_of_many(" + ", len(whole)), f"{{0}} >= {_joined(' + ', len(whole))}"):
                yield from _tie(pattern, whole, ledger, same)


def _held(held: Iterable[Held], ledger: Ledger, same: Mapping[str, str]) -> Iterator[Tie]:
    """The relations that checks saw hold: which of those a check asks for, only the claim file can tell."""
    at = {(claim.start, claim.end): claim for claim in ledger.claims}
    for one in held:
        claims = [at.get((span.start, span.end)) for span in one.spans if not span.document]
        known = tuple(claim for claim in claims if claim)
        if len(known) == len(one.spans) > 2:
            for pattern in _HELD.get(one.check, ()):
                joined = _of_many(pattern, len(known)) if pattern.strip() in ("+", "*") else pattern
                if joined.count("{") == len(known):
                    yield from _tie(joined, known, ledger, same)


def _of_many(sign: str, claims: int) -> str:
    return f"{{0}} = {_joined(sign, claims)}"


def _joined(sign: str, claims: int) -> str:
    return sign.join(f"{{{n}}}" for n in range(1, claims))


def _tie(
    pattern: str, claims: Sequence[Claim], ledger: Ledger, same: Mapping[str, str], *, holds: bool = True
) -> Iterator[Tie]:
    aside = {claim.id for claim in ledger.claims if claim.zone in ASIDE}
    ids = tuple(same.get(claim.id, "") for claim in claims)
    if pattern and all(ids) and len(set(ids)) == len(ids) and not aside & set(ids):
        yield Tie(pattern=pattern, claims=ids, holds=holds)
