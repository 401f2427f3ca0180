"""What was looked at and what was not: silence is never mistaken for a pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from verifier.checks.firstdigit import largest, smallest
from verifier.checks.registry import compares
from verifier.checks.run import Answers
from verifier.checks.tell import place
from verifier.model.claim import Claim, Role
from verifier.model.constraint import Conflict, Evaluation, Relation
from verifier.model.document import Zone
from verifier.model.finding import PlaceRole, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.report import Coverage, Skipped, Tally


def coverage(
    ledger: Ledger, answers: Answers, evaluations: Iterable[Evaluation], conflicts: Iterable[Conflict]
) -> Coverage:
    """Count every number: seen, parsed, compared, passed, and the rest with the reason.

    Compared is a number that another figure of the text could have contradicted: a constraint tied the two and
    was decided, or a check weighed one by the other; and what stands in a finding. That its words were read, or
    that it fits its own label, is not enough; nor is a bound so wide that a slip in the first digit would pass.
    """
    undecided: dict[str, str] = {}
    compared: set[str] = set()
    for evaluation in evaluations:
        ids = {claim.id for claim in evaluation.constraint.claims}
        if evaluation.holds is None:
            undecided.update(dict.fromkeys(ids, evaluation.why))
        elif evaluation.holds and evaluation.constraint.relation is Relation.AT_MOST:
            compared |= _bounded(*evaluation.constraint.claims)
        else:
            compared |= ids
    failed = {claim.id for conflict in conflicts for claim in conflict.claims}
    spans = [
        (hit.primary, *(one for one in hit.related if not one.document))
        for hit in answers.hits
        if compares(hit.check) and hit.verdict is not Verdict.NOT_CHECKED
    ]
    failed |= _touched(ledger, spans)
    weighed = [held.spans for held in answers.held if held.weighed and compares(held.check)]
    compared |= failed | _touched(ledger, weighed)
    stated = {claim.id for claim in ledger.claims}  # a formula's own figures are no claims
    compared, failed = compared & stated, failed & stated
    skipped = [
        Skipped(
            quote=claim.quote,
            reason=undecided.get(claim.id) or _reason(claim, ledger),
            place=place(ledger.document, claim, PlaceRole.PRIMARY),
        )
        for claim in ledger.claims
        if claim.id not in compared
    ]
    unread = list(_unread(ledger))
    return Coverage(
        seen=len(ledger.claims) + len(unread),
        parsed=len(ledger.claims),
        compared=len(compared),
        passed=len(compared - failed),
        not_checked=tuple(sorted((*skipped, *unread), key=lambda one: one.place.start if one.place else 0)),
    )


def _bounded(less: Claim, more: Claim) -> set[str]:
    """Of two figures of which one is at most the other, those in which a slip would show."""
    low, high = less.printed.low, more.printed.high
    over = {less.id} if high is not None and largest(less) > high else set()
    return over | ({more.id} if low is not None and smallest(more) < low else set())


def _touched(ledger: Ledger, spans: Iterable[tuple[Stretch, ...]]) -> set[str]:
    flat = sorted((span.start, span.end) for group in spans for span in group)
    found: set[str] = set()
    waiting = 0
    reach: list[tuple[int, int]] = []
    for claim in sorted(ledger.claims, key=lambda claim: claim.start):
        while waiting < len(flat) and flat[waiting][0] <= claim.start:
            reach.append(flat[waiting])
            waiting += 1
        reach = [span for span in reach if span[1] > claim.start]
        if any(start <= claim.start and claim.end <= end for start, end in reach):
            found.add(claim.id)
    return found


def _unread(ledger: Ledger) -> Iterable[Skipped]:
    """Every figure in the prose that is no quantity, with the reason."""
    for one in ledger.unread:
        found = place(ledger.document, one.place, PlaceRole.PRIMARY)
        yield Skipped(quote=found.quote, reason=one.reason, place=found)


def _reason(claim: Claim, ledger: Ledger) -> str:
    if claim.zone in (Zone.REFERENCES, Zone.RELATED):
        return "stands in a title of another text"
    if claim.hypothetical:
        return "hypothetical, not asserted"
    if claim.kind in (Kind.DATE, Kind.PERIOD):
        if claim.period is None and ledger.document.date is None:
            return "relative time, and the document has no known date (give --date)"
        if claim.period is None:
            return "a time that names no calendar days"
        return "no weekday, span or deadline stands beside it"
    if claim.kind is Kind.DURATION:
        return "its first and last day are not both given"
    if claim.kind is Kind.ORDINAL:
        return "a rank, and the list it counts is not given"
    if claim.role is Role.TOTAL:
        return "a total whose parts are not given, or not clearly"
    if claim.kind is Kind.PERCENT and claim.role is Role.CHANGE:
        return "a change whose old and new value are not both given"
    if claim.kind is Kind.PERCENT:
        return "a share whose part and whole are not both given"
    return "no second figure about the same thing"


def tallies(answers: Answers, evaluations: Iterable[Evaluation]) -> tuple[Tally, ...]:
    """Of every check that compared anything: what held, and what failed."""
    held = Counter(one.check for one in answers.held)
    held.update(one.constraint.check for one in evaluations if one.holds)
    failed = Counter(one.check for one in answers.hits)
    failed.update(one.constraint.check for one in evaluations if one.holds is False)
    return tuple(Tally(check=name, held=held[name], failed=failed[name]) for name in sorted(held | failed))
