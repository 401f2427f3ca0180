"""Document, Block, Sentence: the text, its zones, and where each sentence stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from verifier.model.period import Period
from verifier.model.record import Record


class Zone(StrEnum):
    """What part a passage plays in its text."""

    HEADLINE = "headline"
    SUMMARY = "summary"
    HEADING = "heading"
    BODY = "body"
    LIST = "list"
    TABLE = "table"
    CAPTION = "caption"
    QUOTATION = "quotation"
    REFERENCES = "references"
    RELATED = "related"
    CODE = "code"
    FRONT_MATTER = "front-matter"


class Form(StrEnum):
    """How a block is built, whatever its zone: a summary may be paragraphs or items."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"


class Piece(Record):
    """`words[at:at + length]` is what a reader sees of `text[start:end]`.

    Where the lengths are equal the piece is copied letter by letter; else it is one unit (an entity).
    """

    at: int
    length: int
    start: int
    end: int


class Sentence(Record):
    """One sentence: its place in the source, and its words without markup and entities."""

    start: int
    end: int
    words: str
    pieces: tuple[Piece, ...]

    def span(self, low: int, high: int) -> tuple[int, int]:
        """Source offsets of `words[low:high]`; inner markup is inside, outer markup is not."""
        if low >= high:
            raise ValueError(f"empty stretch of words: {low}:{high}")
        return self._source(low, ending=False), self._source(high - 1, ending=True)

    def inner(self, start: int, end: int) -> tuple[int, int]:
        """The way back: which of the words stand at source offsets `start` to `end`."""
        found = [
            (piece.at + max(0, start - piece.start), piece.at + min(piece.length, end - piece.start))
            for piece in self.pieces
            if piece.start < end and start < piece.end
        ]
        if not found:
            raise ValueError(f"no words at {start}:{end}")
        return found[0][0], found[-1][1]

    def reads(self, start: int, end: int) -> str:
        """The words that stand at source offsets `start` to `end`."""
        parts = []
        for piece in self.pieces:
            if piece.start >= end or piece.end <= start:
                continue
            low, high = 0, piece.length
            if piece.length == piece.end - piece.start:
                low, high = max(0, start - piece.start), min(piece.length, end - piece.start)
            parts.append(self.words[piece.at + low : piece.at + high])
        return "".join(parts)

    def _source(self, index: int, *, ending: bool) -> int:
        piece = self.pieces[bisect_right(self.pieces, index, key=lambda piece: piece.at) - 1]
        if piece.length == piece.end - piece.start:
            return piece.start + index - piece.at + ending
        return piece.end if ending else piece.start


class Block(Record):
    """A paragraph, heading, list item or table cell."""

    zone: Zone
    form: Form
    start: int
    end: int
    sentences: tuple[Sentence, ...] = ()
    level: int = 0
    """Of a heading 1 to 6, of an item its depth from 1; else 0."""
    group: int = -1
    """Which list or table of the document, counted from 0; -1 outside."""
    number: int | None = None
    """The number printed before an item or a heading ("2. Costs"), if any."""
    row: int = -1
    """Of a cell, from 0, the header row included."""
    column: int = -1
    header: bool = False
    """Whether a cell heads its column or row."""

    @property
    def words(self) -> str:
        """The block as a reader sees it, sentences joined by one space."""
        return " ".join(sentence.words for sentence in self.sentences)


class Link(Record):
    """A hyperlink or footnote mark, and where it leads."""

    start: int
    end: int
    words: str
    target: str


class Document(Record):
    """A text as it was decoded, with everything we know of its form. Nothing in it is rewritten."""

    name: str
    text: str
    format: str = "plain"
    title: str = ""
    author: str = ""
    date: Period | None = None
    """When it was published; None if nobody said."""
    date_from: str = ""
    """Who said so: "front matter", "metadata", "byline", "--date"."""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()

    def sentences(self) -> Iterator[tuple[int, Block, Sentence]]:
        """Every sentence in reading order, with the index of its block and the block."""
        for index, block in enumerate(self.blocks):
            for sentence in block.sentences:
                yield index, block, sentence

    def standing(self, start: int, end: int) -> list[tuple[Block, Sentence]]:
        """The sentences that touch `text[start:end]`, with their blocks, in the order of the source."""
        first = bisect_right(self._reached, start)
        last = bisect_left(self._starts, end)
        return [(b, s) for b, s in self._placed[first:last] if start < s.end]

    def reads(self, start: int, end: int) -> str:
        """What a reader sees of `text[start:end]`: no markup, entities decoded, one space for a break."""
        parts = [sentence.reads(start, end) for _, sentence in self.standing(start, end)]
        return " ".join(part for part in parts if part) or " ".join(self.text[start:end].split())

    @cached_property
    def _placed(self) -> list[tuple[Block, Sentence]]:
        return sorted(((b, s) for _, b, s in self.sentences()), key=lambda pair: pair[1].start)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for _, sentence in self._placed]

    @cached_property
    def _reached(self) -> list[int]:
        """For each sentence where it or one before it ends last."""
        return list(accumulate((sentence.end for _, sentence in self._placed), max))

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        return (0, *(i + 1 for i, letter in enumerate(self.text) if letter == "\n"))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1; the column counts code points."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The way back from `place`."""
        return self._lines[line - 1] + column - 1
