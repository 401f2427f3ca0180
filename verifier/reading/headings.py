"""Which lines of plain text are headings: short, title-like, with something longer below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.model.document import Zone
from verifier.reading.bylines import signs
from verifier.reading.lines import Line, Look
from verifier.reading.zones import captioned, label

_LONGEST = 90
_LONGEST_TITLE = 160
_MOST_WORDS = 14
_FEW_WORDS = 8
_LONG_TEXT = 60
_NO_END = ".,;:…|"
_FOREIGN = re.compile(r"://|@| \| ")
_CLOSING = "\"'”’)]"
_SENTENCE_END = (".", "!", "?", ":", "”", '"', "…")
_LISTS = (Look.BULLET, Look.NUMBERED, Look.TABLE)


class Headings:
    """Judges lines by what stands around them; `following[i]` is the next line that is not blank."""

    def __init__(self, text: str, rows: Sequence[Line]) -> None:
        self.text = text
        self.rows = rows
        self.following = [len(rows)] * len(rows)
        self.before = [-1] * len(rows)
        seen, last = len(rows), -1
        for index in range(len(rows) - 1, -1, -1):
            self.following[index] = seen
            if rows[index].look is not Look.BLANK:
                seen = index
        for index, row in enumerate(rows):
            self.before[index] = last
            if row.look is not Look.BLANK:
                last = index
        blank = sum(row.look is Look.BLANK for row in rows)
        self.marked = any(row.look is Look.ATX for row in rows)
        """Its headings are marked, so a line without a mark is none."""
        self.dense = blank * 8 < len(rows)
        """Nearly no blank lines: each line is a paragraph."""

    def words(self, index: int) -> str:
        """The text of a line after its marker."""
        row = self.rows[index]
        return self.text[row.inner : row.end]

    def bare(self, index: int) -> bool:
        """Whether a line without any marker is a heading."""
        row, last = self.rows[index], self.before[index]
        opens = last < 0
        if row.end - row.inner > (_LONGEST_TITLE if opens else _LONGEST):
            return False
        words = self.words(index)
        announced = label(words)
        if announced:
            after = self.following[index]
            listed = after < len(self.rows) and self.rows[after].look in _LISTS
            return listed or announced is Zone.REFERENCES
        if self.marked or captioned(words) or not _titled(words, opens) or signs(words):
            return False
        apart = opens or self.dense or last < index - 1 or self.rows[last].look is not Look.TEXT
        return (apart or self._short(last)) and self._leads(index)

    def numbered(self, index: int) -> bool:
        """Whether "2. Costs" is a heading, not an item of a list."""
        row, last, after = self.rows[index], self.before[index], self.following[index]
        if row.end - row.inner > _LONGEST or after >= len(self.rows):
            return False
        if last >= 0 and self.rows[last].look is Look.NUMBERED and not self.numbered_before(last):
            return False
        below = self.rows[after]
        if below.look is not Look.TEXT or below.indent > row.indent:
            return False
        return self.words(index).rstrip(_CLOSING)[-1:] not in _NO_END and self._long(after)

    def numbered_before(self, index: int) -> bool:
        """Whether the numbered line before is followed by text, so is no neighbour in a list."""
        after = self.following[index]
        return after < len(self.rows) and self.rows[after].look is Look.TEXT

    def _leads(self, index: int) -> bool:
        """Whether something longer follows, at most one other heading in between."""
        after = self.following[index]
        if after >= len(self.rows):
            return False
        if self.rows[after].look in _LISTS or self._long(after):
            return True
        beyond = self.following[after]
        return beyond < len(self.rows) and self.rows[beyond].look is Look.TEXT and self._long(beyond)

    def _long(self, index: int) -> bool:
        row = self.rows[index]
        return row.end - row.inner >= _LONG_TEXT or self.words(index).endswith(_SENTENCE_END)

    def _short(self, index: int) -> bool:
        row = self.rows[index]
        return row.end - row.inner <= _LONGEST and not self._long(index)


def _titled(words: str, opens: bool) -> bool:
    """Whether the words of a line could be a title."""
    first = words.lstrip("\"'“‘«($€£¥")[:1]
    if (
        words.rstrip(_CLOSING)[-1:] in _NO_END
        or not (first.isupper() or first.isdigit())
        or "://" in words
        or "@" in words
    ):
        return False
    parts = words.split()
    if len(parts) > (2 * _MOST_WORDS if opens else _MOST_WORDS):
        return False
    if not any(len(part) > 2 and part.isalpha() for part in parts):
        return False
    if words[-1] in "!?" and len(parts) > _FEW_WORDS:
        return opens
    weighty = [part for part in parts if len(part) > 3 and part[0].isalpha()]
    capitals = sum(part[0].isupper() for part in weighty)
    return opens or len(parts) <= _FEW_WORDS or capitals * 5 >= len(weighty) * 3
