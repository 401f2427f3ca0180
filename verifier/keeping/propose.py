"""A ledger and what was found in it in, the claims worth keeping and their relations out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from verifier.checks.registry import compares
from verifier.checks.singular import head
from verifier.keeping.naming import names, shared
from verifier.keeping.quoting import fields
from verifier.keeping.sure import sure
from verifier.keeping.ties import telling
from verifier.keeping.worth import ASIDE, worth
from verifier.model.claim import Claim
from verifier.model.document import Block, Form
from verifier.model.finding import Finding
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.proposal import Proposal, Proposed, Tie
from verifier.reading.quotes import Quotes

_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)
_SLOTS = ("subject", "measure", "place")


def propose(
    ledger: Ledger, same: Mapping[str, str], ties: Sequence[Tie], findings: Sequence[Finding], data: bytes
) -> Proposal:
    """What of an article belongs in a claim file: what a reader would check, and what else is tied or blamed.

    `same` and `ties` are those of `ties.py`, by `claim.id`.
    """
    quotes = Quotes(ledger.document)
    told = {claim.id: sure(claim, ledger) for claim in ledger.claims}
    common: dict[str, frozenset[str]] = {}
    for tie in ties:
        slugs = shared([told[id] for id in tie.claims])
        common.update({id: common.get(id, frozenset()) | slugs for id in tie.claims[1:]})
    wanted = _wanted(told, ledger, ties, findings, same)
    kept: list[Proposed] = []
    for claim in ledger.claims:
        slots = fields(told[claim.id], ledger, quotes) if claim.id in wanted else ()
        if slots:
            alike = [one for one in ledger.claims if same[one.id] == claim.id]
            kept.append(
                Proposed(
                    claim=claim,
                    names=names(told[claim.id], dict(slots)["quote"], common.get(claim.id, frozenset())),
                    fields=slots,
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


def _wanted(
    told: Mapping[str, Claim],
    ledger: Ledger,
    ties: Iterable[Tie],
    findings: Iterable[Finding],
    same: Mapping[str, str],
) -> set[str]:
    """What is tied, told twice or blamed, and whatever is worth it and not said by one of these."""
    found = {id for tie in ties for id in tie.claims}
    compared = [finding for finding in findings if compares(finding.check)]
    blamed = {(place.start, place.end) for finding in compared for place in finding.here}
    leads = [claim for claim in told.values() if same[claim.id] == claim.id and claim.zone not in ASIDE]
    repeated = {id for own, id in same.items() if own != id}
    found |= {
        claim.id
        for claim in leads
        if claim.kind not in _TIMES and (claim.id in repeated or (claim.start, claim.end) in blamed)
    }
    kept = [claim for claim in leads if claim.id in found]
    for claim in sorted(leads, key=telling):
        if claim.id not in found and worth(claim, ledger) and not any(_again(claim, one) for one in kept):
            found.add(claim.id)
            kept.append(claim)
    return found


def _again(claim: Claim, told: Claim) -> bool:
    """Whether a claim says nothing that one already kept does not: the same figure, and no slot is another."""
    if (claim.printed, claim.unit) != (told.printed, told.unit):
        return False
    pairs = [(getattr(claim, slot).casefold(), getattr(told, slot).casefold()) for slot in _SLOTS]
    pairs.append((head(claim.noun), head(told.noun)))
    windows = {one.window for one in (claim, told) if one.window}
    return len(windows) < 2 and all(not mine or not its or mine == its for mine, its in pairs)


def _heading(before: Sequence[Block]) -> str:
    found = (block.words for block in reversed(before) if block.form is Form.HEADING)
    return next(found, "")
