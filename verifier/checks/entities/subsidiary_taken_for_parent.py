"""One figure told of a body and of its owner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.kinship import owners
from verifier.model.claim import Claim, Role
from verifier.model.document import Form, Zone
from verifier.model.facts import Kinship
from verifier.model.finding import Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_APPOSED = re.compile(r"^[^,]+,")
_SHARED = re.compile(
    r"\b(?:subsidiar\w+|parent|owner|owns|owned|group|unit|arm|division|including|together|both|each|also)\b"
)


@check(
    message="“{words}” is told of {one} and of {other}, which is its {relation}",
    suggestion="Find out whose figure it is, and name that one in both places.",
    at_most=Severity.WARNING,
    bad=(
        "Bay Ferries, a line with six boats, sold tickets worth €210m in 2024. Alder Holding sold tickets worth €210m "
        "in 2024, its best year.",
        "# Alder Holding hires 1,240 sailors\n\nBay Ferries will hire 1,240 sailors by 2027, it said on Monday.",
        "Alder Holding lost £38.5m last year.\n\nThe loss of £38.5m at Bay Ferries came from fuel.",
        "Isle Boats sold 2.4 million tickets. The Senn Group, Isle Boats' parent company, told of 2.4 million tickets.",
        "Isle Boats is a subsidiary of Senn Group. Isle Boats has 5,600 sailors. Senn Group has 5,600 sailors.",
    ),
    good=(
        "Bay Ferries sold tickets worth €210m in 2024. Alder Holding sold tickets worth €940m in 2024.",
        "Alder Holding's subsidiary Bay Ferries sold tickets worth €210m in 2024. Bay Ferries made €210m abroad.",
        "Bay Ferries paid €210m for the boats. Alder Holding, its owner, lent it the €210m.",
        "Bay Ferries has 210 sailors. Holm Boats has 210 sailors.",
        "Isle Boats is a subsidiary of Senn Group. Isle Boats has 5,600 sailors. Senn Group has 17,000 sailors.",
        "Senn Group bought Isle Boats for €64m. Senn Group will pay the €64m in shares.",
    ),
    facts="name,relation,of\nBay Ferries,subsidiary,Alder Holding\nMere Line,subsidiary,Alder Holding\n",
)
def subsidiary_taken_for_parent(ledger: Ledger) -> Iterator[Outcome]:
    """One figure is told of a body and of the one that owns it, by the text or your table.

    An owner has more than one part; its figure is the part's only by accident.
    """
    said = [(fact, words) for fact, words in owners(ledger) if fact.name != fact.of]
    kin = [fact for fact, _ in said]
    if not kin:
        return
    relations = [words for _, words in said if words]
    same: dict[object, list[tuple[str, Claim]]] = {}
    for claim in ledger.claims:
        body = _body(ledger, claim, kin, relations)
        if body and _is_unusual(claim):
            same.setdefault((claim.value, claim.unit, claim.noun.lower()), []).append((body, claim))
    for told in same.values():
        bodies = dict(reversed(told))
        for fact in kin:
            if {fact.name, fact.of} <= set(bodies):
                first, second = sorted((bodies[fact.name], bodies[fact.of]), key=lambda claim: claim.start)
                yield Hit.on(
                    second,
                    first,
                    verdict=Verdict.OVERSTATED,
                    words=second.words,
                    one=fact.of,
                    other=fact.name,
                    relation=fact.relation,
                )


def _body(ledger: Ledger, claim: Claim, kin: list[Kinship], relations: list[str]) -> str:
    """The one name that the claim's sentence speaks of, "X, Y's owner," read as X; "" where it sets two in relation."""
    _, block, sentence = ledger.sentences[claim.sentence]
    if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
        return ""
    names = {name for fact in kin for name in (fact.name, fact.of)}
    words = sentence.words
    for relation in relations:
        first = min(names, key=lambda name: relation.find(name) if name in relation else len(relation))
        if _APPOSED.search(relation):
            words = words.replace(relation, first)
    named = {name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)}
    return named.pop() if len(named) == 1 and not _SHARED.search(words) else ""


def _is_unusual(claim: Claim) -> bool:
    """Two bodies may both have 20 of something, hardly both 1,240 or €210m."""
    digits = re.sub(r"\D", "", claim.words).strip("0") or re.sub(r"\D", "", claim.words)
    printed = re.search(r"\d[.,]\d", claim.words) is not None
    return (
        claim.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
        and claim.role in (Role.VALUE, Role.TOTAL, Role.CHANGE)
        and claim.value is not None
        and (claim.kind is Kind.MONEY or claim.value >= 100)
        and (len(digits) > 1 or printed)
    )
