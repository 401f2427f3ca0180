"""A document's sentences, found by source offsets: from what a record quotes to what a reader sees."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from verifier.model.document import Block, Document, Form, Piece, Sentence, Zone


class Spot(NamedTuple):
    """A stretch of one sentence's words."""

    block: int
    sentence: int
    """Index within its block."""
    low: int
    high: int


class Locator:
    """Finds the words at source offsets. Blocks that were never read for claims are shown line by line."""

    def __init__(self, document: Document) -> None:
        whole = Block(zone=Zone.CODE, form=Form.PARAGRAPH, start=0, end=len(document.text))
        self.blocks = tuple(
            block
            if block.sentences
            else block.model_copy(update={"sentences": tuple(_lines(document.text, block))})
            for block in document.blocks or (whole,)
        )
        order = [
            (sentence.start, sentence.end, block, index)
            for block, one in enumerate(self.blocks)
            for index, sentence in enumerate(one.sentences)
        ]
        self._order = sorted(order)
        self._starts = [start for start, *_ in self._order]

    def find(self, start: int, end: int) -> tuple[Spot, ...]:
        """Every stretch of words that stands at `start` to `end`, in the order of the source."""
        found = []
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(self._order) and self._order[at][0] < end:
            _, _, block, index = self._order[at]
            words = within(self.blocks[block].sentences[index], start, end)
            if words:
                found.append(Spot(block, index, *words))
            at += 1
        return tuple(found)


def within(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The stretch of the sentence's words whose source lies between `start` and `end`."""
    pieces = sentence.pieces
    first = max(0, bisect_right(pieces, start, key=lambda piece: piece.start) - 1)
    low = high = -1
    for piece in pieces[first:]:
        if piece.start >= end:
            break
        if piece.end <= start or not piece.length:
            continue
        if piece.length == piece.end - piece.start:
            cut = max(0, start - piece.start), min(piece.length, end - piece.start)
        else:
            cut = 0, piece.length
        low = piece.at + cut[0] if low < 0 else low
        high = piece.at + cut[1]
    return (low, high) if 0 <= low < high else None


def _lines(text: str, block: Block) -> Iterator[Sentence]:
    at = block.start
    for line in text[block.start : block.end].split("\n"):
        piece = Piece(at=0, length=len(line), start=at, end=at + len(line))
        yield Sentence(start=at, end=at + len(line), words=line, pieces=(piece,))
        at += len(line) + 1
