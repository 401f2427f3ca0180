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
    marks = {id(one): mark for one, mark in fingerprints(report)}
    return {
        "name": document.name,
        "title": document.title,
        "author": document.author,
        "date": document.date.edtf if document.date else None,
        "format": document.format,
        "sources": [source.name for source in report.sources],
        "verdict": report.verdict,
        "score": _score(report.score) if report.score else None,
        "findings": [finding(one, marks[id(one)]) for one in report.findings],
        "known": [finding(one, marks[id(one)]) for one in report.known],
        "waived": [
            {**finding(one, marks[id(one)]), "waiver": _waiver(one.waived)}
            for one in report.waived
            if one.waived
        ],
        "coverage": _coverage(report.coverage),
        "claims": [claim(one) for one in report.claims],
        "groups": [
            {"claims": [claim.id for claim in group.claims], "because": list(group.because)}
            for group in report.groups
        ],
        "source_map": _source_map(report),
        "troubles": [_trouble(trouble) for trouble in report.troubles],
    }


def _source_map(report: Report) -> dict[str, Any]:
    """References are counted from 0; each citation says which claims stand in its sentence."""
    claims: dict[int, list[str]] = {}
    for claim in report.claims:
        claims.setdefault(claim.sentence, []).append(claim.id)
    return {
        "linkable": report.source_map.linkable,
        "references": [
            {
                "quote": report.document.text[reference.start : reference.end],
                **reference.model_dump(exclude={"date"}),
                "date": reference.date.edtf if reference.date else None,
            }
            for reference in report.source_map.references
        ],
        "citations": [
            {
                "quote": report.document.text[citation.start : citation.end],
                **citation.model_dump(mode="json", exclude={"block", "sentence"}),
                "line": report.document.place(citation.start)[0],
                "claims": claims.get(citation.sentence, []),
            }
            for citation in report.source_map.citations
        ],
    }


def claim(given: Claim) -> dict[str, Any]:
    """A claim with every slot."""
    return {
        "id": given.id,
        "quote": given.quote,
        "words": given.words,
        "start": given.start,
        "end": given.end,
        "line": given.line,
        "column": given.column,
        "zone": given.zone.value,
        "kind": given.kind.value,
        "subject": given.subject,
        "measure": given.measure,
        "noun": given.noun,
        "place": given.place,
        "value": decimal_string(given.value) if given.value is not None else None,
        **_interval(given.printed),
        "unit": given.unit,
        "dimension": given.dimension,
        "comparator": given.comparator.value,
        "direction": given.direction.value if given.direction else None,
        "window": given.window.edtf if given.window else None,
        "deadline": given.deadline,
        "status": given.status.value if given.status else None,
        "attribution": given.attribution,
        "polarity": given.polarity.value,
        "role": given.role.value,
        "hypothetical": given.hypothetical,
    }


def _interval(interval: Interval) -> dict[str, Any]:
    return {
        "low": decimal_string(interval.low) if interval.low is not None else None,
        "high": decimal_string(interval.high) if interval.high is not None else None,
        "low_closed": interval.low_closed,
        "high_closed": interval.high_closed,
    }


def finding(given: Finding, mark: str = "") -> dict[str, Any]:
    """A finding with its places; `mark` is its fingerprint."""
    return {
        "check": given.check,
        "fingerprint": mark,
        "family": given.family,
        "severity": given.severity.value,
        "confidence": given.confidence.value,
        "verdict": given.verdict.value,
        "message": given.message,
        "arithmetic": given.arithmetic,
        "steps": list(given.steps),
        "reading": given.reading,
        "suggestion": given.suggestion,
        "needed": _interval(given.needed) if given.needed else None,
        "places": [_place(place) for place in given.places],
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
