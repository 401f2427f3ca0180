"""Passages in, placed claims out: the local half, one sentence at a time, worth remembering."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verifier import numbers
from verifier.extraction import asserted, measures, nouns, segments, subjects, syntax, tables, windows
from verifier.extraction.anchor import Anchor, anchor
from verifier.extraction.attribution import attribution
from verifier.extraction.locations import location
from verifier.extraction.roles import role
from verifier.extraction.segments import Segment
from verifier.extraction.status import status
from verifier.extraction.tree import Tree, Word
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.mention import Kind, Mention
from verifier.model.period import Period
from verifier.model.record import Number, Record


class Passage(Record):
    """All that the local reading of a sentence rests on: equal passages give equal claims."""

    words: str
    form: Form = Form.PARAGRAPH
    zone: Zone = Zone.BODY
    date: Period | None = None
    about: Number
    row: str = ""
    """Of a table cell: the words before its row and above its column."""
    column: str = ""


Parse = Callable[[Sequence[str]], Sequence[Tree | None]]


def place(passages: Sequence[Passage]) -> list[tuple[Claim, ...]]:
    """The claims of each passage; offsets index its words. Raises `NoPipeline` if there is none."""
    return _place(passages, syntax.parse)


def place_plainly(passages: Sequence[Passage]) -> list[tuple[Claim, ...]]:
    """The same without syntax, by the words around a figure alone."""
    return _place(passages, lambda texts: [None] * len(texts))


def _place(passages: Sequence[Passage], parse: Parse) -> list[tuple[Claim, ...]]:
    read = [numbers.read(p.words, date=p.date, about=p.about) for p in passages]
    parts = [_parts(passage, mentions) for passage, mentions in zip(passages, read, strict=True)]
    texts = [passage.words[s.start : s.end] for passage, found in zip(passages, parts, strict=True) for s, _ in found]
    trees = iter(parse(texts) if texts else ())
    return [
        tuple(
            claim
            for segment, mentions in found
            for claim in _claims(passage, segment, mentions, next(trees))
        )
        for passage, found in zip(passages, parts, strict=True)
    ]


def _parts(passage: Passage, mentions: tuple[Mention, ...]) -> list[tuple[Segment, tuple[Mention, ...]]]:
    """The segments that hold a figure, each with its figures; one that crosses an edge goes with its start."""
    if not mentions:
        return []
    found: list[tuple[Segment, tuple[Mention, ...]]] = []
    cuts = segments.segments(passage.words, passage.form, passage.zone)
    left = list(mentions)
    for number, cut in enumerate(cuts):
        end = cuts[number + 1].start if number + 1 < len(cuts) else len(passage.words) + 1
        label = cut.start - len(cut.label) - 2 if cut.label else cut.start
        own = []
        while left and left[0].start < end:
            own.append(left.pop(0))
        if own:
            start = cut.start if own[0].start >= cut.start else max(min(label, own[0].start), 0)
            stop = max(cut.end, own[-1].end)
            found.append((Segment(start, stop, cut.label if start == cut.start else ""), tuple(own)))
    return found


def _claims(
    passage: Passage, segment: Segment, mentions: tuple[Mention, ...], tree: Tree | None
) -> list[Claim]:
    words = passage.words[segment.start : segment.end]
    row, column = tables.understand(passage.row), tables.understand(passage.column)
    units = [meaning.unit for meaning in (column, row) if meaning.unit is not None]
    near = tuple(_moved(mention, -segment.start) for mention in mentions)
    claims = []
    for mention in near:
        read = tables.scaled(mention, units[0]) if units else mention
        claim = _claim(words, segment, passage, read, near, tree)
        if passage.row or passage.column:
            claim = _headed(claim, row, column)
        claims.append(_moved(claim, segment.start))
    return claims


def _moved[Placed: Mention](mention: Placed, by: int) -> Placed:
    return mention.model_copy(update={"start": mention.start + by, "end": mention.end + by})
