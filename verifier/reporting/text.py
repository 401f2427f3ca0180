"""Reports in, plain text for a terminal out: place, check, message, excerpt, the sum, a true wording."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from verifier.model.document import Document
from verifier.model.finding import Finding, Place, PlaceRole, Severity
from verifier.model.report import Report, Trouble
from verifier.reporting.excerpt import Mark, excerpt
from verifier.reporting.visible import in_one_line
from verifier.reporting.words import ACKNOWLEDGED, TROUBLE, advice, answered, counted, looked, together

MOST_PLACES = 8

Paint = Callable[[str, str], str]

_CODES = {
    "bold": "1",
    "dim": "2",
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.NOTE: "1;36",
}


def render(reports: Sequence[Report], *, colour: bool = False, width: int = 100) -> str:
    """Every finding with its excerpts, then one line that sums up."""
    paint = _coloured if colour else _plain
    parts = [
        part
        for report in reports
        for part in (
            *("\n".join(_finding(report, one, paint, width)) + "\n" for one in report.findings),
            *(_waived(report.document, one, paint) for one in report.waived),
            *(_trouble(report.document, trouble, paint) for trouble in report.troubles),
        )
    ]
    return "\n".join([*parts, _summary(reports, paint)])


def _finding(report: Report, finding: Finding, paint: Paint, width: int) -> Iterator[str]:
    document = report.document
    first = finding.places[0]
    where = f"{in_one_line(document.name)}:{first.line}:{first.column}"
    severity = paint(finding.severity.value, finding.severity)
    yield f"{paint(where, 'bold')}  {severity}  {finding.check}  {in_one_line(finding.message)}"
    gutter = max(5, *(len(str(place.line)) for place in finding.places))
    told = [place for place in finding.here if place.role is not PlaceRole.ACKNOWLEDGED]
    owned = [place for place in finding.places if place.role is PlaceRole.ACKNOWLEDGED]
    yield from _excerpts(document, told, gutter, paint, width, finding.severity)
    if owned:
        yield f"  {ACKNOWLEDGED}"
        yield from _excerpts(document, owned, gutter, paint, width, finding.severity)
    for source in report.sources:
        said = [place for place in finding.places if place.document == source.name]
        if said:
            yield f"  {in_one_line(source.name)} says:"
            yield from _excerpts(source, said, gutter, paint, width, finding.severity)
    sums = (*finding.steps, finding.arithmetic)
    for line in (finding.reading, *(one for one in sums if one not in finding.message)):
        if line:
            yield f"  {in_one_line(line)}"
    if finding.suggestion:
        yield f"  {in_one_line(advice(finding.suggestion))}"


def _excerpts(
    document: Document, places: Sequence[Place], gutter: int, paint: Paint, width: int, severity: Severity
) -> Iterator[str]:
    room = max(40, width - gutter - 3)
    for near in _lines(places[:MOST_PLACES], room):
        marks = [Mark(one.start, max(one.end, one.start + 1), _sign(one)) for one in near]
        line, under = excerpt(document.text, marks, room)
        how = severity if any(one.role is PlaceRole.PRIMARY for one in near) else "dim"
        yield f"{paint(f'{near[0].line:>{gutter}} │', 'dim')} {line}".rstrip()
        yield f"{paint(' ' * gutter + ' │', 'dim')} {paint(under, how)}".rstrip()
    if len(places) > MOST_PLACES:
        yield f"{'':>{gutter}}   … and {len(places) - MOST_PLACES} more places"


def _lines(places: Sequence[Place], room: int) -> Iterator[list[Place]]:
    """Neighbours on one line share an excerpt if they fit into it; the blamed place comes first."""
    for _, same in groupby(places, key=lambda place: place.line):
        near: list[Place] = []
        for place in same:
            span = [*near, place]
            wide = max(one.end for one in span) - min(one.start for one in span)
            if near and wide > room // 2:
                yield near
                near = []
            near.append(place)
        yield near


def _sign(place: Place) -> str:
    return "━" if place.role is PlaceRole.PRIMARY else "─"


def _waived(document: Document, finding: Finding, paint: Paint) -> str:
    first = finding.places[0]
    where = paint(f"{in_one_line(document.name)}:{first.line}:{first.column}", "bold")
    why = f"  {in_one_line(answered(finding.waived))}\n" if finding.waived else ""
    return f"{where}  {paint('waived', 'dim')}  {finding.check}  {in_one_line(finding.message)}\n{why}"


def _trouble(document: Document, trouble: Trouble, paint: Paint) -> str:
    line = f":{trouble.line}" if trouble.line else ""
    column = f":{trouble.column}" if trouble.line and trouble.column else ""
    where = paint(in_one_line(document.name) + line + column, "bold")
    about = f"{in_one_line(trouble.about)} {TROUBLE}" if trouble.about else TROUBLE
    return f"{where}  {paint('trouble', 'bold')}  {trouble.stage}  {about}: {in_one_line(trouble.why)}\n"


def _summary(reports: Sequence[Report], paint: Paint) -> str:
    findings, coverage = together(reports)
    several = f" in {len(reports):,} texts" if len(reports) > 1 else ""
    waived = sum(len(report.waived) for report in reports)
    known = sum(len(report.known) for report in reports)
    said = counted(findings) + (f", {waived:,} waived" if waived else "")
    said += f", {known:,} known" if known else ""
    return paint(f"{said[0].upper()}{said[1:]}{several}; {looked(coverage)}", "bold") + "\n"


def _plain(words: str, how: str) -> str:  # noqa: ARG001 (the signature of the coloured one)
    return words


def _coloured(words: str, how: str) -> str:
    return f"\x1b[{_CODES[how]}m{words}\x1b[0m" if words else words
