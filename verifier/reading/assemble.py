"""Manuscript in, Document out: words, sentences, zones, date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.model.document import Block, Document, Form, Piece, Sentence, Zone
from verifier.reading import bylines, entries, zones
from verifier.reading.drafts import Draft, Manuscript
from verifier.reading.sentences import split
from verifier.reading.shown import Shown, shown

_NUMBERED = re.compile(r"(\d{1,3})[.)] (?=\S)")


def assemble(manuscript: Manuscript, name: str) -> Document:
    """The document of a manuscript."""
    manuscript.close()
    seen = []
    for draft in entries.split(manuscript.text, manuscript.drafts):
        page = _NOTHING if draft.zone is Zone.CODE else shown(manuscript.text, draft.runs)
        draft.words = page.words
        if page.words or draft.zone is Zone.CODE:
            seen.append((draft, page))
    drafts = [draft for draft, _ in seen]
    zones.settle(drafts)
    bylines.settle(manuscript, drafts)
    headline = next((draft.words for draft in drafts if draft.zone is Zone.HEADLINE), "")
    return Document(
        name=name,
        text=manuscript.text,
        format=manuscript.format,
        title=manuscript.title or headline,
        author=manuscript.author,
        date=manuscript.date,
        date_from=manuscript.date_from,
        blocks=tuple(_block(draft, page) for draft, page in seen),
        links=tuple(manuscript.links),
    )


_NOTHING = Shown("", [], [], [])


def _block(draft: Draft, page: Shown) -> Block:
    number, begin = draft.number, 0
    if draft.form is Form.HEADING and (found := _NUMBERED.match(page.words)):
        number, begin = int(found[1]), found.end()
    sentences = tuple(_sentences(page, begin))
    return Block(
        zone=draft.zone or Zone.BODY,
        form=draft.form,
        start=sentences[0].start if sentences else draft.runs[0].start,
        end=sentences[-1].end if sentences else draft.runs[-1].end,
        sentences=sentences,
        level=draft.level,
        group=draft.group,
        number=number,
        row=draft.row,
        column=draft.column,
        header=draft.header,
    )


def _sentences(page: Shown, begin: int) -> Iterator[Sentence]:
    """Each sentence with its own pieces; both lists are walked once."""
    index = 0
    for low, high in split(page.words, begin, page.lines, page.stops):
        pieces = []
        while index < len(page.pieces):
            at, length, start, end = page.pieces[index]
            if at >= high:
                break
            if at + length > low:
                pieces.append(_cut(at, length, start, end, low, high))
            if at + length > high:
                break
            index += 1
        yield Sentence(
            start=pieces[0].start, end=pieces[-1].end, words=page.words[low:high], pieces=tuple(pieces)
        )


def _cut(at: int, length: int, start: int, end: int, low: int, high: int) -> Piece:
    """The part of a piece inside `words[low:high]`, counted from `low`."""
    before, after = max(low - at, 0), max(at + length - high, 0)
    if length != end - start:
        return Piece(at=at + before - low, length=length - before - after, start=start, end=end)
    return Piece(at=at + before - low, length=length - before - after, start=start + before, end=end - after)
