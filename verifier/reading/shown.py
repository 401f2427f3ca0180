"""Runs of source in, the words a reader sees and the way back out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

LINE = "\n"
"""Shown in place of a hard line break: a sentence may end here."""
STOP = "\f"
"""Shown where one passage ends inside a block: a sentence ends here."""


class Run(NamedTuple):
    """A stretch of source; `shown` is None where it is shown as it stands."""

    start: int
    end: int
    shown: str | None = None


class Shown(NamedTuple):
    """Words, pieces as (at, length, start, end), and where a sentence may or must end."""

    words: str
    pieces: list[tuple[int, int, int, int]]
    lines: list[int]
    stops: list[int]


_JOINERS = "\u00a0\u2007\u2009\u202f"
_INVISIBLE = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_ODD = re.compile(rf"(?:[^\S ]|  )\s*|[{_INVISIBLE}]+")
_LOOSE_JOINER = re.compile(rf"[{_JOINERS}](?!\d)")


def shown(text: str, runs: Iterable[Run]) -> Shown:
    """White space becomes one space, invisible characters vanish, nothing else is touched."""
    page = _Page()
    for start, end, seen in runs:
        if seen is None:
            page.copy(text, start, end)
        elif seen in (LINE, STOP):
            page.pause(seen, start, end)
        elif seen.isspace():
            page.space(seen[0], start, end)
        elif seen:
            page.put(seen, start, end)
    return page.finish()


class _Page:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[tuple[int, int, int, int]] = []
        self.lines: list[int] = []
        self.stops: list[int] = []
        self.length = 0
        self.last = " "

    def copy(self, text: str, start: int, end: int) -> None:
        """Letter by letter, but for odd characters."""
        for odd in _ODD.finditer(text, start, end):
            if odd.start() > start:
                self.put(text[start : odd.start()], start, odd.start())
            start = odd.end()
            if odd[0][0].isspace():
                self.space(odd[0] if len(odd[0]) == 1 else " ", odd.start(), odd.start() + 1)
        if start < end:
            self.put(text[start:end], start, end)

    def space(self, seen: str, start: int, end: int) -> None:
        """One space, or nothing where there is one already; a joiner holds digits together."""
        if self.last not in " " + _JOINERS:
            self.put(seen if seen in _JOINERS and self.last.isdigit() else " ", start, end)

    def pause(self, kind: str, start: int, end: int) -> None:
        """A space at which a sentence may end."""
        if self.length:
            self.space(" ", start, end)
            (self.stops if kind == STOP else self.lines).append(self.length)

    def put(self, seen: str, start: int, end: int) -> None:
        """Show these words for this stretch of source."""
        if seen[0] == " " and self.last in " " + _JOINERS and end - start == len(seen):
            seen, start = seen[1:], start + 1
            if not seen:
                return
        length = len(seen)
        if self.pieces and length == end - start:
            at, before, first, until = self.pieces[-1]
            if until == start and before == until - first:
                self.pieces[-1] = (at, before + length, first, end)
                self._append(seen)
                return
        self.pieces.append((self.length, length, start, end))
        self._append(seen)

    def _append(self, seen: str) -> None:
        self.parts.append(seen)
        self.length += len(seen)
        self.last = seen[-1]

    def finish(self) -> Shown:
        """Without a space at the end."""
        words = _LOOSE_JOINER.sub(" ", "".join(self.parts))
        if words.endswith(" "):
            words = words[:-1]
            at, length, start, end = self.pieces.pop()
            if length > 1:
                self.pieces.append((at, length - 1, start, end - 1))
        lines = [at for at in self.lines if at < len(words)]
        return Shown(words, self.pieces, lines, [at for at in self.stops if at < len(words)])
