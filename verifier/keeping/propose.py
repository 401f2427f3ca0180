"""A ledger and what was found in it in, the claims worth keeping and their relations out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from verifier.keeping.naming import names, shared
from verifier.keeping.quoting import fields
from verifier.model.claim import Claim
from verifier.model.constraint import Evaluation, Relation
from verifier.model.document import Block, Form, Zone
from verifier.model.finding import Confidence, Finding
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.proposal import Proposal, Proposed, Tie
from verifier.reading.quotes import Quotes

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)
_HEAD = (Zone.HEADLINE, Zone.SUMMARY)
_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)
_PATTERNS = {
    Relation.EQUAL: "{} = {}",
    Relation.DIFFERENCE: "{} = {} - {}",
    Relation.RATIO: "{} = {} / {}",
    Relation.CHANGE: "{} = {} / {} - 1",
    Relation.SHARE: "{} = {} / {}",
    Relation.AT_MOST: "{} <= {}",
}


def propose(
    ledger: Ledger, evaluations: Sequence[Evaluation], findings: Sequence[Finding], data: bytes
) -> Proposal:
    """What of an article belongs in a claim file: what is compared, blamed, told twice or told on top."""
    quotes = Quotes(ledger.document)
    same = _same(ledger, evaluations)
    stated = [
        one for one in evaluations if one.holds is not None and one.constraint.confidence is Confidence.HIGH
    ]
    ties = tuple(_ties(stated, ledger, same))
    by_id = {claim.id: claim for claim in ledger.claims}
    common: dict[str, frozenset[str]] = {}
    for tie in ties:
        slugs = shared([by_id[id] for id in tie.claims])
        common.update({id: common.get(id, frozenset()) | slugs for id in tie.claims[1:]})
    wanted = _wanted(ledger, ties, findings, same)
    kept: list[Proposed] = []
    for claim in ledger.claims:
        told = fields(claim, ledger, quotes) if claim.id in wanted else ()
        if told:
            alike = [one for one in ledger.claims if same.get(one.id, one.id) == claim.id]
            kept.append(
                Proposed(
                    claim=claim,
                    names=names(claim, dict(told)["quote"], common.get(claim.id, frozenset())),
                    fields=told,
                    places=tuple((one.start, one.end) for one in alike),
                    heading=_heading(ledger.document.blocks[: claim.block]),
                )
            )
    there = {one.claim.id for one in kept}
    return Proposal(
        title=ledger.document.title,
        date=ledger.document.date,
        sha256=sha256(data).hexdigest(),
        claims=tuple(kept),
        ties=tuple(tie for tie in ties if there.issuperset(tie.claims)),
    )


def _same(ledger: Ledger, evaluations: Iterable[Evaluation]) -> dict[str, str]:
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
                pair = sorted((known[lead(first.id)], known[lead(other.id)]), key=_telling)
                leads[pair[1].id] = pair[0].id
    return {claim.id: lead(claim.id) for claim in ledger.claims}


def _telling(claim: Claim) -> tuple[int, int, int]:
    """The one whose sentence says most comes first: running text before a table, more slots before fewer."""
    slots = (claim.subject, claim.measure, claim.noun, claim.place, claim.window, claim.status)
    running = claim.zone in (Zone.BODY, Zone.LIST, Zone.QUOTATION)
    return (0 if running else 1 if claim.zone in _HEAD else 2), -sum(map(bool, slots)), claim.start


def _wanted(
    ledger: Ledger, ties: Iterable[Tie], findings: Iterable[Finding], same: dict[str, str]
) -> set[str]:
    found = {id for tie in ties for id in tie.claims}
    blamed = {(place.start, place.end) for finding in findings for place in finding.here}
    values = {(claim.printed, claim.unit) for claim in ledger.claims if claim.id in found}
    repeated = {id for claim in ledger.claims if (id := same[claim.id]) != claim.id}
    for claim in ledger.claims:
        if same[claim.id] != claim.id or claim.zone in _ASIDE or claim.kind in _TIMES:
            continue
        told = (claim.printed, claim.unit)
        on_top = claim.zone in _HEAD and told not in values
        if claim.id in repeated or (claim.start, claim.end) in blamed or on_top:
            found.add(claim.id)
            values.add(told)
    return found


def _ties(stated: Iterable[Evaluation], ledger: Ledger, same: dict[str, str]) -> Iterator[Tie]:
    seen: set[Tie] = set()
    aside = {claim.id for claim in ledger.claims if claim.zone in _ASIDE}
    for evaluation in stated:
        one = evaluation.constraint
        ids = tuple(same.get(claim.id, "") for claim in one.claims)
        pattern = _PATTERNS.get(one.relation, "")
        if one.relation in (Relation.SUM, Relation.PRODUCT):
            pattern = "{} = " + (" + " if one.relation is Relation.SUM else " * ").join(
                ["{}"] * (len(ids) - 1)
            )
        tie = Tie(pattern=pattern, claims=ids, holds=evaluation.holds is True)
        if pattern and all(ids) and len(set(ids)) == len(ids) and not aside & set(ids) and tie not in seen:
            seen.add(tie)
            yield tie


def _heading(before: Sequence[Block]) -> str:
    found = (block.words for block in reversed(before) if block.form is Form.HEADING)
    return next(found, "")
