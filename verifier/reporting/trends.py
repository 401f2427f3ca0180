"""Several reports in, what was found most in them out: nothing but what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from verifier.model.finding import Finding, Severity
from verifier.model.report import Report


class Trend(NamedTuple):
    """How often a check spoke, in how many texts, and how gravely at worst."""

    check: str
    severity: Severity
    findings: int
    texts: int


def trends(reports: Sequence[Report]) -> tuple[Trend, ...]:
    """The checks that spoke, the most frequent first."""
    found: dict[str, list[tuple[int, Finding]]] = {}
    for text, report in enumerate(reports):
        for one in report.findings:
            found.setdefault(one.check, []).append((text, one))
    rows = (
        Trend(
            check=check,
            severity=min((one.severity for _, one in told), key=lambda severity: severity.rank),
            findings=len(told),
            texts=len({text for text, _ in told}),
        )
        for check, told in found.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.findings, row.severity.rank, row.check)))
