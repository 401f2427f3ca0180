"""One number whose noun drifts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim, Role, Status
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_AHEAD = (Status.TARGETED, Status.PLEDGED, Status.ANNOUNCED, Status.COMMITTED)


@check(
    message="one number, {count} labels: {labels}",
    suggestion="Choose one label, the one the source uses, and keep it: “{first}”.",
    at_most=Severity.WARNING,
    bad=(
        "# City promises 12,000 homes by 2030\n\nThe city plans to build 12,000 affordable homes by 2030. "
        "The mayor said that 12,000 new affordable homes would be hard to pay for.\n",
    ),
    good=(
        "# City promises 12,000 homes by 2030\n\nThe city plans to build 12,000 homes by 2030. "
        "It sold 12,000 parking permits last year.\n",
    ),
)
def label_drift(ledger: Ledger) -> Iterator[Outcome]:
    """The same target is told with other words for what is counted: homes, affordable homes, new homes.

    Each label is another promise. Whoever compares the number later will pick the label that suits them.
    """
    same: dict[object, list[Claim]] = {}
    for claim in ledger.claims:
        if _is_target(claim):
            same.setdefault(claim.value, []).append(claim)
    for claims in same.values():
        labels = _labels(claims)
        if len(labels) > 1:
            first, *others = labels.values()
            yield Hit.on(
                first,
                *others,
                verdict=Verdict.OVERSTATED,
                confidence=Confidence.HIGH if len(labels) > 2 else Confidence.LOW,
                count=len(labels),
                labels=", ".join(f"“{claim.words} {claim.noun}”" for claim in labels.values()),
                first=first.noun,
            )
        elif len(claims) > 1:
            yield Held.on(*claims)


def _is_target(claim: Claim) -> bool:
    """A count of some size with a noun; the text must tell it as something still to come."""
    return (
        claim.kind is Kind.COUNT
        and claim.value is not None
        and claim.value >= 1000
        and bool(claim.noun)
        and claim.role in (Role.VALUE, Role.TOTAL)
        and claim.zone not in (Zone.REFERENCES, Zone.RELATED)
    )


def _labels(claims: Sequence[Claim]) -> dict[str, Claim]:
    """The first claim of each label, where the labels tell one target: heads shared, one told as ahead."""
    if not any(claim.deadline or claim.status in _AHEAD for claim in claims):
        return {}
    by_label: dict[str, Claim] = {}
    for claim in claims:
        by_label.setdefault(claim.noun.lower(), claim)
    heads = {label.split()[-1].rstrip("s") for label in by_label}
    shared = [label for label in by_label if sum(label.split()[-1].rstrip("s") == h for h in heads)]
    return {label: by_label[label] for label in shared} if len(heads) == 1 else _with_anchor(by_label)


def _with_anchor(by_label: dict[str, Claim]) -> dict[str, Claim]:
    """Several heads: keep those of the commonest head, and what a sentence restates in its stead."""
    heads: dict[str, list[str]] = {}
    for label in by_label:
        heads.setdefault(label.split()[-1].rstrip("s"), []).append(label)
    best = max(heads.values(), key=len)
    return {label: by_label[label] for label in best} if len(best) > 1 else {}
