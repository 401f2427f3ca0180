"""Reports in, stable JSON out: exact numbers as decimal strings, offsets into the decoded file."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from verifier.model.claim import Claim
from verifier.model.finding import Finding, Place
from verifier.model.interval import Interval
from verifier.model.record import decimal_string
from verifier.model.report import Coverage, Report, Score, Skipped, Trouble
from verifier.model.waiver import Waiver
from verifier.reporting.fingerprint import fingerprints

VERSION = 1

# what JSON allows bare, but UTF-8 or a terminal does not take
_BARE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def render(reports: Sequence[Report]) -> str:
    """One JSON object for all reports, ending in a newline."""
    tree = {"version": VERSION, "documents": [_document(report) for report in reports]}
    return written(tree)


def written(tree: Any) -> str:
    """A tree as JSON that any reader takes, ending in a newline."""
    text = json.dumps(tree, ensure_ascii=False, indent=2)
    return _BARE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _document(report: Report) -> dict[str, Any]:
    document = report.document
    marks = {id(finding): mark for finding, mark in fingerprints(report)}
    return {
        "name": document.name,
        "title": document.title,
        "author": document.author,
        "date": document.date.edtf if document.date else None,
        "format": document.format,
        "sources": [source.name for source in report.sources],
        "verdict": report.verdict,
        "score": _score(report.score) if report.score else None,
        "findings": [_finding(finding, marks[id(finding)]) for finding in report.findings],
        "known": [_finding(finding, marks[id(finding)]) for finding in report.known],
        "waived": [
            {**_finding(finding, marks[id(finding)]), "waiver": _waiver(finding.waived)}
            for finding in report.waived
            if finding.waived
        ],
        "coverage": _coverage(report.coverage),
        "claims": [_claim(claim) for claim in report.claims],
        "groups": [
            {"claims": [claim.id for claim in group.claims], "because": list(group.because)}
            for group in report.groups
        ],
        "troubles": [_trouble(trouble) for trouble in report.troubles],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "quote": claim.quote,
        "words": claim.words,
        "start": claim.start,
        "end": claim.end,
        "line": claim.line,
        "column": claim.column,
        "zone": claim.zone.value,
        "kind": claim.kind.value,
        "subject": claim.subject,
        "measure": claim.measure,
        "noun": claim.noun,
        "place": claim.place,
        "value": decimal_string(claim.value) if claim.value is not None else None,
        **_interval(claim.printed),
        "unit": claim.unit,
        "dimension": claim.dimension,
        "comparator": claim.comparator.value,
        "direction": claim.direction.value if claim.direction else None,
        "window": claim.window.edtf if claim.window else None,
        "deadline": claim.deadline,
        "status": claim.status.value if claim.status else None,
        "attribution": claim.attribution,
        "polarity": claim.polarity.value,
        "role": claim.role.value,
        "hypothetical": claim.hypothetical,
    }


def _interval(interval: Interval) -> dict[str, Any]:
    return {
        "low": decimal_string(interval.low) if interval.low is not None else None,
        "high": decimal_string(interval.high) if interval.high is not None else None,
        "low_closed": interval.low_closed,
        "high_closed": interval.high_closed,
    }


def _finding(finding: Finding, mark: str) -> dict[str, Any]:
    return {
        "check": finding.check,
        "fingerprint": mark,
        "family": finding.family,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "verdict": finding.verdict.value,
        "message": finding.message,
        "arithmetic": finding.arithmetic,
        "steps": list(finding.steps),
        "reading": finding.reading,
        "suggestion": finding.suggestion,
        "needed": _interval(finding.needed) if finding.needed else None,
        "places": [_place(place) for place in finding.places],
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "check": waiver.check,
        "claim": waiver.claim,
        "reason": waiver.reason,
        "by": waiver.by,
        "until": waiver.until.isoformat() if waiver.until else None,
        "origin": waiver.origin,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "role": place.role.value,
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "quote": place.quote,
        "words": place.words,
        "zone": place.zone,
        "document": place.document or None,
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "seen": coverage.seen,
        "parsed": coverage.parsed,
        "compared": coverage.compared,
        "passed": coverage.passed,
        "not_checked": [_skipped(skipped) for skipped in coverage.not_checked],
    }


def _skipped(skipped: Skipped) -> dict[str, Any]:
    place = skipped.place
    return {
        "quote": skipped.quote,
        "reason": skipped.reason,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
    }


def _score(score: Score) -> dict[str, Any]:
    # a weight is a plain decimal such as 0.4, read back unchanged: the one number that may be a float
    return {
        "value": score.value,
        "parts": [
            {
                "name": part.name,
                "weight": float(part.weight),
                "value": part.value,
                "because": part.because,
            }
            for part in score.parts
        ],
    }


def _trouble(trouble: Trouble) -> dict[str, Any]:
    return {
        "stage": trouble.stage,
        "about": trouble.about,
        "why": trouble.why,
        "line": trouble.line,
        "column": trouble.column,
    }
