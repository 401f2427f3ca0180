"""A report in, what its text rests on out: each reference with who cites it, each citation with its figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from verifier.model.report import Report
from verifier.model.source_map import Citation, Reference


class Rested(NamedTuple):
    """An entry of the reference list, and the lines that cite it."""

    reference: Reference
    lines: tuple[int, ...]


class Cited(NamedTuple):
    """A citation, its line, and the figures in its sentence with their anchors in the article."""

    citation: Citation
    line: int
    figures: tuple[tuple[str, str], ...]


class Rests(NamedTuple):
    """The source map as it is shown."""

    references: tuple[Rested, ...]
    citations: tuple[Cited, ...]
    linkable: bool


def rests(report: Report, anchors: Mapping[str, str]) -> Rests:
    """The source map of a report; anchors are those of its claims, by their id."""
    given = report.source_map
    figures: dict[int, list[tuple[str, str]]] = {}
    for claim in report.claims:
        figures.setdefault(claim.sentence, []).append((claim.words, anchors.get(claim.id, "")))
    citations = tuple(
        Cited(one, report.document.place(one.start)[0], tuple(figures.get(one.sentence, ())))
        for one in given.citations
    )
    references = tuple(
        Rested(one, tuple(cited.line for cited in citations if number in cited.citation.references))
        for number, one in enumerate(given.references)
    )
    return Rests(references, citations, given.linkable)
