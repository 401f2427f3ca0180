"""Reports in, SARIF 2.1.0 (OASIS, errata 01) out: for code scanning, with rules, fingerprints and suppressions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from verifier.model.document import Document
from verifier.model.finding import Finding, Place, PlaceRole
from verifier.model.report import Report, Trouble
from verifier.model.waiver import Waiver
from verifier.reporting import Page
from verifier.reporting.fingerprint import fingerprints
from verifier.reporting.json import written
from verifier.reporting.words import TROUBLE, advice
from verifier.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "verifier/v1"


def render(reports: Sequence[Report], *, pages: Mapping[str, Page]) -> str:
    """One SARIF log with one run, ending in a newline."""
    told = [(report, finding, mark) for report in reports for finding, mark in fingerprints(report)]
    names = sorted({finding.check for _, finding, _ in told})
    tool = {
        "name": "verifier",
        "version": __version__,
        "rules": [_rule(one, pages.get(one)) for one in names],
    }
    run = {
        "tool": {"driver": tool},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _address(report.document.name)} for report in reports],
        "results": [
            _result(report, finding, mark, names.index(finding.check)) for report, finding, mark in told
        ],
        "invocations": [_invocation(reports)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return written(log)


def _rule(name: str, page: Page | None) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": name, "name": name.title().replace("-", "")}
    if page is None:
        return rule
    examples = "".join(f"\n\nIt speaks on:\n\n> {_quoted(one)}" for one in page.bad[:1])
    examples += "".join(f"\n\nIt stays silent on:\n\n> {_quoted(one)}" for one in page.good[:1])
    return {
        **rule,
        "shortDescription": {"text": page.what},
        "fullDescription": {"text": page.why or page.what},
        "help": {
            "text": f"{page.what}\n\n{page.why}",
            "markdown": f"**{page.what}**\n\n{page.why}{examples}",
        },
        "defaultConfiguration": {"level": page.at_most.value},
        "properties": {"tags": [page.family]},
    }


def _quoted(text: str) -> str:
    return text.strip().replace("\n", "\n> ")


def _result(report: Report, finding: Finding, mark: str, rule: int) -> dict[str, Any]:
    first, *others = finding.places
    documents = {"": report.document} | {source.name: source for source in report.sources}
    parts = (finding.message, finding.reading, advice(finding.suggestion))
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": " ".join(f"{part[0].upper()}{part[1:].rstrip('.')}." for part in parts if part)},
        "locations": [_location(report.document, first)],
        "partialFingerprints": {_FINGERPRINT: mark},
        "properties": {
            "family": finding.family,
            "confidence": finding.confidence.value,
            "verdict": finding.verdict.value,
            "arithmetic": finding.arithmetic,
        },
    }
    if others:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": _said_of(place)},
                **_location(documents[place.document], place),
            }
            for number, place in enumerate(others, 1)
        ]
    if report.since:
        result["baselineState"] = "unchanged" if finding in report.known else "new"
    if finding.waived:
        result["suppressions"] = [_suppression(finding.waived)]
    return result


def _said_of(place: Place) -> str:
    return "the text says so itself" if place.role is PlaceRole.ACKNOWLEDGED else f"“{place.words}”"


def _suppression(waiver: Waiver) -> dict[str, Any]:
    by = f" ({waiver.by})" if waiver.by else ""
    until = f", until {waiver.until}" if waiver.until else ""
    return {
        "kind": "external" if waiver.origin else "inSource",
        "justification": f"{waiver.reason}{by}{until}",
    }


def _location(document: Document, place: Place) -> dict[str, Any]:
    end_line, end_column = document.place(place.end)
    return {
        "physicalLocation": {
            "artifactLocation": _address(document.name),
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": end_line,
                "endColumn": end_column,
                "charOffset": place.start,
                "charLength": place.end - place.start,
                "snippet": {"text": place.quote},
            },
        }
    }


def _address(name: str) -> dict[str, str]:
    return {"uri": quote(name.replace("\\", "/").removeprefix("./").encode("utf-8", "surrogatepass"))}


def _invocation(reports: Sequence[Report]) -> dict[str, Any]:
    notes = [note for report in reports for note in _notifications(report)]
    invocation: dict[str, Any] = {"executionSuccessful": not any(report.crashed for report in reports)}
    return invocation | ({"toolExecutionNotifications": notes} if notes else {})


def _notifications(report: Report) -> Iterator[dict[str, Any]]:
    for trouble in report.troubles:
        yield {
            "level": "error" if trouble.stage == "check" else "warning",
            "message": {"text": f"{trouble.about} {TROUBLE}: {trouble.why}".strip()},
            "locations": [{"physicalLocation": _at(report, trouble)}],
        }


def _at(report: Report, trouble: Trouble) -> dict[str, Any]:
    region = {"region": {"startLine": trouble.line}} if trouble.line else {}
    return {"artifactLocation": _address(report.document.name), **region}
