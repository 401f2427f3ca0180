"""Reports in, Markdown out: the comment on a pull request, the summary of a job, a page for a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.model.finding import Finding, PlaceRole
from verifier.model.report import Report
from verifier.reporting.visible import in_one_line
from verifier.reporting.words import ACKNOWLEDGED, TROUBLE, advice, answered, counted, looked, together

_SIGNS = {"error": "❌", "warning": "⚠️", "note": "ℹ️"}
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~!&$@]|:(?=\w+:)|^[-+=])")


def render(reports: Sequence[Report]) -> str:
    """A heading a text, its verdict, then each finding with its places, its sum and a true wording."""
    return "\n".join(line for line in _lines(reports)) + "\n"


def _lines(reports: Sequence[Report]) -> Iterator[str]:
    findings, coverage = together(reports)
    yield f"**verifier**: {counted(findings)}; {looked(coverage)}."
    for report in reports:
        yield ""
        yield f"## {_plain(report.document.title or report.document.name)}"
        yield ""
        yield _plain(report.verdict)
        for finding in report.findings:
            yield ""
            yield from _finding(report, finding)
        if report.known:
            yield ""
            yield f"Known since {_plain(report.since)}: {counted(report.known)}."
        for finding in report.waived:
            yield ""
            why = answered(finding.waived) if finding.waived else ""
            yield f"- {_at(report, finding)} `{finding.check}`, {_plain(why)}"
        for trouble in report.troubles:
            yield ""
            yield f"- {_plain(f'{trouble.about} {TROUBLE}: {trouble.why}')}"


def _finding(report: Report, finding: Finding) -> Iterator[str]:
    sign = _SIGNS[finding.severity.value]
    yield f"### {sign} {_plain(finding.message)}"
    yield ""
    yield f"`{finding.check}`, {finding.severity.value}, {_at(report, finding)}"
    yield ""
    for place in finding.places:
        own = f" ({ACKNOWLEDGED.rstrip(':')})" if place.role is PlaceRole.ACKNOWLEDGED else ""
        yield f"> {_plain(place.where)}: “{_plain(place.words)}”{own}  "
    sums = [part for part in (*finding.steps, finding.arithmetic, finding.reading) if part]
    for part in (*dict.fromkeys(sums), advice(finding.suggestion)):
        if part and part not in finding.message:
            yield ""
            yield _plain(part[0].upper() + part[1:])


def _at(report: Report, finding: Finding) -> str:
    first = finding.places[0]
    return _plain(f"{report.document.name}:{first.line}:{first.column}")


def _plain(text: str) -> str:
    """The text as words: no markup, link, mention or HTML in it takes effect."""
    return _MARKUP.sub(r"\\\1", in_one_line(text))
