"""Plain text in, Manuscript out: what was meant as heading, list, table, paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

from verifier.model.document import Form, Zone
from verifier.reading import frontmatter
from verifier.reading.drafts import Draft, Manuscript
from verifier.reading.headings import Headings
from verifier.reading.lines import Line, Look, lines
from verifier.reading.shown import Run

_CELL = re.compile(r"(?:[^|\\]|\\.?)+", re.DOTALL)
_GAP = re.compile(r"(?<=\S)(?: {3,}|\t+ *)(?=\S)")
"""What parts two columns that are set with spaces."""
_NARROWEST, _WIDEST = 45, 140


def read(text: str) -> Manuscript:
    """The manuscript of a plain text."""
    manuscript = Manuscript(text, "plain")
    begin = frontmatter.take(manuscript)
    _Reader(manuscript, list(lines(text, begin))).read()
    return manuscript


class _Reader:
    def __init__(self, manuscript: Manuscript, rows: list[Line]) -> None:
        self.manuscript = manuscript
        self.text = manuscript.text
        self.rows = rows
        self.headings = Headings(self.text, rows)
        self.width = self._width()
        self.titled = any(self._level(index) == 1 for index in range(len(rows)))
        self.lists: list[tuple[int, int, Look, int]] = []
        """Open lists as (indent, group, look, last number)."""

    def read(self) -> None:
        """Walk down the lines once."""
        index = 0
        while index < len(self.rows):
            row = self.rows[index]
            if row.look is Look.BLANK:
                index += 1
            elif row.look in (Look.BULLET, Look.NUMBERED) and not self._heads(index):
                index = self._item(index)
            else:
                self.lists.clear()
                index = self._other(index, row)

    def _heads(self, index: int) -> bool:
        return self.rows[index].look is Look.NUMBERED and self.headings.numbered(index)

    def _other(self, index: int, row: Line) -> int:
        match row.look:
            case Look.FENCE:
                return self._fence(index)
            case Look.QUOTE:
                return self._quotation(index)
            case Look.UNDERLINE | Look.DASHES:
                return index + 1
            case Look.ATX | Look.NUMBERED:
                return self._heading(index, self._level(index) or 3)
            case Look.TABLE if self._tabular(index):
                return self._table(index)
            case Look.TEXT if self._columned(index):
                return self._columns(index)
        if level := self._level(index):
            return self._heading(index, level) + 1
        if self.headings.bare(index) and not self._joins(index):
            opens = self.headings.before[index] < 0 and not self.titled
            return self._heading(index, 1 if opens else 2)
        return self._paragraph(index)

    def _level(self, index: int) -> int:
        """The level of a heading that is marked as one, with # or by a line below; else 0."""
        row = self.rows[index]
        if row.look is Look.ATX:
            return row.mark
        if row.look is not Look.TEXT or index + 1 >= len(self.rows):
            return 0
        under, length = self.rows[index + 1], row.end - row.start
        if under.look is Look.UNDERLINE and length <= 120 and self.text[under.start] in "=-":
            return under.mark if under.mark == 1 or 2 * (under.end - under.start) >= length else 0
        return 0

    def _heading(self, index: int, level: int) -> int:
        row = self.rows[index]
        start = row.start if row.look is Look.NUMBERED else row.inner
        end = row.end
        if row.look is Look.ATX:
            end = start + len(self.text[start:end].rstrip("#").rstrip() or self.text[start:end])
        self._open(Draft(Form.HEADING, level=level), start, end)
        return index + 1

    def _open(self, draft: Draft, start: int, end: int) -> None:
        draft.bold = False
        self.manuscript.open(draft).runs.append(Run(start, end))
        self.manuscript.close()

    def _paragraph(self, index: int) -> int:
        last = index
        while self._joins(last):
            last += 1
        self._open(Draft(Form.PARAGRAPH), self.rows[index].start, self.rows[last].end)
        return last + 1

    def _item(self, index: int) -> int:
        row = self.rows[index]
        number = row.mark if row.look is Look.NUMBERED else None
        group = self._list(row, number)
        last = index
        while self._joins(last) or self._hangs(index, last):
            last += 1
        draft = Draft(Form.ITEM, level=len(self.lists), group=group, number=number)
        self._open(draft, row.inner, self.rows[last].end)
        return last + 1

    def _list(self, row: Line, number: int | None) -> int:
        """The list an item belongs to: by its indent, its kind of marker, its number."""
        while self.lists and row.indent < self.lists[-1][0]:
            self.lists.pop()
        if self.lists and row.indent <= self.lists[-1][0] + 1:
            indent, group, look, last = self.lists.pop()
            if look is not row.look or (number is not None and number <= last):
                group = self.manuscript.group()
        else:
            indent, group = row.indent, self.manuscript.group()
        self.lists.append((indent, group, row.look, number or 0))
        return group

    def _hangs(self, first: int, last: int) -> bool:
        """Whether the next line is indented as the rest of an item."""
        after = last + 1
        return (
            after < len(self.rows)
            and self.rows[after].look in (Look.TEXT, Look.TABLE)
            and self.rows[after].indent > self.rows[first].indent
        )

    def _joins(self, index: int) -> bool:
        """Whether the next line goes on with the paragraph of this one."""
        after = index + 1
        if after >= len(self.rows) or self.rows[after].look not in (Look.TEXT, Look.TABLE):
            return False
        row, below = self.rows[index], self.rows[after]
        if self.text[below.start].islower() and self.text[row.end - 1] not in ".!?:|":
            return True
        return self.width > 0 and self._filled(row, below)

    def _filled(self, row: Line, below: Line) -> bool:
        """Whether the first word of the line below had found no room on this one."""
        space = self.text.find(" ", below.start, below.end)
        word = (space if space >= 0 else below.end) - below.start
        return row.indent + row.end - row.start + 1 + word > self.width * 0.85

    def _width(self) -> int:
        """The width to which the lines were wrapped by hand; 0 where they were not."""
        rows = self.rows
        lengths = sorted(row.indent + row.end - row.start for row in rows if row.look is Look.TEXT)
        self.width = lengths[len(lengths) * 19 // 20] if lengths else 0
        if not _NARROWEST <= self.width <= _WIDEST:
            return 0
        pairs = [
            (row, below)
            for row, below in pairwise(rows)
            if below.look is Look.TEXT and row.look in (Look.TEXT, Look.BULLET, Look.NUMBERED)
        ]
        full = sum(self._filled(row, below) for row, below in pairs)
        return self.width if full * 5 >= len(pairs) * 3 else 0

    def _quotation(self, index: int) -> int:
        draft = self.manuscript.open(Draft(Form.PARAGRAPH, Zone.QUOTATION, bold=False))
        while index < len(self.rows) and self.rows[index].look is Look.QUOTE:
            row = self.rows[index]
            index += 1
            if row.inner == row.end:
                break
            if draft.runs:
                draft.runs.append(Run(row.start - 1, row.start, " "))
            draft.runs.append(Run(row.inner, row.end))
        self.manuscript.close()
        return index

    def _fence(self, index: int) -> int:
        """Code up to the closing fence; a fence that never closes is no fence."""
        for after in range(index + 1, len(self.rows)):
            if self.rows[after].look is Look.FENCE:
                self.manuscript.code(self.rows[index].start, self.rows[after].end)
                return after + 1
        return index + 1

    def _columned(self, index: int) -> bool:
        """Whether a line is set in three or more columns with spaces, whose heads nobody can tell."""
        row = self.rows[index]
        return len(_GAP.findall(self.text, row.start, row.end)) > 1

    def _columns(self, index: int) -> int:
        """Such lines one below the other are kept out of the prose, as code is."""
        after = index
        while after < len(self.rows) and self.rows[after].look is Look.TEXT and self._columned(after):
            after += 1
        self.manuscript.code(self.rows[index].start, self.rows[after - 1].end)
        return after

    def _tabular(self, index: int) -> bool:
        """Whether a table begins here: a row of dashes below, or bars at the edge of two lines."""
        if index + 1 >= len(self.rows):
            return False
        row, below = self.rows[index], self.rows[index + 1]
        edged = self.text[row.start] == self.text[below.start] == "|"
        return below.look is Look.DASHES or (edged and below.look is Look.TABLE)

    def _table(self, index: int) -> int:
        group, number = self.manuscript.group(), 0
        headed = self.rows[index + 1].look is Look.DASHES
        while index < len(self.rows) and self.rows[index].look in (Look.TABLE, Look.DASHES):
            row = self.rows[index]
            if row.look is Look.TABLE:
                self._cells(row, group, number, headed and number == 0)
                number += 1
            index += 1
        return index

    def _cells(self, row: Line, group: int, number: int, header: bool) -> None:
        start, end = row.start, row.end
        start += self.text[start] == "|"
        end -= end > start and self.text[end - 1] == "|"
        column = 0
        while start <= end:
            found = _CELL.match(self.text, start, end)
            stop = found.end() if found else start
            if self.text[start:stop].strip():
                draft = Draft(Form.CELL, group=group, row=number, column=column, header=header)
                self._open(draft, start, stop)
            start, column = stop + 1, column + 1
