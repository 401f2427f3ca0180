"""A place in, the sentence it stands in out, its words marked."""

from __future__ import annotations

from typing import NamedTuple

from verifier.model.document import Block, Document, Form
from verifier.model.finding import Place
from verifier.reporting.locate import Locator, Spot

_AROUND = 220


class Context(NamedTuple):
    """What stands before the quoted words, the words, and what stands behind."""

    before: str
    words: str
    after: str
    label: str = ""
    """Of a table cell: its row and column."""


def context(document: Document, locator: Locator, place: Place) -> Context:
    """The words of a place in their sentence, cut where the sentence is very long."""
    spots = locator.find(place.start, place.end)
    if not spots:
        around = document.text[max(0, place.start - 80) : place.start].rpartition("\n")[2]
        return Context(around, place.quote, document.text[place.end : place.end + 80].partition("\n")[0])
    first, last = spots[0], spots[-1]
    before = _words(locator, first)[: first.low]
    words = " ".join(_words(locator, spot)[spot.low : spot.high] for spot in spots)
    after = _words(locator, last)[last.high :]
    if len(words) > 2 * _AROUND:
        words = _head(words) + " " + _tail(words)[2:]
    return Context(_tail(before), words, _head(after), _label(locator, first))


def _words(locator: Locator, spot: Spot) -> str:
    return locator.blocks[spot.block].sentences[spot.sentence].words


def _tail(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    cut = text[-_AROUND:]
    return "… " + (cut.partition(" ")[2] or cut)


def _head(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    cut = text[:_AROUND]
    return (cut.rpartition(" ")[0] or cut) + " …"


def _label(locator: Locator, spot: Spot) -> str:
    cell = locator.blocks[spot.block]
    if cell.form is not Form.CELL or cell.header:
        return ""
    table = [block for block in locator.blocks if block.form is Form.CELL and block.group == cell.group]
    heads = [block.words for block in table if _heads(block, cell)]
    return " · ".join(words for words in heads if words)


def _heads(block: Block, cell: Block) -> bool:
    first_in_row = block.row == cell.row and block.column == 0 and cell.column > 0
    return first_in_row or (block.header and block.column == cell.column and block.row < cell.row)
