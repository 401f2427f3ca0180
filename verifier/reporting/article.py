"""A report in, its article out as sections of headings, paragraphs, lists and tables with their marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from verifier.model.claim import Claim
from verifier.model.document import Block, Document, Form, Zone
from verifier.model.report import Report
from verifier.reporting.locate import Locator
from verifier.reporting.marks import Mark, Segment, segments
from verifier.reporting.phrases import say

# zones that are shown as a part of their own, with their name
_APART = (
    Zone.HEADLINE,
    Zone.SUMMARY,
    Zone.QUOTATION,
    Zone.CAPTION,
    Zone.REFERENCES,
    Zone.RELATED,
    Zone.CODE,
    Zone.FRONT_MATTER,
)


class Cell(NamedTuple):
    """A table cell, or the gap of `span` columns where the table has none."""

    segments: tuple[Segment, ...]
    header: str = ""
    """"col" or "row" where it heads one."""
    span: int = 1


class Node(NamedTuple):
    """One thing to show: a heading, a paragraph, the items of a list, the rows of a table, source lines."""

    kind: str
    level: int = 0
    segments: tuple[Segment, ...] = ()
    items: tuple[tuple[int, str, tuple[Segment, ...]], ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


class Section(NamedTuple):
    """Neighbouring nodes of one zone; the zone is "" for plain running text."""

    zone: str
    nodes: tuple[Node, ...]
    label: str = ""
    """The zone's name, where the text's own heading does not just say it."""


class Article(NamedTuple):
    """The article, and the anchors that can be linked to."""

    sections: tuple[Section, ...]
    anchors: frozenset[str]


Marked = tuple[int, int, Mark]
"""A mark, and the offsets of the source it stands on."""


def article(report: Report, prefix: str, depth: int) -> Article:
    """The whole article with all that was found in it; its own headings begin at `depth`."""
    return marked(report.document, _marks(report, prefix), depth)


def marked(document: Document, given: Iterable[Marked], depth: int) -> Article:
    """An article with these marks, the later over the earlier."""
    locator = Locator(document)
    marks: dict[tuple[int, int], list[Mark]] = {}
    anchors: set[str] = set()
    for start, end, mark in given:
        spots = locator.find(start, end)
        for index, spot in enumerate(spots):
            first, last = index == 0, index == len(spots) - 1
            placed = mark._replace(
                low=spot.low,
                high=spot.high,
                anchor=mark.anchor if first else "",
                number=mark.number if last else 0,
            )
            marks.setdefault((spot.block, spot.sentence), []).append(placed)
        if spots:
            anchors.add(mark.anchor)

    told = [tuple(_told(block, index, marks)) for index, block in enumerate(locator.blocks)]
    levels = _levels(locator.blocks, depth)
    sections: list[Section] = []
    for zone, run in groupby(range(len(told)), key=lambda index: _zone(locator.blocks[index])):
        nodes = _nodes([(locator.blocks[index], told[index], levels[index]) for index in run])
        before = sections[-1].nodes[-1] if sections else None
        named = before and "".join(part.text for part in before.segments).strip().lower() == zone
        sections.append(
            Section(
                zone,
                tuple(nodes),
                say(f"zone.{zone}") if zone and not named and document.blocks else "",
            )
        )
    return Article(tuple(sections), frozenset(anchors))


def margin(parts: Iterable[Segment]) -> str:
    """The numbers of the findings in these words, for the margin."""
    return " ".join(str(number) for number in sorted({note.number for part in parts for note in part.notes}))


def slots(claim: Claim) -> str:
    """What a claim is about, in a few words."""
    window = claim.window.edtf if claim.window else ""
    status = claim.status.value if claim.status else ""
    named = (claim.subject, claim.measure, claim.noun, claim.place, window, status)
    return " · ".join(part for part in named if part)


def _marks(report: Report, prefix: str) -> Iterator[Marked]:
    for number, skipped in enumerate(report.coverage.not_checked, 1):
        if skipped.place:
            why = say("article.not_checked", reason=skipped.reason)
            mark = Mark(0, 0, "skipped", why, f"{prefix}s{number}")
            yield skipped.place.start, skipped.place.end, mark
    for number, claim in enumerate(report.claims, 1):
        mark = Mark(0, 0, "claim", slots(claim), f"{prefix}c{number}", 0, f"{prefix}r{number}")
        yield claim.start, claim.end, mark
    for letter, told in (("w", report.waived), ("k", report.known), ("f", report.findings)):
        for number, finding in enumerate(told, 1):
            for index, place in enumerate(finding.places, 1):
                if place.document:
                    continue
                target = f"{prefix}{letter}{number}"
                counts = letter == "f"
                kind = finding.severity.value if counts else "apart"
                mark = Mark(
                    0, 0, kind, "", f"{target}p{index}", number if counts else 0, target if counts else ""
                )
                yield place.start, place.end, mark


def _told(block: Block, index: int, marks: Mapping[tuple[int, int], Sequence[Mark]]) -> Iterator[Segment]:
    gap = "\n" if block.zone in (Zone.CODE, Zone.FRONT_MATTER) else " "
    for number, sentence in enumerate(block.sentences):
        if number:
            yield Segment(gap)
        yield from segments(sentence.words, marks.get((index, number), ()))


def _zone(block: Block) -> str:
    return block.zone.value if block.zone in _APART else ""


def _levels(blocks: Sequence[Block], depth: int) -> list[int]:
    """The levels of the headings below `depth`, none skipped on the way down; 0 for all other blocks."""
    shown, last = [], depth - 1
    for block in blocks:
        if block.form is Form.HEADING:
            last = min(depth + max(block.level, 1) - 1, last + 1, 6)
        shown.append(last if block.form is Form.HEADING else 0)
    return shown


_Told = tuple[Block, tuple[Segment, ...], int]


def _nodes(run: Sequence[_Told]) -> Iterator[Node]:
    keyed = groupby(enumerate(run), key=lambda pair: _together(*pair))
    for _, found in keyed:
        same = [told for _, told in found]
        block, words, level = same[0]
        if block.form is Form.CELL:
            yield Node("table", rows=tuple(_rows(same)))
        elif block.form is Form.ITEM:
            items = tuple((min(one.level, 6), _number(one), text) for one, text, _ in same)
            yield Node("list", items=items)
        elif block.zone in (Zone.CODE, Zone.FRONT_MATTER):
            yield Node("source", segments=words)
        else:
            yield Node("heading" if level else "paragraph", level, words)


def _together(index: int, told: _Told) -> tuple[str, int]:
    block = told[0]
    return block.form.value, block.group if block.form in (Form.ITEM, Form.CELL) else index


def _number(block: Block) -> str:
    return f"{block.number}." if block.number is not None else ""


def _rows(cells: Sequence[_Told]) -> Iterator[tuple[Cell, ...]]:
    first = cells[0][0].row
    for row, found in groupby(cells, key=lambda told: told[0].row):
        shown: list[Cell] = []
        column = 0
        for block, words, _ in found:
            if block.column > column:
                shown.append(Cell((), span=block.column - column))
            header = ("col" if row == first else "row") if block.header else ""
            shown.append(Cell(words, header))
            column = block.column + 1
        yield tuple(shown)
