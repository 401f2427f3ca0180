"""The words that all formats share, put together from the phrases."""

from __future__ import annotations

from collections.abc import Iterable

from verifier.model.finding import Finding, Severity
from verifier.model.report import Coverage, Report
from verifier.model.waiver import Waiver
from verifier.reporting.phrases import say

TRUE_WOULD_BE = say("shared.true_would_be")
ACKNOWLEDGED = say("shared.acknowledged")
TROUBLE = say("shared.trouble")


def count(number: int, noun: str) -> str:
    """ "1 error", "2 warnings"; the nouns stand in the phrases."""
    return say(f"count.{noun}", n=number)


def severities(findings: Iterable[Finding]) -> tuple[tuple[Severity, int], ...]:
    """How many of each severity there are, worst first, those with none left out."""
    found = [finding.severity for finding in findings]
    return tuple((severity, found.count(severity)) for severity in Severity if severity in found)


def counted(findings: Iterable[Finding]) -> str:
    """ "1 error, 2 warnings", or "no findings"."""
    return ", ".join(count(n, severity.value) for severity, n in severities(findings)) or say("count.nothing")


def answered(waiver: Waiver) -> str:
    """Who answers for a waived finding, until when, and why."""
    until = say("shared.until", day=waiver.until) if waiver.until else ""
    by = say("shared.by", name=waiver.by) if waiver.by else ""
    said = " ".join(part for part in (say("shared.waived"), by, until) if part)
    origin = f" ({waiver.origin})" if waiver.origin else ""
    return f"{said}: {waiver.reason}{origin}"


def looked(coverage: Coverage) -> str:
    """What was compared and what was not."""
    if not coverage.seen:
        return say("shared.no_numbers")
    return say(
        "shared.looked",
        compared=coverage.compared,
        seen=count(coverage.seen, "number"),
        unchecked=len(coverage.not_checked),
    )


def advice(suggestion: str) -> str:
    """A wording is introduced ("about £93m"); a sentence of advice stands by itself."""
    if not suggestion or suggestion[0].isupper():
        return suggestion
    return TRUE_WOULD_BE + suggestion


def together(reports: Iterable[Report]) -> tuple[tuple[Finding, ...], Coverage]:
    """The findings and the coverage of several reports as one."""
    given = tuple(reports)
    return tuple(finding for report in given for finding in report.findings), Coverage(
        seen=sum(report.coverage.seen for report in given),
        parsed=sum(report.coverage.parsed for report in given),
        compared=sum(report.coverage.compared for report in given),
        passed=sum(report.coverage.passed for report in given),
        not_checked=tuple(skipped for report in given for skipped in report.coverage.not_checked),
    )
