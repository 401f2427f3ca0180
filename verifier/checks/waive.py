"""Findings and waivers in; the findings that count and those that somebody answers for out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from verifier.checks import tell
from verifier.checks.check import Check
from verifier.model.document import Document
from verifier.model.finding import Finding, Hit, Stretch
from verifier.model.waiver import Waiver

UNUSED = "unused-waiver"
EXPIRED = "expired-waiver"


def waive(
    told: Sequence[Finding],
    waivers: Sequence[Waiver],
    checks: Sequence[Check],
    document: Document,
    today: date | None,
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What counts, and what is waived. An expired waiver, and an unused one that can be judged, is a finding."""
    if not waivers:
        return tuple(told), ()
    counts: list[Finding] = []
    waived: list[Finding] = []
    used: set[int] = set()
    for finding in told:
        reaching = [n for n, waiver in enumerate(waivers) if _reaches(waiver, finding)]
        holding = [n for n in reaching if today is None or not waivers[n].expired(today)]
        used.update(reaching)
        if holding:
            waived.append(finding.model_copy(update={"waived": waivers[holding[0]]}))
        else:
            counts.append(finding)
    ran = {name for check in checks for name in (check.name, check.family)}
    hits = [
        _hit(EXPIRED, waiver) if n in used else _hit(UNUSED, waiver)
        for n, waiver in enumerate(waivers)
        if (n in used and today and waiver.expired(today))
        or (n not in used and waiver.check in ran and waiver.judged)
    ]
    faults = tell.findings(checks, document, (hit for hit in hits if hit.check in ran), ())
    return tuple(sorted((*counts, *faults), key=tell.order)), tuple(waived)


def _reaches(waiver: Waiver, finding: Finding) -> bool:
    blamed = finding.places[0]
    return waiver.reaches(finding.check, finding.family, blamed.start, blamed.end)


def _hit(check: str, waiver: Waiver) -> Hit:
    hit = Hit.on(
        Stretch(start=waiver.start, end=waiver.end),
        waived=waiver.check,
        claim=f" on “{waiver.claim}”" if waiver.claim else "",
        until=waiver.until or "",
        by=f" ({waiver.by})" if waiver.by else "",
        reason=waiver.reason,
        origin=f" in {waiver.origin}" if waiver.origin else "",
    )
    return hit.model_copy(update={"check": check})
