"""Reports in, text out: which claims are taken for one fact and why, and which are kept apart by what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifier.model.claim import Claim
from verifier.model.report import Report


def groups(reports: Sequence[Report]) -> str:
    """Every group with its reasons, and every near miss with the slot that keeps it apart."""
    return "\n".join(line for report in reports for line in _lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    name = report.document.name
    count = len(report.groups)
    yield f"{name}: {count} group{'' if count == 1 else 's'} of claims about one thing"
    for number, group in enumerate(report.groups, 1):
        yield ""
        yield f"group {number}: {'; '.join(group.because)}"
        yield from (f"  {_told(name, claim)}" for claim in group.claims)
    if report.apart:
        yield ""
        yield "told alike, kept apart:"
    for pair in report.apart:
        yield f"  {_told(name, pair.first)}"
        yield f"  {_told(name, pair.second)}"
        yield f"      {pair.slot}"


def _told(name: str, claim: Claim) -> str:
    slots = (claim.subject, claim.measure, claim.noun, claim.window.edtf if claim.window else "", claim.place)
    return f"{name}:{claim.line}:{claim.column}  “{claim.words}”  {' · '.join(slot for slot in slots if slot)}".rstrip()
