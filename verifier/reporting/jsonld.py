"""Reports in, JSON-LD out: schema.org Claim for each figure that is told of, ClaimReview for each finding.

https://schema.org/ClaimReview; the rating runs from 1 (contradicted) to 5 (consistent).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from verifier.model.finding import Finding, Verdict
from verifier.model.report import Report
from verifier.reporting.fingerprint import fingerprints
from verifier.reporting.json import written
from verifier.version import __version__

_RATINGS = {
    Verdict.CONTRADICTED: (1, "Contradicted by the text's own figures"),
    Verdict.OVERSTATED: (2, "Overstated"),
    Verdict.CONSISTENT: (5, "Consistent"),
}
_AUTHOR = {"@type": "SoftwareApplication", "name": "verifier", "softwareVersion": __version__}


def render(reports: Sequence[Report]) -> str:
    """One JSON-LD object whose graph holds every review."""
    graph = [review for report in reports for review in _reviews(report)]
    return written({"@context": "https://schema.org", "@graph": graph})


def _reviews(report: Report) -> Iterator[dict[str, Any]]:
    counting = set(map(id, report.findings))
    for finding, mark in fingerprints(report):
        if id(finding) in counting and finding.verdict in _RATINGS:
            yield _review(report, finding, mark)


def _review(report: Report, finding: Finding, mark: str) -> dict[str, Any]:
    document = report.document
    value, said = _RATINGS[finding.verdict]
    article: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": document.title or document.name,
        "url": document.name,
    }
    if document.author:
        article["author"] = {"@type": "Person", "name": document.author}
    if document.date:
        article["datePublished"] = document.date.edtf
    sentences = [
        sentence.words for _, sentence in document.standing(finding.places[0].start, finding.places[0].end)
    ]
    return {
        "@type": "ClaimReview",
        "@id": f"urn:verifier:{mark}",
        "url": f"{document.name}#L{finding.places[0].line}",
        "author": _AUTHOR,
        "claimReviewed": " ".join(sentences) or finding.places[0].words,
        "itemReviewed": {
            "@type": "Claim",
            "text": finding.places[0].words,
            "appearance": article,
        },
        "reviewBody": finding.message,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": said,
        },
    }
