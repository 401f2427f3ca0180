"""An open HTML table: which row and column the next cell stands in."""

from __future__ import annotations

from collections.abc import Mapping

from verifier.reading.frames import whole

_WIDEST = 200
_TALLEST = 1000


class Grid:
    """Counts rows and columns, cells that reach over several included."""

    def __init__(self, depth: int, group: int) -> None:
        self.depth = depth
        self.group = group
        self.row = -1
        self.column = 0
        self.head = False
        self._taken: dict[int, int] = {}

    def next_row(self) -> None:
        """Begin a row."""
        self.row += 1
        self.column = 0

    def cell(self, attributes: Mapping[str, str]) -> tuple[int, int]:
        """Row and column of the next cell."""
        self.row = max(self.row, 0)
        while self._taken.get(self.column, -1) >= self.row:
            self.column += 1
        column = self.column
        width = _count(attributes.get("colspan", ""), _WIDEST)
        until = self.row + _count(attributes.get("rowspan", ""), _TALLEST) - 1
        self.column += width
        if until > self.row and self.column <= _WIDEST:
            self._taken.update(dict.fromkeys(range(column, self.column), until))
        return self.row, column


def _count(written: str, most: int) -> int:
    return min(max(whole(written, 1), 1), most)
