"""Table, Listing, Section: blocks of a document seen together."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.model.document import Block, Document, Form, Zone
from verifier.model.record import Record


class Table(Record):
    """The cells of one table, row by row."""

    group: int
    rows: tuple[tuple[Block, ...], ...]

    @property
    def header(self) -> tuple[Block, ...]:
        """The first row, where it heads the columns; else nothing."""
        return self.rows[0] if self.rows and all(cell.header for cell in self.rows[0]) else ()

    @property
    def heads(self) -> tuple[Block, ...]:
        """The cells of the header above all columns but the first; the first may have none."""
        return tuple(cell for cell in self.header if cell.column > 0)

    @property
    def body(self) -> tuple[tuple[Block, ...], ...]:
        """The rows below the header."""
        return self.rows[1:] if self.header else self.rows

    def column(self, index: int) -> tuple[Block, ...]:
        """The cells of one column below the header."""
        return tuple(cell for row in self.body for cell in row if cell.column == index)


class Listing(Record):
    """The items of one list, and the block that stands before it."""

    group: int
    first: int
    """Index of its first item among the document's blocks."""
    items: tuple[Block, ...]
    """All items, nested ones included."""

    @property
    def top(self) -> tuple[Block, ...]:
        """The items of the outermost level."""
        least = min(item.level for item in self.items)
        return tuple(item for item in self.items if item.level == least)


class Section(Record):
    """A heading and the blocks up to the next heading of its level or above."""

    heading: int
    blocks: tuple[int, ...]


def tables(document: Document) -> Iterator[Table]:
    """Every table, in reading order."""
    groups: dict[int, dict[int, list[Block]]] = {}
    for block in document.blocks:
        if block.form is Form.CELL and block.group >= 0:
            groups.setdefault(block.group, {}).setdefault(block.row, []).append(block)
    for group, rows in groups.items():
        yield Table(group=group, rows=tuple(tuple(rows[row]) for row in sorted(rows)))


def listings(document: Document) -> Iterator[Listing]:
    """Every list, in reading order."""
    groups: dict[int, list[int]] = {}
    for index, block in enumerate(document.blocks):
        if block.form is Form.ITEM and block.group >= 0:
            groups.setdefault(block.group, []).append(index)
    for group, indexes in groups.items():
        yield Listing(group=group, first=indexes[0], items=tuple(document.blocks[i] for i in indexes))


def sections(document: Document) -> Iterator[Section]:
    """Every heading with what stands under it."""
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.form is Form.HEADING and block.zone not in (Zone.REFERENCES, Zone.RELATED):
            end = index + 1
            while end < len(blocks) and not (
                blocks[end].form is Form.HEADING and blocks[end].level <= block.level
            ):
                end += 1
            yield Section(heading=index, blocks=tuple(range(index + 1, end)))
